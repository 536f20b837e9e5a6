import { configAt } from '../../experiment/run.ts'
import type { Answer, Asked, Question, Reply } from '../../theory/questions/questions.ts'

/** The part of a `Worker` that is used. */
export interface TheoryPort {
  postMessage(asked: Asked): void
  terminate(): void
  onmessage: ((message: MessageEvent<Reply>) => void) | null
  onerror: ((error: ErrorEvent) => void) | null
}

/** The answer to a question, by what it asks. */
export type AnswerTo<Q extends Question> = Extract<Answer, { readonly type: Q['type'] }>

interface Waiting {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** How long a worker may be silent before it counts as dead, in milliseconds: its code may still be on a slow way, ... */
const FIRST_PATIENCE = 20_000
/** ... once it is there it says at once that it has begun, ... */
const PATIENCE = 4_000
/** ... and then answers, the later the more there is to compute: multiplications that take a millisecond at least. */
const WORK_PER_MS = 2_000

/** How many workers may die in a row without having answered anything. */
const MAX_RESTARTS = 2

/**
 * The page's side of the theory's worker, which starts with the first question. One that dies, or never answers, is
 * replaced, and asked again what it was asked; when workers die again and again all questions are refused until `retry`.
 */
export class TheoryClient {
  readonly #startWorker: () => TheoryPort
  readonly #waiting = new Map<number, Waiting>()
  #port: TheoryPort | null = null
  #asked = 0
  #hasSpoken = false
  /** The question that the worker has begun with. */
  #begun: Question | null = null
  #restarts = 0
  #hasGivenUp = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(startWorker: () => TheoryPort) {
    this.#startWorker = startWorker
  }

  /** Rejects where the worker cannot be started, or finds no answer. */
  async ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>> {
    const answer = await this.#answerTo(question)
    if (!isTo(answer, question)) throw new Error(`an answer to ${answer.type} instead of ${question.type}`)
    return answer
  }

  /** Lets the next question try again, in a new worker: a browser may remember in the old one which file it did not get. */
  retry(): void {
    this.#hasGivenUp = false
    this.#restarts = 0
    this.#dismiss()
    if (this.#waiting.size > 0) this.#start()
  }

  #answerTo(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#hasGivenUp) {
        reject(new Error('the theory cannot be started'))
        return
      }
      const id = ++this.#asked
      this.#waiting.set(id, { question, resolve, reject })
      if (this.#port === null) this.#start()
      else this.#port.postMessage({ id, question })
      if (this.#waiting.size === 1) this.#watch()
    })
  }

  /** A new worker, asked all that waits. */
  #start(): void {
    this.#hasSpoken = false
    this.#begun = null
    let port: TheoryPort
    try {
      port = this.#startWorker()
    } catch (error) {
      // No second try changes that.
      this.#giveUp(error instanceof Error ? error : new Error(String(error)))
      return
    }
    this.#port = port
    port.onmessage = ({ data }) => this.#hear(data)
    port.onerror = () => this.#replace()
    for (const [id, { question }] of this.#waiting) port.postMessage({ id, question })
    this.#watch()
  }

  #hear(reply: Reply): void {
    this.#hasSpoken = true
    const waiting = this.#waiting.get(reply.id)
    if (reply.type === 'begun') this.#begun = waiting?.question ?? null
    else {
      this.#begun = null
      this.#restarts = 0
      this.#waiting.delete(reply.id)
      if (reply.type === 'answered') waiting?.resolve(reply.answer)
      else waiting?.reject(new Error(reply.message))
    }
    this.#watch()
  }

  /** Waits for the next sign of life, where one is owed. */
  #watch(): void {
    clearTimeout(this.#timer)
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#replace(), this.#patience())
  }

  #patience(): number {
    if (!this.#hasSpoken) return FIRST_PATIENCE
    return this.#begun === null ? PATIENCE : FIRST_PATIENCE + workOf(this.#begun) / WORK_PER_MS
  }

  #replace(): void {
    this.#dismiss()
    if (this.#restarts++ >= MAX_RESTARTS) this.#giveUp(new Error('the theory dies again and again'))
    // Where nothing waits the next question starts it.
    else if (this.#waiting.size > 0) this.#start()
  }

  #giveUp(error: Error): void {
    this.#dismiss()
    this.#hasGivenUp = true
    const refused = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of refused) reject(error)
  }

  #dismiss(): void {
    clearTimeout(this.#timer)
    if (this.#port === null) return
    this.#port.onmessage = null
    this.#port.onerror = null
    this.#port.terminate()
    this.#port = null
  }
}

function isTo<Q extends Question>(answer: Answer, { type }: Q): answer is AnswerTo<Q> {
  return answer.type === type
}

/** Multiplications for the Hessian and the optimum of a question's data, about. */
function workOf({ run }: Question): number {
  const { numSamples, W } = configAt(run, 0)
  return 2 * numSamples * W.rows * (W.rows + W.columns)
}
