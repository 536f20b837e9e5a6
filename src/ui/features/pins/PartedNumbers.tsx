import type { PartedDigits } from '../../../training/parted-digits.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './partings.module.css'

interface Props {
  readonly digits: PartedDigits
}

/** Two numbers side by side, what is the same in them first. */
export function PartedNumbers({ digits: { texts, at } }: Props) {
  const [left, right] = texts
  return (
    <span className={styles.numbers} {...verbatim}>
      <span>
        {left.slice(0, at)}
        <mark>{left.charAt(at)}</mark>
        {left.slice(at + 1)}
      </span>
      <span aria-hidden="true"> | </span>
      <span>
        {right.slice(0, at)}
        <mark>{right.charAt(at)}</mark>
        {right.slice(at + 1)}
      </span>
    </span>
  )
}
