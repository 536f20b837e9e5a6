import type { Ending } from '../../../engine/sweep-protocol.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import { type EndingKind, endingKind, type PresentRun, summaryOf } from './endings.ts'
import styles from './sweep.module.css'
import type { SweepLayout } from './sweep-layout.ts'

interface Props {
  readonly layout: SweepLayout
  readonly sweep: Sweep
  readonly mark: PresentRun | null
  readonly marksBest: boolean
  /** The run that is pointed at. */
  readonly shown: number | null
}

/** How each ending is drawn, around its point: a dot on the axis, a cross for what diverged, a wedge for what is beyond. */
const SHAPES: { readonly [K in EndingKind]: string } = {
  point: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  zero: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  beyond: 'M-3.5 3L0 -4L3.5 3Z',
  diverged: 'M-3 -3L3 3M-3 3L3 -3',
}

/** The ends of the runs, the best of them and those of the settings on screen marked. */
export function LrPoints({ layout, sweep: { plan, endings }, mark, marksBest, shown }: Props) {
  const { best } = summaryOf(endings)
  const at = (index: number, ending: Ending) => `translate(${layout.x(plan.rates[index] ?? 1)} ${layout.y(ending)})`
  const bestEnding = best === null ? null : endings[best]
  const shownEnding = shown === null ? null : endings[shown]
  return (
    <>
      {mark !== null && <Present layout={layout} mark={mark} rates={plan.rates} />}
      {plan.rates.map((lr, index) => {
        const ending = endings[index]
        if (!ending) return null
        const kind = endingKind(ending)
        return (
          <path key={lr} className={styles.point} data-kind={kind} d={SHAPES[kind]} transform={at(index, ending)} />
        )
      })}
      {marksBest && best !== null && bestEnding && (
        <circle className={styles.best} r={6} transform={at(best, bestEnding)} />
      )}
      {shown !== null && (
        <line
          className={styles.cursor}
          x1={layout.x(plan.rates[shown] ?? 1)}
          x2={layout.x(plan.rates[shown] ?? 1)}
          y1={layout.upper - 4}
          y2={layout.lower}
        />
      )}
      {shown !== null && shownEnding && <circle className={styles.shown} r={5} transform={at(shown, shownEnding)} />}
    </>
  )
}

/** The lr on screen, and where its run ends. */
function Present({ layout, mark, rates }: Pick<Props, 'layout'> & { mark: PresentRun; rates: readonly number[] }) {
  const { lr } = mark.config
  if (lr < (rates[0] ?? 0) || lr > (rates.at(-1) ?? 0)) return null
  const x = layout.x(lr)
  return (
    <g data-testid="sweep-present">
      <line className={styles.present} x1={x} x2={x} y1={layout.upper - 4} y2={layout.lower + 5} />
      <path className={styles.pointer} d="M-5 8L5 8L0 0Z" transform={`translate(${x} ${layout.lower})`} />
      {mark.ending !== null && (
        <path
          className={styles.pointer}
          d="M0 -6L6 0L0 6L-6 0Z"
          transform={`translate(${x} ${layout.y(mark.ending)})`}
        />
      )}
    </g>
  )
}
