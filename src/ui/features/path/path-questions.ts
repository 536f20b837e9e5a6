import type { DirectionsQuestion, LandscapeQuestion } from '../../../theory/questions/questions.ts'
import { type PinnedTrajectory, weightSamples } from './samples.ts'
import { gridOf, iterationPlace, type ViewProps, visible } from './shown.ts'

/** What the picture of the directions asks the theory. */
export function directionsQuestion({ trajectory, run, column, scale, last }: ViewProps): DirectionsQuestion {
  const { samples, now, inFeatures } = trajectory
  const columns = column === null ? { first: 0, count: trajectory.columns } : { first: column, count: 1 }
  const shown = visible(samples, iterationPlace(scale, last), ({ iteration }) => iteration)
  return {
    type: 'directions',
    run,
    columns,
    grid: gridOf(scale, last),
    samples: weightSamples(shown, inFeatures, columns),
    now: weightSamples([now], inFeatures, columns),
  }
}

interface LandscapeProps extends Pick<ViewProps, 'trajectory' | 'run' | 'last'> {
  readonly column: number
}

/** What the picture of the landscape asks, with the pinned runs that lie on it. */
export function landscapeQuestion(
  { trajectory, run, column, last }: LandscapeProps,
  pinned: readonly PinnedTrajectory[],
): LandscapeQuestion {
  const { samples, now, inFeatures } = trajectory
  const columns = { first: column, count: 1 }
  return {
    type: 'landscape',
    run,
    column,
    iteration: now.iteration,
    grid: gridOf('log', last),
    samples: weightSamples(samples, inFeatures, columns),
    now: weightSamples([now], inFeatures, columns),
    others: pinned.map((other) => ({
      key: other.key,
      samples: weightSamples(other.trajectory.samples, inFeatures, columns),
    })),
  }
}
