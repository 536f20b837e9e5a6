import { type DataMoments, dataMoments, type Pairs } from './data-moments.ts'
import type { LeastSquares } from './least-squares.ts'
import { solved } from './linear-equations.ts'
import { companionMatrix } from './mean-step.ts'
import { applied, dot, noiseOperator } from './spread-operator.ts'
import { curvatures } from './state.ts'
import type { Stepping } from './stepping.ts'

/**
 * What the noise of the batches, having faded, makes of itself: the spectral radius of variance * noise operator * sums of
 * responses. Below 1 exactly where second moments shrink, as long as the full batch's own step shrinks (for positive
 * operators the radius of L + N is below 1 if and only if those of L and (1 - L)^-1 N are).
 */
export function loopGain(problem: LeastSquares, stepping: Stepping): number {
  const moments = dataMoments(problem)
  const left = responseSums(problem, stepping)
  return stepping.variance * positiveRadius(noiseOperator(problem, moments), left, moments)
}

/** For each pair of directions what a unit of noise in one gradient leaves in the second moments of all later weights. */
export function responseSums(problem: LeastSquares, stepping: Stepping): Pairs {
  const { rows, columns } = dataMoments(problem)
  const all = curvatures(problem, stepping)
  return Float64Array.from(rows, (row, p) => {
    return responseSum(stepping, all[row] as number, all[columns[p] as number] as number)
  })
}

/**
 * The sum over all later steps of the product of two directions' responses to a unit of noise in one gradient: entry (0, 0)
 * of the X with X = Ta X TbT + u uT.
 */
function responseSum(stepping: Stepping, a: number, b: number): number {
  if (stepping.momentum === 0) return stepping.lr / (a + b - stepping.lr * a * b)
  const [weight, , buffer] = companionMatrix(stepping, 1)
  const u = [weight - 1, buffer]
  const [left, right] = [companionMatrix(stepping, a), companionMatrix(stepping, b)]
  const equations = [0, 1, 2, 3].map((row) => {
    const [i, j] = [row >> 1, row & 1]
    const unknowns = [0, 1, 2, 3].map((column) => {
      const [k, l] = [column >> 1, column & 1]
      return (row === column ? 1 : 0) - (left[i * 2 + k] as number) * (right[j * 2 + l] as number)
    })
    return [...unknowns, (u[i] as number) * (u[j] as number)]
  })
  return solved(equations)[0] ?? Number.NaN
}

const MOST_TURNS = 2000
const PRECISION = 1e-12

/** The spectral radius of E -> left * (noise E), which keeps positive matrices positive, by powers from the identity. */
function positiveRadius(noise: Float64Array, left: Float64Array, { size, rows, columns }: DataMoments): number {
  let list = Float64Array.from({ length: size }, (_, p) => (rows[p] === columns[p] ? 1 : 0))
  let radius = 0
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = applied(noise, list).map((value, p) => value * (left[p] as number))
    const grown = Math.sqrt(dot(next, next) / dot(list, list))
    if (grown === 0 || Math.abs(grown - radius) <= PRECISION * grown) return grown
    radius = grown
    list = next.map((value) => value / grown)
  }
  return radius
}
