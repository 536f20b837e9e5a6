import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { readFloat32, shortest, writeNumber } from '../../../experiment/numbers.ts'
import type { Problem, Reading } from '../../../experiment/problem.ts'
import { useApp } from '../../context.ts'
import { formatCell } from '../../format.ts'
import { laterCode } from '../../later-code.ts'
import { ACROSS } from '../../plot/arrow-keys.ts'
import { useDraft } from '../../widgets/useDraft.ts'
import styles from './matrices.module.css'

interface Props {
  readonly row: number
  readonly column: number
  readonly value: number
  readonly label: string
  readonly style: CSSProperties
  readonly testId: string
  /** Whether its number is hidden while it has not the focus, for want of room. */
  readonly mute: boolean
  /** Whether the Tab key stops here: one cell of the matrix at a time. */
  readonly stop: boolean
  readonly take: (value: number) => Problem | null
  /** Where a problem is said that `onProblem` was told. */
  readonly problemId: string
  readonly onProblem: TellProblem
  /** An arrow key asks for the cell so many rows down and columns to the right. */
  readonly onMove: (down: number, right: number) => void
}

/** What is wrong, and how a text that was meant is taken instead. */
export interface ToldProblem {
  readonly problem: Problem | null
  readonly choose?: ((text: string) => void) | undefined
}

export type TellProblem = (problem: ToldProblem['problem'], choose?: ToldProblem['choose']) => void

/** As people write numbers, once the code for that has come; as links do until then. */
function read(text: string): Reading<number> | Promise<Reading<number>> {
  const { result } = laterCode.attempt
  return (result?.ok ? result.value.readCell : readFloat32)(text)
}

/**
 * A cell of the target, as in a spreadsheet: arrow keys move, typing replaces, Enter edits and takes, Escape gives up.
 * It shows four digits, and all of them while it is edited.
 */
export function CellField(props: Props) {
  const { row, column, value, label, testId, style, mute, stop, take, problemId, onProblem, onMove } = props
  const app = useApp()
  const [focused, setFocused] = useState(false)
  const [editing, setEditing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const draft = useDraft({
    text: writeNumber(shortest(value)),
    of: `${row} ${column}`,
    read,
    take,
  })
  const tell = (problem: Problem | null) => onProblem(problem, draft.choose)
  // In a large matrix the field itself moves on, with the focus in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another cell
  useLayoutEffect(() => {
    if (focused) input.current?.select()
  }, [focused, row, column])
  const leave = () => {
    setEditing(false)
    if (draft.pending) draft.commit(tell)
  }
  const giveUp = () => {
    draft.cancel()
    setEditing(false)
    onProblem(null)
  }
  /** Shows all digits, at once: the next key may follow before another frame does. */
  const edit = () =>
    flushSync(() => {
      setEditing(true)
      draft.set(draft.text)
    })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'F2') {
      if (editing) leave()
      else edit()
      input.current?.select()
    } else if (event.key === 'Escape') {
      giveUp()
    }
    const move = ACROSS[event.key]
    if (move === undefined || editing) return
    event.preventDefault()
    onMove(move[1], move[0])
  }
  const onPaste = (event: ClipboardEvent) => {
    const { result } = laterCode.attempt
    const fill = (number: string) => draft.choose(number, tell)
    if (result?.ok) result.value.pasteIntoW(app, event, { giveUp, fill, tell: onProblem })
  }
  return (
    <input
      ref={input}
      className={mute && !focused ? `${styles.field} ${styles.mute}` : styles.field}
      style={style}
      data-testid={testId}
      data-row={row}
      data-column={column}
      type="text"
      autoComplete="off"
      spellCheck={false}
      tabIndex={stop ? 0 : -1}
      aria-label={label}
      aria-invalid={draft.problem !== null}
      aria-describedby={draft.problem === null ? undefined : problemId}
      value={draft.pending ? draft.text : formatCell(value)}
      onChange={(event) => {
        setEditing(true)
        draft.change(event)
        onProblem(null)
      }}
      onFocus={() => {
        setFocused(true)
        if (draft.problem !== null) tell(draft.problem)
      }}
      onBlur={() => {
        leave()
        setFocused(false)
      }}
      // The click that enters a cell puts the caret into it after the focus has come.
      onMouseUp={(event) => !editing && event.currentTarget.select()}
      onDoubleClick={edit}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  )
}
