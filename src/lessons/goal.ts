import type { Goal } from '../share/handout.ts'

/** A moment of a run as a task looks at it; null where something is not known of it. */
export interface GoalMoment {
  readonly iteration: number
  readonly fullLoss: number | null
  readonly maxError: number | null
}

/** A part of a task at a moment. */
export interface GoalPart {
  readonly goal: Goal
  readonly value: number | null
  readonly isMet: boolean
}

/** The parts of `goal` at `moment`. */
export function partsAt(goal: readonly Goal[], moment: GoalMoment): readonly GoalPart[] {
  return goal.map((part) => {
    const value = reachedIn(part, moment)
    return { goal: part, value, isMet: value !== null && value <= part.atMost }
  })
}

/** Whether all of `goal` holds at `moment`. */
export function isMetAt(goal: readonly Goal[], moment: GoalMoment): boolean {
  return goal.length > 0 && partsAt(goal, moment).every(({ isMet }) => isMet)
}

/** The last iteration at which `goal` can be met; Infinity where it does not say. */
export function deadlineOf(goal: readonly Goal[]): number {
  return Math.min(...goal.map(({ quantity, atMost }) => (quantity === 'iteration' ? atMost : Infinity)))
}

function reachedIn({ quantity }: Goal, { iteration, fullLoss, maxError }: GoalMoment): number | null {
  switch (quantity) {
    case 'full_loss':
      return fullLoss
    case 'max_error':
      return maxError
    case 'iteration':
      return iteration
  }
}
