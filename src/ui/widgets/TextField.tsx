import { type ClipboardEvent, type KeyboardEvent, useId } from 'react'
import type { Problem } from '../../experiment/problem.ts'
import styles from './fields.module.css'
import { type Draftable, useDraft } from './useDraft.ts'

interface Props<T> extends Draftable<T> {
  readonly label: string
  /** What the field means, for a tooltip and for screen readers. */
  readonly hint: string
  readonly testId: string
  readonly numeric?: boolean
  readonly say: (problem: Problem) => string
  /** The value one arrow key up or down from what is typed; missing where there is no such thing. */
  readonly stepped?: ((text: string, direction: 1 | -1) => string | null) | undefined
}

/** A labelled line of text that stands for a value: Enter or leaving takes it, Escape gives it up, arrows step it. */
export function TextField<T>({ label, hint, testId, numeric = false, say, stepped, ...value }: Props<T>) {
  const draft = useDraft(value)
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape') draft.cancel()
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null
    const next = direction === null ? null : stepped?.(draft.text, direction)
    if (next === null || next === undefined) return
    event.preventDefault()
    draft.set(next)
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[\r\n]/.test(pasted.trim())) return
    // A line of text drops line ends, and with them the rows of a pasted matrix.
    event.preventDefault()
    draft.set(pasted.trim().replace(/[\r\n]+/g, pasted.includes('[') ? ' ' : ';'))
  }
  return (
    <div className={styles.row} title={hint}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        data-testid={testId}
        type="text"
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={draft.text}
        onChange={draft.change}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={draft.commit}
        aria-invalid={draft.problem !== null}
        aria-describedby={`${id}-hint${draft.problem === null ? '' : ` ${id}-problem`}`}
      />
      <span id={`${id}-hint`} className="visually-hidden">
        {hint}
      </span>
      {draft.problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {say(draft.problem)}
        </p>
      )}
    </div>
  )
}
