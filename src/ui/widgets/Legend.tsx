import styles from './Legend.module.css'
import { verbatim } from './verbatim.ts'

interface Props {
  readonly from: string
  readonly to: string
  /** CSS colours at the left end, the middle and the right end. */
  readonly colors: readonly [string, string, string]
}

/** The scale of a heatmap with the values at its ends. */
export function Legend({ from, to, colors }: Props) {
  return (
    <div className={styles.legend} {...verbatim}>
      <span>{from}</span>
      <span className={styles.bar} style={{ background: `linear-gradient(to right, ${colors.join(', ')})` }} />
      <span>{to}</span>
    </div>
  )
}
