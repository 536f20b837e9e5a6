import type { Run } from '../experiment/config.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Moving } from './moving.ts'
import type { LrSchedule } from './schedule.ts'
import type { State } from './state.ts'
import type { Stepping } from './stepping.ts'
import type { Stretch } from './timeline.ts'
import { VaryingCourse, type VaryingSteps, varyingSteps } from './varying-course.ts'
import { WrittenSchedule } from './written-schedule.ts'

// What only runs with a scheduler need, by which it is loaded as one: see `schedule.ts`.

/** What the scheduler and the live changes of `run` write, iteration by iteration. */
export function writtenSchedule(run: Run): LrSchedule {
  return new WrittenSchedule(run)
}

/** `varyingSteps` */
export function stepsUnder(
  problem: LeastSquares,
  stretch: Stretch,
  schedule: LrSchedule,
  start: State,
  followed: boolean,
): VaryingSteps {
  return varyingSteps(problem, stretch, schedule, start.buffer !== null, followed)
}

/** The course of such steps, of which there is at least one. */
export function courseUnder(
  problem: LeastSquares,
  start: State,
  { pieces }: VaryingSteps,
  steady: (stepping: Stepping, start: State) => Moving,
): Moving {
  return new VaryingCourse(problem, start, pieces, steady)
}
