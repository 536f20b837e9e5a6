import { useId } from 'react'
import type { Problem } from '../../experiment/problem.ts'
import { describedBy, FieldRow, labelOf, type WayBack } from './FieldRow.tsx'
import { useFoldedTabIndex } from './Fold.tsx'
import styles from './fields.module.css'
import { Readings } from './Readings.tsx'
import { type Typing, useTextInput } from './useTextInput.ts'

interface Props<T> extends Typing<T> {
  readonly label: string
  /** What the field means: its name explains it, and screen readers say it. */
  readonly hint: string
  readonly testId: string
  readonly back?: WayBack | undefined
  readonly say: (problem: Problem) => string
  readonly wide?: boolean
}

/** A labelled line of text that stands for a value: Enter or leaving takes it, Escape gives it up, arrows step it. */
export function TextField<T>({ label, hint, testId, back, say, wide = false, ...typing }: Props<T>) {
  const { input, problem, choose } = useTextInput(typing)
  const id = useId()
  const tabIndex = useFoldedTabIndex()
  return (
    <FieldRow
      {...{ id, label, hint, back, wide }}
      problem={problem === null ? null : say(problem)}
      readings={<Readings problem={problem} onChoose={choose} />}
    >
      <input
        {...input}
        className={styles.input}
        dir="ltr"
        tabIndex={tabIndex}
        data-testid={testId}
        aria-labelledby={labelOf(id)}
        aria-describedby={describedBy(id, problem)}
      />
    </FieldRow>
  )
}
