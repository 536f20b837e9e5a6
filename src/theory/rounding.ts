import type { Config } from '../experiment/config.ts'
import type { LeastSquares } from './least-squares.ts'
import { motionOf, type Predicted, type Stepping } from './stepping.ts'

/** The distance from a float32 to the next one of larger size. */
export function spacing(value: number): number {
  const size = Math.max(Math.abs(value), 2 ** -126)
  return 2 ** (Math.floor(Math.log2(size)) - 23)
}

/** Batches hardly ever push by more than so many standard deviations beyond their mean. */
const DEVIATIONS = 3

/**
 * An estimate, to a factor of a few: how far above the floor the loss can be where float32 stops a run, because no batch
 * asks for a step of half the distance from a weight near the optimum to the next float32. The closed forms know nothing of
 * float32; below this they are not to be believed. It goes with 1 / lr^2: 1e-12 for the tutorial, 1e-8 at lr 1e-4.
 */
export function roundingLoss(problem: LeastSquares, config: Config): Predicted<number> {
  const motion = motionOf(config)
  if (motion.kind === 'unknown') return { ok: false, reason: motion.reason }
  if (motion.kind === 'none') return { ok: true, value: Number.POSITIVE_INFINITY }
  const { width, outFeatures, eigenvalues, optimum } = problem
  const { stepping } = motion
  const carried = stepping.momentum < 1 ? 1 / (1 - stepping.momentum) : Number.POSITIVE_INFINITY
  let total = 0
  for (let i = 0; i < width; i++) {
    if (eigenvalues[i] === 0) continue
    const pushes = pushesOf(problem, stepping, i).map((push) => push * stepping.lr * carried)
    for (let o = 0; o < outFeatures; o++) {
      let stuck = Number.POSITIVE_INFINITY
      for (const [j, push] of pushes.entries()) {
        if (push > 0) stuck = Math.min(stuck, spacing(optimum[o * width + j] as number) / 2 / push)
      }
      total += ((eigenvalues[i] as number) * stuck ** 2) / 2
    }
  }
  return { ok: true, value: total }
}

/** By input, the gradient that a batch may well have at an error of 1 along eigenvector `i`. */
function pushesOf(problem: LeastSquares, { gradients, variance }: Stepping, i: number): Float64Array {
  const { width, outFeatures, numSamples, x, eigenvalues, eigenvectors } = problem
  const direction = eigenvectors.subarray(i * width, (i + 1) * width)
  const square = new Float64Array(width)
  for (let r = 0; r < numSamples; r++) {
    let along = 0
    for (let j = 0; j < width; j++) along += (x[r * width + j] as number) * (direction[j] as number)
    for (let j = 0; j < width; j++) {
      const push = (2 / outFeatures) * along * (x[r * width + j] as number)
      square[j] = (square[j] as number) + push ** 2 / numSamples
    }
  }
  return square.map((value, j) => {
    const mean = (eigenvalues[i] as number) * (direction[j] as number)
    return gradients * Math.abs(mean) + DEVIATIONS * Math.sqrt(variance * Math.max(0, value - mean ** 2))
  })
}
