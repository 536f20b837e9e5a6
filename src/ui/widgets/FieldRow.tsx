import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useFoldedTabIndex } from './Fold.tsx'
import styles from './fields.module.css'
import { BackIcon } from './icons.tsx'
import { verbatim } from './verbatim.ts'

/** The way back to the value that a field has by itself. */
export interface WayBack {
  readonly label: string
  readonly testId: string
  readonly onBack: () => void
}

interface Props {
  /** The control's; `describedBy` names what describes it. */
  readonly id: string
  readonly label: string
  readonly hint: string
  /** What is wrong with the value, in words; null where nothing is. */
  readonly problem: string | null
  /** There where the value is another. */
  readonly back?: WayBack | undefined
  /** The control. */
  readonly children: ReactNode
}

/** The `aria-describedby` of a control that stands in a row. */
export function describedBy(id: string, problem: unknown): string {
  return `${id}-hint${problem === null ? '' : ` ${id}-problem`}`
}

/** A control with its name, what it means, and what is wrong with it right beneath, where it is seen. */
export function FieldRow({ id, label, hint, problem, back, children }: Props) {
  const tabIndex = useFoldedTabIndex()
  const message = useRef<HTMLParagraphElement>(null)
  // The row may stand at the lower edge of what scrolls.
  useLayoutEffect(() => {
    if (problem !== null) message.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div className={styles.row} data-changed={back !== undefined} title={hint}>
      <label className={styles.label} {...verbatim} htmlFor={id}>
        {label}
      </label>
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
      <span id={`${id}-hint`} className="visually-hidden">
        {hint}
      </span>
      {problem !== null && (
        <p ref={message} id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
