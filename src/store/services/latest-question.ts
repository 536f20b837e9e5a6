/**
 * What is known on a subject: the newest question, and the newest answer with the question that it answers, so that nothing
 * need be shown beside other settings than its own.
 */
export interface Told<Q, A> {
  readonly asked: Q | null
  readonly answered: { readonly question: Q; readonly answer: A } | null
  /** Whether the newest question cannot be answered. */
  readonly failed: boolean
}

export const NOTHING_TOLD = { asked: null, answered: null, failed: false } as const

interface Means<Q, A> {
  readonly ask: (question: Q) => Promise<A>
  readonly tell: (told: Told<Q, A>) => void
  /** Whether two questions have the same answer. */
  readonly same?: (a: Q, b: Q) => boolean
}

/** Questions on one subject: one at a time is asked, and of those that come meanwhile only the latest. */
export class LatestQuestion<Q, A> {
  readonly #means: Means<Q, A>
  #told: Told<Q, A> = NOTHING_TOLD
  #busy = false
  #next: Q | null = null

  constructor(means: Means<Q, A>) {
    this.#means = means
  }

  /** Asks, unless that was the question before. */
  ask(question: Q): void {
    const { asked, answered } = this.#told
    if (asked !== null && this.#isSame(asked, question)) return
    // Asked before and answered: it is that question again.
    const isKnown = answered !== null && this.#isSame(answered.question, question)
    this.#put({ asked: isKnown ? answered.question : question, answered, failed: false })
    this.#next = isKnown ? null : question
    if (!this.#busy) void this.#work()
  }

  /** Asks once more what could not be answered. */
  retry(): void {
    const { asked, answered, failed } = this.#told
    if (!failed || asked === null) return
    this.#put({ asked, answered, failed: false })
    this.#next = asked
    if (!this.#busy) void this.#work()
  }

  async #work(): Promise<void> {
    this.#busy = true
    while (this.#next !== null) {
      const question = this.#next
      this.#next = null
      try {
        const answer = await this.#means.ask(question)
        // Unless a person went back to what was asked before, and that is known.
        if (!this.#isKnown) this.#put({ ...this.#told, answered: { question, answer } })
      } catch {
        // Of a question that is not the newest any more nobody need hear.
        if (this.#told.asked === question) this.#put({ ...this.#told, failed: true })
      }
    }
    this.#busy = false
  }

  get #isKnown(): boolean {
    const { asked, answered } = this.#told
    return asked !== null && answered !== null && this.#isSame(asked, answered.question)
  }

  #isSame(a: Q, b: Q): boolean {
    return Object.is(a, b) || this.#means.same?.(a, b) === true
  }

  #put(told: Told<Q, A>): void {
    this.#told = told
    this.#means.tell(told)
  }
}
