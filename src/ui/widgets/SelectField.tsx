import { useId, useState } from 'react'
import type { Problem } from '../../experiment/problem.ts'
import styles from './fields.module.css'
import { verbatim } from './verbatim.ts'

/** One of the words to choose from. */
export interface Option {
  /** The value as the URL writes it. */
  readonly value: string
  readonly label: string
}

interface Props {
  readonly label: string
  readonly hint: string
  readonly testId: string
  readonly value: string
  readonly options: readonly Option[]
  /** Takes what was chosen; says what is wrong with it, or null. */
  readonly onChoose: (value: string) => Problem | null
  readonly say: (problem: Problem) => string
}

/** A labelled choice of a few words; one that cannot be taken leaves the value as it is and says why. */
export function SelectField({ label, hint, testId, value, options, onChoose, say }: Props) {
  const id = useId()
  const [refused, setRefused] = useState<Problem | null>(null)
  return (
    <div className={styles.row} title={hint}>
      <label className={styles.label} {...verbatim} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.input}
        {...verbatim}
        data-testid={testId}
        value={value}
        onChange={(event) => setRefused(onChoose(event.target.value))}
        onBlur={() => setRefused(null)}
        aria-invalid={refused !== null}
        aria-describedby={`${id}-hint${refused === null ? '' : ` ${id}-problem`}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`} className="visually-hidden">
        {hint}
      </span>
      {refused !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {say(refused)}
        </p>
      )}
    </div>
  )
}
