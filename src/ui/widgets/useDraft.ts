import { type ChangeEvent, useState } from 'react'
import type { Problem, Reading } from '../../experiment/problem.ts'

/** How a typed value is understood and handed on. */
export interface Draftable<T> {
  /** The value in force, as text. */
  readonly text: string
  /** What the value belongs to, where the same component may come to stand for another. */
  readonly of?: string
  read(text: string): Reading<T>
  /** Takes a value that could be read; says what is wrong with it, or null. */
  take(value: T): Problem | null
}

/** A value being typed: it counts when it is committed, and what cannot count stays there with its reason. */
export interface Draft {
  readonly text: string
  /** Whether something was typed that has not been taken. */
  readonly pending: boolean
  readonly problem: Problem | null
  change(event: ChangeEvent<HTMLInputElement>): void
  set(text: string): void
  /** Takes what was typed, if anything. Returns what stands against it, or null. */
  commit(): Problem | null
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
  const about = `${of} ${text}`
  const current = typed?.about === about ? typed : null
  const set = (next: string) => setTyped({ text: next, problem: null, about })
  return {
    text: current?.text ?? text,
    pending: current !== null,
    problem: current?.problem ?? null,
    set,
    change: (event) => set(event.target.value),
    cancel: () => setTyped(null),
    commit() {
      if (current === null) return null
      const reading = read(current.text)
      const problem = reading.ok ? take(reading.value) : reading.problem
      setTyped(problem === null ? null : { ...current, problem })
      return problem
    },
  }
}
