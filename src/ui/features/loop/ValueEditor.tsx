import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Key } from '../../../experiment/config.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { useApp } from '../../context.ts'
import { pasteIntoW } from '../../paste-matrix.ts'
import { useField } from '../../useField.ts'
import { Readings } from '../../widgets/Readings.tsx'
import type { Option } from '../../widgets/SelectField.tsx'
import { useTextInput } from '../../widgets/useTextInput.ts'
import styles from './Code.module.css'

interface Props {
  readonly name: Key
  /** The value was taken or given up: by a key or a choice, or because the focus went elsewhere. */
  readonly onDone: (how: 'key' | 'left') => void
}

type Field = ReturnType<typeof useField<Key>>

/** The control of a setting in the place of its value, by the rules of the setup panel's. */
export function ValueEditor({ name, onDone }: Props) {
  const field = useField(name)
  const { options } = field
  if (options === null) return <TextEditor field={field} onDone={onDone} isMatrix={name === 'W'} />
  return <ChoiceEditor field={field} options={options} onDone={onDone} />
}

interface EditorProps extends Pick<Props, 'onDone'> {
  readonly field: Field
}

function TextEditor({ field, onDone, isMatrix }: EditorProps & { readonly isMatrix: boolean }) {
  const app = useApp()
  const [refused, setRefused] = useState<Problem | null>(null)
  const { input, problem, choose } = useTextInput(field.typing, onDone)
  const element = useRef<HTMLInputElement>(null)
  const id = useId()
  useLayoutEffect(() => element.current?.select(), [])
  const tell = (told: Problem | null) => (told === null ? onDone('key') : setRefused(told))
  return (
    <>
      <input
        {...input}
        // A line of text would lose the lines of a matrix, and with them its rows.
        onPaste={isMatrix ? (event) => pasteIntoW(app, event, { tell }) : input.onPaste}
        ref={element}
        className={styles.editor}
        style={{ width: `${Math.max(3, input.value.length) + 1}ch` }}
        data-testid={`edit-${field.label}`}
        aria-label={field.label}
        aria-describedby={`${id}-hint ${id}-problem`}
      />
      <Remarks id={id} field={field} problem={problem ?? refused} onChoose={choose} />
    </>
  )
}

function ChoiceEditor({ field, options, onDone }: EditorProps & { readonly options: readonly Option[] }) {
  const element = useRef<HTMLSelectElement>(null)
  const [refused, setRefused] = useState<Problem | null>(null)
  const id = useId()
  useLayoutEffect(() => {
    element.current?.focus()
    openList(element.current)
  }, [])
  const choose = (chosen: string) => {
    const problem = field.choose(chosen)
    setRefused(problem)
    if (problem === null) onDone('key')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone('key')
  }
  return (
    <>
      <select
        ref={element}
        className={styles.editor}
        data-testid={`edit-${field.label}`}
        value={field.typing.text}
        onChange={(event) => choose(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onDone('left')}
        aria-label={field.label}
        aria-invalid={refused !== null}
        aria-describedby={`${id}-hint ${id}-problem`}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Remarks id={id} field={field} problem={refused} />
    </>
  )
}

/** Spares the second press, where the browser lets a page open a list. */
function openList(select: HTMLSelectElement | null): void {
  try {
    select?.showPicker()
  } catch {
    // The reader opens it.
  }
}

interface RemarksProps {
  readonly id: string
  readonly field: Field
  readonly problem: Problem | null
  readonly onChoose?: (text: string) => void
}

/** What the value means, for screen readers, and what is wrong with the one typed: over the lines below, moving none. */
function Remarks({ id, field, problem, onChoose }: RemarksProps) {
  const element = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (problem !== null) element.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <>
      <span id={`${id}-hint`} className="visually-hidden">
        {field.hint}
      </span>
      {problem !== null && (
        <span ref={element} id={`${id}-problem`} className={styles.problem} role="alert">
          <span>{field.say(problem)}</span>
          {onChoose && <Readings problem={problem} onChoose={onChoose} />}
        </span>
      )}
    </>
  )
}
