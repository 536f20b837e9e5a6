import type { PartedDigits } from '../../../training/parted-digits.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './partings.module.css'

interface Props {
  readonly digits: PartedDigits
}

/** Two numbers side by side, with the first digit in which they part marked in both. */
export function PartedNumbers({ digits: { texts, at } }: Props) {
  return (
    <span className={styles.numbers} {...verbatim}>
      <Marked text={texts[0]} at={at} />
      <span className={styles.bar}>|</span>
      <Marked text={texts[1]} at={at} />
    </span>
  )
}

/** Each text alone in its element, for the sake of translators. */
function Marked({ text, at }: { readonly text: string; readonly at: number }) {
  return (
    <span>
      <span>{text.slice(0, at)}</span>
      <mark>{text.charAt(at)}</mark>
      <span>{text.slice(at + 1)}</span>
    </span>
  )
}
