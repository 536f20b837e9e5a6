import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useFoldedTabIndex } from './Fold.tsx'
import styles from './fields.module.css'
import { BackIcon } from './menu-icons.tsx'
import { explanationOf, Term } from './Term.tsx'
import { verbatim } from './verbatim.ts'

/** The way back to the value that a field has by itself. */
export interface WayBack {
  readonly label: string
  readonly testId: string
  readonly onBack: () => void
}

interface Props {
  /** From which the ids of what names and describes the control are made. */
  readonly id: string
  readonly label: string
  readonly hint: string
  /** What is wrong with the value, in words; null where nothing is. */
  readonly problem: string | null
  /** What there is to choose from where it may mean two things. */
  readonly readings?: ReactNode
  /** There where the value is another. */
  readonly back?: WayBack | undefined
  /** The control stands under its name, as wide as there is room. */
  readonly wide?: boolean
  /** The control. */
  readonly children: ReactNode
}

/** The id of the name of a control that stands in a row, for `aria-labelledby`. */
export function labelOf(id: string): string {
  return `${id}-label`
}

/** The `aria-describedby` of a control that stands in a row. */
export function describedBy(id: string, problem: unknown): string {
  return `${explanationOf(labelOf(id))}${problem === null ? '' : ` ${id}-problem`}`
}

/** A control with its name, what it means, and what is wrong with it right beneath, where it is seen. */
export function FieldRow({ id, label, hint, problem, readings, back, wide = false, children }: Props) {
  const tabIndex = useFoldedTabIndex()
  const row = useRef<HTMLDivElement>(null)
  // The row may stand at the lower edge of what scrolls.
  useLayoutEffect(() => {
    if (problem !== null) row.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={row} className={styles.row} data-changed={back !== undefined} data-wide={wide}>
      <span className={styles.label}>
        <Term id={labelOf(id)} says={hint} tabIndex={tabIndex}>
          <span {...verbatim}>{label}</span>
        </Term>
      </span>
      <div className={styles.control}>
        {children}
        {back !== undefined && (
          <button
            type="button"
            className={styles.back}
            aria-label={back.label}
            title={back.label}
            data-testid={back.testId}
            tabIndex={tabIndex}
            onClick={back.onBack}
          >
            <BackIcon />
          </button>
        )}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          <span>{problem}</span>
          {readings}
        </p>
      )}
    </div>
  )
}
