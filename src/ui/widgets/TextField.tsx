import { useId } from 'react'
import type { Problem } from '../../experiment/problem.ts'
import styles from './fields.module.css'
import { type Typing, useTextInput } from './useTextInput.ts'
import { verbatim } from './verbatim.ts'

interface Props<T> extends Typing<T> {
  readonly label: string
  /** What the field means, for a tooltip and for screen readers. */
  readonly hint: string
  readonly testId: string
  readonly say: (problem: Problem) => string
}

/** A labelled line of text that stands for a value: Enter or leaving takes it, Escape gives it up, arrows step it. */
export function TextField<T>({ label, hint, testId, say, ...typing }: Props<T>) {
  const { input, problem } = useTextInput(typing)
  const id = useId()
  return (
    <div className={styles.row} title={hint}>
      <label className={styles.label} {...verbatim} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={styles.input}
        dir="ltr"
        data-testid={testId}
        aria-describedby={`${id}-hint${problem === null ? '' : ` ${id}-problem`}`}
      />
      <span id={`${id}-hint`} className="visually-hidden">
        {hint}
      </span>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {say(problem)}
        </p>
      )}
    </div>
  )
}
