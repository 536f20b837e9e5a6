import { Fragment, useState } from 'react'
import type { ReleasePair } from '../../../experiment/release-pairs.ts'
import { cellText } from '../../../i18n/cells.ts'
import type { PartingNews } from '../../../store/services/partings.ts'
import type { PartedNumber, PartedWeight, Parting } from '../../../training/parting.ts'
import { useText } from '../../context.ts'
import { useScreen } from '../../useScreen.ts'
import buttons from '../../widgets/buttons.module.css'
import { PartedNumbers } from './PartedNumbers.tsx'
import { type Sentence, whyTheyDoNot, whyTheyPart } from './parting-sentences.ts'
import { partingText } from './parting-text.ts'
import styles from './partings.module.css'

interface Props {
  /** The places of the two: 0 is the run on screen, then come the pins by their numbers. */
  readonly places: readonly [number, number]
  readonly runs: ReleasePair
  readonly news: PartingNews | null
  readonly onRetry: () => void
}

/** What has less room than this, in pixels, shows the details over the chart, when they are asked for. */
const ROOMY = 900

/** Two runs: the first iteration and the first digit in which they part, and why. */
export function PartingItem({ places, runs, news, onRetry }: Props) {
  const text = useText(partingText)
  const screen = useScreen()
  const [isOpen] = useState(() => screen !== 'widest' || innerHeight >= ROOMY)
  const [a, b] = runs
  const who = (place: number) => (place === 0 ? text.onScreen : text.pinned(place))
  return (
    <details className={styles.item} open={isOpen} data-testid="parting" data-status={news?.status ?? 'comparing'}>
      <summary className={styles.head}>
        <strong>{text.versus(a.config.torch, who(places[0]), b.config.torch, who(places[1]))}</strong>
        {news !== null && news.status !== 'failed' && <InShort news={news} iterations={a.config.iterations} />}
      </summary>
      <div className={styles.body}>
        {news?.status === 'failed' ? (
          <p role="alert" className={styles.why}>
            <span>{text.failed}</span>
            <button type="button" className={buttons.button} onClick={onRetry}>
              {text.again}
            </button>
          </p>
        ) : (
          news !== null && <Found parting={news.parting} isKnown={news.status === 'known'} runs={runs} />
        )}
      </div>
    </details>
  )
}

interface InShortProps {
  readonly news: Extract<PartingNews, { readonly parting: Parting }>
  readonly iterations: number
}

function InShort({ news: { status, parting }, iterations }: InShortProps) {
  const text = useText(partingText)
  const { weight, iteration } = parting
  return (
    <>
      {weight === null ? (
        <span>{text.alike}</span>
      ) : (
        <>
          <span>{text.partIn(weight.iteration)}</span>
          <PartedNumbers digits={weight.digits} />
        </>
      )}
      {status === 'comparing' && (
        <span className={styles.note}>{text.comparing(iteration, Math.floor((100 * iteration) / iterations))}</span>
      )}
    </>
  )
}

interface FoundProps {
  readonly parting: Parting
  readonly isKnown: boolean
  readonly runs: ReleasePair
}

function Found({ parting, isKnown, runs }: FoundProps) {
  const text = useText(partingText)
  const { first, weight, printed, cost, iteration } = parting
  if (first === null) return isKnown ? <Sentences of={whyTheyDoNot(runs, iteration, text)} /> : null
  const same = isKnown ? text.same(iteration) : text.sameSoFar(iteration)
  const rows = [
    { name: 'weight', found: weight },
    { name: 'printed', found: printed },
    { name: 'cost', found: cost },
  ] as const
  return (
    <>
      <dl>
        {rows.map(({ name, found }) => (
          <div key={name} className={styles.row} data-testid={`parting-${name}`}>
            <dt>{text.rows[name]}</dt>
            <dd>{found === null ? <span>{same}</span> : <Place found={found} />}</dd>
          </div>
        ))}
      </dl>
      <Sentences of={whyTheyPart(parting, runs, text)} />
      {isKnown && weight === null && <p>{text.noWeight}</p>}
    </>
  )
}

/** An iteration, and what parts there. */
function Place({ found }: { readonly found: PartedNumber | PartedWeight }) {
  const text = useText(partingText)
  const cells = useText(cellText)
  const { iteration, digits } = found
  return (
    <>
      <span>{text.iteration(iteration)}</span>
      <PartedNumbers digits={digits} />
      {digits.digit !== null && <span className={styles.note}>{text.digit(digits.digit)}</span>}
      {'place' in found && <span className={styles.note}>{nameOf(found, cells)}</span>}
    </>
  )
}

/** The weight as the page shows it, `weight.t()`. */
function nameOf({ place: [output = 0, input] }: PartedWeight, cells: (typeof cellText)['en']): string {
  return input === undefined ? cells.bias(output) : cells.weight(input, output)
}

function Sentences({ of }: { readonly of: readonly Sentence[] }) {
  return (
    <p className={styles.why} data-testid="parting-why">
      {of.map(({ text, digits }) => (
        <Fragment key={text}>
          <span>{text}</span>
          {digits && <PartedNumbers digits={digits} />}
        </Fragment>
      ))}
    </p>
  )
}
