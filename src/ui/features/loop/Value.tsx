import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Key } from '../../../experiment/config.ts'
import { sameValue } from '../../../experiment/run.ts'
import { useMay, useSelected, useText } from '../../context.ts'
import { useField } from '../../useField.ts'
import { useNamedField } from '../../useNamed.ts'
import styles from './Code.module.css'
import { loopText } from './text.ts'
import { ValueEditor } from './ValueEditor.tsx'

interface Props {
  readonly name: Key
  /** The value at iteration 0 as the program writes it. */
  readonly text: string
}

/** Typed on a number that has the focus, they begin to replace it. */
const DIGIT = /^[\d.+-]$/

/**
 * A setting in the program: a click, Enter or F2 makes a control of it where it stands. It says the value that the run
 * began with; the control begins with the one in effect, which live changes may have led to.
 */
export function Value({ name, text }: Props) {
  const says = useText(loopText)
  const { label, hint, may, typing } = useField(name)
  const isNamed = useNamedField('program') === name
  const asBegun = useSelected(({ run, shown }) => sameValue(run.config, shown, name))
  const [editing, setEditing] = useState(false)
  const returning = useRef(false)
  // At once: the key that begins it may be the first that is typed, and a list opens only in answer to a press.
  const edit = () => flushSync(() => setEditing(true))
  const onKeyDown = (event: KeyboardEvent) => {
    const presses = event.key === 'Enter' || event.key === ' ' || event.key === 'F2'
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (presses) event.preventDefault()
    if (presses || (typing.numeric && DIGIT.test(event.key))) edit()
  }
  if (!may) return <span>{text}</span>
  if (editing) {
    const done = (how: 'key' | 'left') => {
      returning.current = how === 'key'
      setEditing(false)
    }
    return <ValueEditor name={name} onDone={done} />
  }
  return (
    // A real button's text is neither wrapped with its line nor copied with it.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      ref={(element) => {
        if (returning.current) element?.focus()
        returning.current = false
      }}
      role="button"
      tabIndex={0}
      className={styles.value}
      data-key={name}
      data-named={isNamed || undefined}
      data-testid={`value-${label}`}
      aria-label={asBegun ? says.value(label, text) : says.valueNow(label, text, typing.text)}
      title={hint}
      onClick={edit}
      onKeyDown={onKeyDown}
    >
      {text}
    </span>
  )
}

/** A further piece of a value that takes several lines: pressed it leads to the first, which is the control. */
export function ValueEnd({ name, text }: Props) {
  const may = useMay(name)
  if (!may) return <span>{text}</span>
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys and screen readers have the first piece
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span
      className={styles.value}
      onClick={({ currentTarget }) =>
        currentTarget.closest('pre')?.querySelector<HTMLElement>(`[data-key="${name}"]`)?.click()
      }
    >
      {text}
    </span>
  )
}
