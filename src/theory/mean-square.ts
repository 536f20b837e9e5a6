import { dataMoments, MOST_DIRECTIONS, MOST_LIMITED_DIRECTIONS } from './data-moments.ts'
import { leastEigenvalue } from './lanczos.ts'
import type { LeastSquares } from './least-squares.ts'
import type { Limit } from './limit.ts'
import { loopGain } from './noise-response.ts'
import { noiseOperator } from './spread-operator.ts'
import { curvatures } from './state.ts'
import type { Stepping } from './stepping.ts'

/**
 * The lr at which the second-moment operator has spectral radius 1, for any error, noise left aside (L. Wu, C. Ma and
 * W. E, "How SGD selects the global minima in over-parameterized learning", 2018, linear stability; here exact,
 * with the probabilities of the sampler). Without momentum in closed form, see docs/theory.md, section 4.
 * @param fullBatch the limit of the full batch, never below this one
 */
export function meanSquareLimit(problem: LeastSquares, stepping: Stepping, fullBatch: number): Limit {
  if (stepping.variance === 0) return { ok: true, value: fullBatch }
  const most = stepping.momentum === 0 ? MOST_LIMITED_DIRECTIONS : MOST_DIRECTIONS
  if (problem.rank > most) return { ok: false, reason: { code: 'inputs', inputs: problem.rank, most } }
  const value = stepping.momentum === 0 ? plainLimit(problem, stepping) : momentumLimit(problem, stepping, fullBatch)
  return { ok: true, value }
}

/**
 * The operator is 1 - lr A + lr^2 B with A > 0 diagonal and B >= 0 symmetric, so its largest eigenvalue, which is its
 * radius since it keeps positive matrices positive, reaches 1 where lr = 1 / max eigenvalue of A^-1/2 B A^-1/2.
 */
function plainLimit(problem: LeastSquares, stepping: Stepping): number {
  const moments = dataMoments(problem)
  const { size, rows, columns } = moments
  const all = curvatures(problem, stepping)
  const noise = noiseOperator(problem, moments)
  const scales = new Float64Array(size)
  for (let p = 0; p < size; p++) {
    const [a, b] = [all[rows[p] as number] as number, all[columns[p] as number] as number]
    scales[p] = a + b > 0 ? 1 / Math.sqrt(a + b) : 0
    noise[p * size + p] = (noise[p * size + p] as number) + (a * b) / stepping.variance
  }
  // The other way round, for what is looked for is the largest eigenvalue.
  const balanced = noise.map((value, at) => {
    return -stepping.variance * value * (scales[Math.floor(at / size)] as number) * (scales[at % size] as number)
  })
  return -1 / leastEigenvalue(balanced, size)
}

const HALVINGS = 45

/**
 * With momentum: the noise of a batch enters weight and buffer, fades with the impulse response of each direction, and
 * makes new noise in proportion to what is left; the mean square holds as long as that loop gains less than 1.
 */
function momentumLimit(problem: LeastSquares, stepping: Stepping, fullBatch: number): number {
  let [low, high] = [0, fullBatch]
  for (let turn = 0; turn < HALVINGS; turn++) {
    const lr = (low + high) / 2
    if (loopGain(problem, { ...stepping, lr }) < 1) low = lr
    else high = lr
  }
  return low
}
