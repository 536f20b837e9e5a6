import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { Problem } from '../../experiment/problem.ts'
import { type Draftable, useDraft } from './useDraft.ts'

/** A value that is typed into a line of text. */
export interface Typing<T> extends Draftable<T> {
  /** The keyboard of a phone: only where there is nothing but digits to type. None of the others for numbers has a minus and an e. */
  readonly inputMode?: 'text' | 'numeric'
  /** The value one arrow key up or down from what is typed; missing where there is no such thing. */
  readonly stepped?: ((text: string, direction: 1 | -1) => string | null) | undefined
}

/**
 * A line of text that stands for a value, whatever stands around it: what its input element needs, and what is wrong.
 * Enter or leaving takes what was typed, Escape gives it up, arrows step it.
 * @param onDone the value was taken or given up: by a key, or because the focus went elsewhere
 */
export function useTextInput<T>(
  { inputMode = 'text', stepped, ...value }: Typing<T>,
  onDone?: (how: 'key' | 'left') => void,
) {
  const draft = useDraft(value)
  const done = (how: 'key' | 'left') => (problem: Problem | null) => problem === null && onDone?.(how)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') draft.commit(done('key'))
    if (event.key === 'Escape') {
      draft.cancel()
      onDone?.('key')
    }
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
  const input = {
    type: 'text',
    inputMode,
    enterKeyHint: 'done',
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    'aria-invalid': draft.problem !== null,
    value: draft.text,
    onChange: draft.change,
    onKeyDown,
    onPaste,
    onBlur: () => draft.commit(done('left')),
  } as const
  const choose = (text: string) => draft.choose(text, done('key'))
  return { problem: draft.problem, input, choose }
}
