import { useId } from 'react'
import { FieldRow } from './FieldRow.tsx'
import styles from './fields.module.css'
import { verbatim } from './verbatim.ts'

interface Props {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly testId: string
}

/** A field that is not to be changed: its name, what it means, and its value as text. */
export function ValueRow({ label, hint, value, testId }: Props) {
  return (
    <FieldRow {...{ id: useId(), label, hint }} problem={null}>
      <span className={styles.value} {...verbatim} data-testid={testId}>
        {value}
      </span>
    </FieldRow>
  )
}
