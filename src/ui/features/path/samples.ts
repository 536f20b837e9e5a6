import type { Frame } from '../../../engine/protocol.ts'
import type { Run } from '../../../experiment/config.ts'
import { sameData } from '../../../experiment/deciding.ts'
import type { PinsState } from '../../../store/services/pins-state.ts'
import type { WeightSamples } from '../../../theory/questions/questions.ts'
import { learnedIn } from '../../../training/learned.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'

/** The weights that were kept, once `iteration` iterations were done. */
export interface Sample {
  readonly iteration: number
  /** columns x in_features: the first rows of `weight`. */
  readonly weight: Float32Array
  /** columns values; null where the layer has no bias. */
  readonly bias: Float32Array | null
}

/** The trajectory of a run's weights, with the present on it. */
export interface Trajectory {
  /** Output columns that were kept, the first ones; 0: the layer has too many inputs. */
  readonly columns: number
  readonly inFeatures: number
  /** Ascending, the first at iteration 0; the present is among them, or before the last after a seek back. */
  readonly samples: readonly Sample[]
  readonly now: Sample
}

/** The trajectory of the weights as it is drawn. */
export interface DrawnTrajectory extends Trajectory {
  readonly running: boolean
  /** Iterations done at its end. */
  readonly recorded: number
}

/** The trajectory that a frame tells; null if it tells none. */
export function trajectoryOf(frame: Pick<Frame, 'trajectory' | 'iteration' | 'parameters'>): Trajectory | null {
  const { trajectory, iteration } = frame
  if (trajectory === null) return null
  const { iterations, columns, weights, biases } = trajectory
  const { weight, bias } = learnedIn(frame.parameters)
  const inFeatures = weight.columns
  const size = columns * inFeatures
  const samples = Array.from(iterations, (at, i): Sample => {
    const ofBias = biases === null ? null : biases.subarray(i * columns, (i + 1) * columns)
    return { iteration: at, weight: weights.subarray(i * size, (i + 1) * size), bias: ofBias }
  })
  const now = { iteration, weight: weight.data.subarray(0, size), bias: bias?.data.subarray(0, columns) ?? null }
  // Between two samples the present is the end of the line.
  if (iteration > (iterations.at(-1) ?? 0)) samples.push(now)
  return { columns, inFeatures, samples, now }
}

/** Of `items` those that lie at least `apart` from the one before on an axis, and the last. */
export function thinned<T>(items: readonly T[], apart: number, place: (item: T) => number): readonly T[] {
  let last = Number.NEGATIVE_INFINITY
  return items.filter((item, i) => {
    const at = place(item)
    if (at - last < apart && i < items.length - 1) return false
    last = at
    return true
  })
}

/** Samples of some output columns as the theory is told them: each with its bias, if there is one, behind its weights. */
export function weightSamples(
  samples: readonly Sample[],
  inFeatures: number,
  { first, count }: { readonly first: number; readonly count: number },
): WeightSamples {
  const width = inFeatures + (samples[0]?.bias ? 1 : 0)
  const weights = new Float32Array(samples.length * count * width)
  for (const [i, { weight, bias }] of samples.entries()) {
    for (let column = first; column < first + count; column++) {
      const at = (i * count + column - first) * width
      weights.set(weight.subarray(column * inFeatures, (column + 1) * inFeatures), at)
      if (bias !== null) weights[at + inFeatures] = bias[column] ?? Number.NaN
    }
  }
  return { iterations: Float64Array.from(samples, ({ iteration }) => iteration), weights }
}

/** The trajectory of a pinned run with the same data. */
export interface PinnedTrajectory {
  readonly key: string
  /** Its place in the list, from 0. */
  readonly place: number
  readonly run: Run
  readonly color: string
  readonly dash: string
  readonly trajectory: Trajectory
}

/** The trajectories of the pinned runs that have the data and the target of `run`: they lie on the same landscape. */
export function pinnedTrajectories(
  pins: PinsState['pins'],
  news: PinsState['news'],
  run: Run,
): readonly PinnedTrajectory[] {
  return pins.flatMap((pin, place) => {
    const frame = news.get(pin.id)?.frame
    const look = PIN_LOOKS[place % PIN_LOOKS.length]
    if (!frame || look === undefined || !sameData(pin.run.config, run.config)) return []
    const trajectory = trajectoryOf(frame)
    return trajectory === null ? [] : [{ key: `${pin.id}`, place, run: pin.run, ...look, trajectory }]
  })
}
