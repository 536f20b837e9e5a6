import { useId, useState } from 'react'
import type { Problem } from '../../experiment/problem.ts'
import { describedBy, FieldRow, labelOf, type WayBack } from './FieldRow.tsx'
import { useFoldedTabIndex } from './Fold.tsx'
import styles from './fields.module.css'
import { verbatim } from './verbatim.ts'

/** One of the words to choose from. */
export interface Option {
  /** The value as the URL writes it. */
  readonly value: string
  readonly label: string
}

/** Longer words have no room beside a name. */
const LONGEST_BESIDE = 10

/** Longer words leave no room for the way back within the control. */
const LONGEST_WITH_BACK = 6

interface Props {
  readonly label: string
  readonly hint: string
  readonly testId: string
  readonly back?: WayBack | undefined
  readonly value: string
  readonly options: readonly Option[]
  /** Takes what was chosen; says what is wrong with it, or null. */
  readonly onChoose: (value: string) => Problem | null
  readonly say: (problem: Problem) => string
}

/** A labelled choice of a few words; one that cannot be taken leaves the value as it is and says why. */
export function SelectField({ label, hint, testId, back, value, options, onChoose, say }: Props) {
  const id = useId()
  const tabIndex = useFoldedTabIndex()
  const [refused, setRefused] = useState<Problem | null>(null)
  const longest = Math.max(...options.map((option) => option.label.length))
  const wide = longest > LONGEST_BESIDE
  return (
    <FieldRow {...{ id, label, hint, back, wide }} problem={refused === null ? null : say(refused)}>
      <select
        className={styles.input}
        {...verbatim}
        tabIndex={tabIndex}
        data-testid={testId}
        data-full={!wide && longest > LONGEST_WITH_BACK}
        value={value}
        onChange={(event) => setRefused(onChoose(event.target.value))}
        onBlur={() => setRefused(null)}
        aria-invalid={refused !== null}
        aria-labelledby={labelOf(id)}
        aria-describedby={describedBy(id, refused)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldRow>
  )
}
