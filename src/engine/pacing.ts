/** How far a run may fall behind its speed before it is let off, in seconds: after a nap it does not race. */
const LARGEST_DEBT = 0.1

/** The longest wait, in milliseconds: a speed of almost nothing would overflow the platform's timers. */
const LONGEST_WAIT = 60_000

/** Says how many iterations are due at a given speed. Pure: the time is handed in, in milliseconds. */
export class Pacer {
  #rate: number
  #last: number
  #debt = 0

  /** @param rate iterations a second; Infinity for as many as possible */
  constructor(rate: number, now: number) {
    this.#rate = rate
    this.#last = now
    // The first iteration comes at once: a press of Run is answered even at one iteration a second.
    this.#debt = 1
  }

  setRate(rate: number, now: number): void {
    this.#accrue(now)
    this.#rate = rate
    this.#debt = Math.min(this.#debt, 1)
  }

  /** How many iterations may be done now. */
  due(now: number): number {
    this.#accrue(now)
    return this.#rate === Infinity ? Infinity : Math.floor(this.#debt)
  }

  /** Tells that `count` iterations were done. */
  done(count: number): void {
    if (this.#rate !== Infinity) this.#debt -= count
  }

  /** Milliseconds until the next iteration is due. */
  wait(now: number): number {
    if (this.due(now) >= 1) return 0
    return Math.min(LONGEST_WAIT, ((1 - this.#debt) / this.#rate) * 1000)
  }

  #accrue(now: number): void {
    const seconds = Math.max(0, now - this.#last) / 1000
    this.#last = now
    if (this.#rate === Infinity) return
    // One more than the debt itself, or every timer that fires late would lose a little of a low speed.
    this.#debt = Math.min(this.#debt + seconds * this.#rate, 1 + this.#rate * LARGEST_DEBT)
  }
}
