import { type BeyondEnds, WITHIN } from './beyond.ts'
import styles from './Legend.module.css'
import { verbatim } from './verbatim.ts'

interface Props {
  readonly from: string
  readonly to: string
  /** CSS colours at the left end, the middle and the right end. */
  readonly colors: readonly [string, string, string]
  /** Where values lie beyond the ends: those have the colours of more than one value. */
  readonly beyond?: BeyondEnds
}

/** The scale of a heatmap with the values at its ends. */
export function Legend({ from, to, colors, beyond = WITHIN }: Props) {
  return (
    <div className={styles.legend} {...verbatim}>
      <span>{beyond.below ? `< ${from}` : from}</span>
      <span className={styles.bar} style={{ background: `linear-gradient(to right, ${colors.join(', ')})` }} />
      <span>{beyond.above ? `> ${to}` : to}</span>
    </div>
  )
}
