import { type ChangeEvent, useRef, useState } from 'react'
import type { Problem, Reading } from '../../experiment/problem.ts'

/** How a typed value is understood and handed on. */
export interface Draftable<T> {
  /** The value in force, as text. */
  readonly text: string
  /** What the value belongs to, where the same component may come to stand for another. */
  readonly of?: string
  /** At once, or where it takes code that is not there yet, later. */
  read(text: string): Reading<T> | Promise<Reading<T>>
  /** Takes a value that could be read; says what is wrong with it, or null. */
  take(value: T): Problem | null
}

/** What is told of a text that was to be taken: what stands against it, or null. */
type HearProblem = (problem: Problem | null) => void

/** A value being typed: it counts when it is committed, and what cannot count stays there with its reason. */
export interface Draft {
  readonly text: string
  /** Whether something was typed that has not been taken. */
  readonly pending: boolean
  readonly problem: Problem | null
  change(event: ChangeEvent<HTMLInputElement>): void
  set(text: string): void
  /** Takes what was typed, if anything. */
  commit(told: HearProblem): void
  /** Takes another text in the place of what was typed: one of those that it may mean. */
  choose(text: string, told?: HearProblem): void
  /** Goes back to the value in force. */
  cancel(): void
}

interface Typed {
  readonly text: string
  readonly problem: Problem | null
  /** Whose value, and which, when typing began: when that changes, what was typed is about something gone. */
  readonly about: string
}

export function useDraft<T>({ text, of = '', read, take }: Draftable<T>): Draft {
  const [typed, setTyped] = useState<Typed | null>(null)
  /** The last that happened to it: what is read meanwhile is about something gone, too. */
  const last = useRef<object>(null)
  const about = `${of} ${text}`
  const current = typed?.about === about ? typed : null
  const put = (next: Typed | null) => {
    last.current = next
    setTyped(next)
  }
  const set = (next: string) => put({ text: next, problem: null, about })
  const choose: Draft['choose'] = (next, told) => {
    const tried = { text: next, problem: null, about }
    last.current = tried
    const end = (reading: Reading<T>) => {
      if (last.current !== tried) return
      const problem = reading.ok ? take(reading.value) : reading.problem
      put(problem && { ...tried, problem })
      told?.(problem)
    }
    const reading = read(next)
    if ('ok' in reading) end(reading)
    else void reading.then(end)
  }
  return {
    text: current?.text ?? text,
    pending: current !== null,
    problem: current?.problem ?? null,
    set,
    change: (event) => set(event.target.value),
    cancel: () => put(null),
    choose,
    commit: (told) => (current === null ? told(null) : choose(current.text, told)),
  }
}
