/** What was computed last, for the next question that needs the same. */
export class KeptAnswer<Q, A> {
  readonly #compute: (question: Q) => A
  readonly #same: (a: Q, b: Q) => boolean
  #kept: { readonly question: Q; readonly answer: A } | null = null

  /** @param same whether two questions need the same */
  constructor(compute: (question: Q) => A, same: (a: Q, b: Q) => boolean) {
    this.#compute = compute
    this.#same = same
  }

  for(question: Q): A {
    if (this.#kept === null || !this.#same(this.#kept.question, question)) {
      this.#kept = { question, answer: this.#compute(question) }
    }
    return this.#kept.answer
  }
}
