import { createStore } from 'zustand/vanilla'
import type { Answer, Answered, Asked, Question } from '../../theory/questions/questions.ts'

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }

/** The part of a `Worker` that is used. */
type Port = {
  postMessage(asked: Asked): void
  onmessage: ((message: MessageEvent<Answered>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** What of the theory changes by itself. */
export interface TheoryState {
  /** The lr that the slider is held at, before it is given to the run. */
  readonly heldLr: number | null
  /** Which curve of the theory the chart shows. */
  readonly curve: 'expected' | 'ofMeanWeight' | null
}

/** The page's side of the theory: questions go to a worker, which starts with the first one. */
export class Theory {
  readonly store = createStore<TheoryState>(() => ({ heldLr: null, curve: null }))
  readonly #waiting = new Map<number, Waiting>()
  #port: Port | null = null
  #asked = 0

  /** Whether there is a worker already. */
  get started(): boolean {
    return this.#port !== null
  }

  /** Rejects where the worker cannot be started or finds no answer. */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#port ??= this.#start()
      const id = ++this.#asked
      this.#waiting.set(id, { resolve, reject })
      this.#port.postMessage({ id, question })
    })
  }

  #start(): Port {
    const port: Port = new Worker(new URL('../../theory/questions/theory-worker.ts', import.meta.url), {
      type: 'module',
      name: 'sgd-theory',
    })
    port.onmessage = ({ data }) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('answer' in data) waiting?.resolve(data.answer)
      else waiting?.reject(new Error(data.failure))
    }
    port.onerror = (event) => {
      // The next question tries anew.
      this.#port = null
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message))
      this.#waiting.clear()
    }
    return port
  }
}

/** The theory of a page. */
export function createTheory(): Theory {
  return new Theory()
}

/** Questions of one kind: one at a time is asked, and of those that come meanwhile only the latest. */
export class Line {
  readonly #ask: (question: Question) => Promise<Answer>
  readonly #hear: (answer: Answer | null) => void
  #busy = false
  #next: Question | null = null
  #open = true

  /** @param hear is told each answer; null where there is none */
  constructor(ask: (question: Question) => Promise<Answer>, hear: (answer: Answer | null) => void) {
    this.#ask = ask
    this.#hear = hear
  }

  ask(question: Question): void {
    this.#next = question
    if (!this.#busy) void this.#work()
  }

  /** Nothing is heard any more. */
  close(): void {
    this.#open = false
    this.#next = null
  }

  async #work(): Promise<void> {
    this.#busy = true
    while (this.#next !== null) {
      const question = this.#next
      this.#next = null
      const answer = await this.#ask(question).catch(() => null)
      if (this.#open) this.#hear(answer)
    }
    this.#busy = false
  }
}
