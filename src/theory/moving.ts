import type { State } from './state.ts'
import type { Stepping } from './stepping.ts'

/** What is expected at one moment. */
export interface Expectation {
  /** The full loss; NaN where it is not followed. */
  readonly loss: number
  readonly mean: State['mean']
  readonly optimum: State['optimum']
}

/** Steps from a state on, and what is expected after so many of them. */
export interface Moving {
  at(steps: number): Expectation
  after(steps: number): State
}

/** Steps in a row, from the one before `to` back to the end of those before. */
export interface SameSteps {
  /** Steps done at their end; Infinity where they never end. */
  readonly to: number
  readonly stepping: Stepping
}
