import { SLOW_RATE } from '../protocol.ts'

/** How far a run may fall behind its speed before it is let off, in seconds: after a nap it does not race. */
const LARGEST_DEBT = 0.1

/** The longest wait, in milliseconds: a speed of almost nothing would overflow the platform's timers. */
const LONGEST_WAIT = 60_000

/**
 * Says how many moves are due at a given speed: whole iterations, or below `SLOW_RATE` single statements, as many a second
 * as the iterations have. Counts in statements, so that a new speed goes on in the middle of an iteration. Pure: the
 * time is handed in, in milliseconds.
 */
export class Pacer {
  #rate: number
  readonly #statements: number
  #last: number
  /** Statements. */
  #debt: number

  /**
   * @param rate iterations a second; Infinity for as many as possible
   * @param statements to an iteration
   * @param visited statements of the iteration under way that are done
   */
  constructor(rate: number, statements: number, visited: number, now: number) {
    this.#rate = rate
    this.#statements = statements
    this.#last = now
    // The first move comes at once: a press of Run is answered even at one iteration a second.
    this.#debt = this.isSlow ? 1 : statements - visited
  }

  /** Whether a move is a statement. */
  get isSlow(): boolean {
    return this.#rate < SLOW_RATE
  }

  setRate(rate: number, now: number): void {
    this.#accrue(now)
    this.#rate = rate
    this.#debt = Math.min(this.#debt, this.#move)
  }

  /** How many moves may be made now, the first of which completes the iteration under way where a move is an iteration. */
  due(visited: number, now: number): number {
    this.#accrue(now)
    if (this.#rate === Infinity) return Infinity
    return Math.floor(this.isSlow ? this.#debt : (visited + this.#debt) / this.#statements)
  }

  /** Tells that `count` statements were carried out. */
  done(count: number): void {
    if (this.#rate !== Infinity) this.#debt -= count
  }

  /** Milliseconds until the next move is due. */
  wait(visited: number, now: number): number {
    if (this.due(visited, now) >= 1) return 0
    const missing = (this.isSlow ? 1 : this.#statements - visited) - this.#debt
    return Math.min(LONGEST_WAIT, (missing / (this.#rate * this.#statements)) * 1000)
  }

  /** Statements to a move. */
  get #move(): number {
    return this.isSlow ? 1 : this.#statements
  }

  #accrue(now: number): void {
    const seconds = Math.max(0, now - this.#last) / 1000
    this.#last = now
    if (this.#rate === Infinity) return
    const rate = this.#rate * this.#statements
    // One move more than the debt itself, or every timer that fires late would lose a little of a low speed.
    this.#debt = Math.min(this.#debt + seconds * rate, this.#move + rate * LARGEST_DEBT)
  }
}
