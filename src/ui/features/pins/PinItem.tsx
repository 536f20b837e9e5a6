import type { CSSProperties } from 'react'
import type { CompanionNews } from '../../../engine/page/companion.ts'
import type { Frame } from '../../../engine/protocol.ts'
import { configAt } from '../../../experiment/run.ts'
import { runNameText } from '../../../i18n/run-name-text.ts'
import type { Pin } from '../../../store/services/pins-state.ts'
import { learnedOf } from '../../../training/learned.ts'
import { difference } from '../../../training/progress.ts'
import { useMay, useSelected, useText } from '../../context.ts'
import { formatLoss } from '../../format.ts'
import { nameOf } from '../../run-name.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'
import { usePins } from '../../usePins.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import { MiniMatrix } from './MiniMatrix.tsx'
import styles from './pins.module.css'
import type { PinsText } from './text.ts'
import { pinsText } from './text.ts'

interface Props {
  readonly pin: Pin
  readonly place: number
  /** The error at the ends of the scale that all share. */
  readonly limit: number
  readonly news: CompanionNews | undefined
}

/** One pinned run: its number and line, what it is, how it stands, and what can be done with it. */
export function PinItem({ pin, place, limit, news }: Props) {
  const text = useText(pinsText)
  const pins = usePins()
  const naming = useText(runNameText)
  const name = useSelected((state) => nameOf(state.run, pin.run, naming))
  const may = useMay('pin')
  const look = PIN_LOOKS[place]
  const number = place + 1
  const style: CSSProperties & Record<'--hue', string | undefined> = { '--hue': look?.color }
  const point = () => pins.point(pin.id)
  const leave = () => pins.point(null)
  return (
    <li
      className={styles.item}
      style={style}
      data-testid={`pin-${number}`}
      data-iteration={news?.frame?.iteration ?? ''}
      data-status={news?.status ?? 'waiting'}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      <span className={styles.number}>
        <span>{number}</span>
        <svg className={styles.line} viewBox="0 0 20 4" aria-hidden="true">
          <path d="M0 2H20" strokeDasharray={look?.dash} />
        </svg>
      </span>
      {may ? (
        <>
          <button
            type="button"
            className={styles.name}
            {...verbatim}
            title={text.open(number, name)}
            aria-label={text.open(number, name)}
            data-testid={`pin-${number}-load`}
            onClick={() => pins.load(pin.id)}
          >
            {name}
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={text.remove(number, name)}
            title={text.remove(number, name)}
            data-testid={`pin-${number}-remove`}
            onClick={() => pins.remove(pin.id)}
          >
            ×
          </button>
        </>
      ) : (
        <span className={styles.name} {...verbatim}>
          {name}
        </span>
      )}
      {news?.frame ? (
        <Standing {...{ pin, limit, text }} frame={news.frame} status={news.status} />
      ) : (
        <Waiting {...{ news, text }} />
      )}
    </li>
  )
}

interface StandingProps {
  readonly pin: Pin
  readonly limit: number
  readonly frame: Frame
  readonly status: CompanionNews['status']
  readonly text: PinsText
}

function Standing({ pin: { run }, limit, frame, status, text }: StandingProps) {
  const { W } = configAt(run, frame.iteration)
  const apart = new Float32Array(W.data.length)
  const largest = difference(learnedOf(frame), W, apart)
  const percent = Math.floor((100 * frame.iteration) / run.config.iterations)
  return (
    <>
      <MiniMatrix
        rows={W.rows}
        columns={W.columns}
        values={apart}
        limit={limit}
        label={text.matrix(formatLoss(largest))}
      />
      <span className={styles.numbers} {...verbatim}>
        {status === 'computing' ? (
          <span>{text.computing(percent)}</span>
        ) : status === 'failed' ? (
          <span>{text.broken}</span>
        ) : (
          <>
            <span title={text.lossHint}>{frame.iteration === 0 ? '–' : formatLoss(frame.loss)}</span>
            <span title={text.errorHint}>{text.most(formatLoss(largest))}</span>
          </>
        )}
      </span>
    </>
  )
}

function Waiting({ news, text }: { readonly news: CompanionNews | undefined; readonly text: PinsText }) {
  const says = { waiting: text.waiting, computing: text.computing(0), done: '', failed: text.broken }
  return (
    <span className={styles.numbers} {...verbatim}>
      {says[news?.status ?? 'waiting']}
    </span>
  )
}
