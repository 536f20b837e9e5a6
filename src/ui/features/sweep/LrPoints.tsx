import type { Ending } from '../../../engine/sweep-protocol.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import type { Frame } from './frame.ts'
import type { Mark } from './LrChart.tsx'
import { type Kind, kindOf, summaryOf } from './scales.ts'
import styles from './sweep.module.css'

interface Props {
  readonly frame: Frame
  readonly sweep: Sweep
  readonly mark: Mark | null
  /** The run that is pointed at. */
  readonly shown: number | null
}

/** How each ending is drawn, around its point: a dot on the axis, a cross for what diverged, a wedge for what is beyond. */
const SHAPES: { readonly [K in Kind]: string } = {
  point: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  zero: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  beyond: 'M-3.5 3L0 -4L3.5 3Z',
  diverged: 'M-3 -3L3 3M-3 3L3 -3',
}

/** The ends of the runs, the best of them and those of the settings on screen marked. */
export function LrPoints({ frame, sweep: { plan, endings }, mark, shown }: Props) {
  const { best } = summaryOf(endings)
  const at = (index: number, ending: Ending) => `translate(${frame.x(plan.rates[index] ?? 1)} ${frame.y(ending)})`
  const bestEnding = best === null ? null : endings[best]
  const shownEnding = shown === null ? null : endings[shown]
  return (
    <>
      {mark !== null && <Present frame={frame} mark={mark} rates={plan.rates} />}
      {plan.rates.map((lr, index) => {
        const ending = endings[index]
        if (!ending) return null
        const kind = kindOf(ending)
        return (
          <path key={lr} className={styles.point} data-kind={kind} d={SHAPES[kind]} transform={at(index, ending)} />
        )
      })}
      {best !== null && bestEnding && <circle className={styles.best} r={6} transform={at(best, bestEnding)} />}
      {shown !== null && (
        <line
          className={styles.cursor}
          x1={frame.x(plan.rates[shown] ?? 1)}
          x2={frame.x(plan.rates[shown] ?? 1)}
          y1={frame.upper - 4}
          y2={frame.lower}
        />
      )}
      {shown !== null && shownEnding && <circle className={styles.shown} r={5} transform={at(shown, shownEnding)} />}
    </>
  )
}

/** The lr on screen, and where its run ends. */
function Present({ frame, mark, rates }: Pick<Props, 'frame'> & { mark: Mark; rates: readonly number[] }) {
  const { lr } = mark.config
  if (lr < (rates[0] ?? 0) || lr > (rates.at(-1) ?? 0)) return null
  const x = frame.x(lr)
  return (
    <g data-testid="sweep-present">
      <line className={styles.present} x1={x} x2={x} y1={frame.upper - 4} y2={frame.lower + 5} />
      <path className={styles.pointer} d="M-5 8L5 8L0 0Z" transform={`translate(${x} ${frame.lower})`} />
      {mark.ending !== null && (
        <path
          className={styles.pointer}
          d="M0 -6L6 0L0 6L-6 0Z"
          transform={`translate(${x} ${frame.y(mark.ending)})`}
        />
      )}
    </g>
  )
}
