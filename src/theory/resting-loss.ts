import { dataMoments } from './data-moments.ts'
import { restingNoise } from './joint-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { solved } from './linear-equations.ts'
import { meanLimit } from './mean-limit.ts'
import { loopGain, responseSums } from './noise-response.ts'
import { noiseOperator } from './spread-operator.ts'
import { curvatures } from './state.ts'
import type { Stepping } from './stepping.ts'

/**
 * The expected loss less the floor that steps without end come to: what weight_decay keeps, and the noise of the batches.
 * Infinity where they do not settle. The same with momentum and without: what noise is left is that of all former steps, each
 * faded by the response of its directions, and it makes new noise.
 * @param offset `restingOffset` of the stepping
 */
export function restingLoss(problem: LeastSquares, stepping: Stepping, offset: Float64Array): number {
  const { width, eigenvalues } = problem
  const all = curvatures(problem, stepping)
  const settles = (curvature: number) => stepping.lr > 0 && stepping.lr < meanLimit(stepping, curvature)
  if (!all.every((curvature, i) => eigenvalues[i] === 0 || settles(curvature))) return Number.POSITIVE_INFINITY
  let total = 0
  for (const [at, value] of offset.entries()) total += ((eigenvalues[at % width] as number) * value ** 2) / 2
  if (stepping.variance === 0) return total
  if (loopGain(problem, stepping) >= 1) return Number.POSITIVE_INFINITY
  const { rows, columns, size } = dataMoments(problem)
  const noise = noiseOperator(problem, dataMoments(problem))
  const responses = responseSums(problem, stepping)
  const constant = restingNoise(problem, offset)
  const equations = Array.from({ length: size }, (_, p) => {
    const share = stepping.variance * (responses[p] as number)
    const own = Array.from(noise.subarray(p * size, (p + 1) * size), (value, q) => (p === q ? 1 : 0) - share * value)
    return [...own, share * (constant[p] as number)]
  })
  for (const [p, moment] of solved(equations).entries()) {
    if (rows[p] === columns[p]) total += ((eigenvalues[rows[p] ?? 0] as number) * moment) / 2
  }
  return Math.max(0, total)
}
