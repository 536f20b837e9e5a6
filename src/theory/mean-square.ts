import { type DataMoments, dataMoments, MOST_DIRECTIONS } from './data-moments.ts'
import type { Limit } from './limits.ts'
import { companionMatrix } from './mean-step.ts'
import type { Problem } from './problem.ts'
import { applied, dot, noiseOperator } from './spread-operator.ts'
import { curvatures } from './state.ts'
import type { Stepping } from './stepping.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/**
 * The lr at which the second-moment operator has spectral radius 1, for any error, noise left aside (L. Wu, C. Ma and
 * W. E, "How SGD selects the global minima in over-parameterized learning", 2018, linear stability; here exact,
 * with the probabilities of the sampler). Without momentum in closed form, see docs/theory.md, section 4.
 * @param fullBatch the limit of the full batch, never below this one
 */
export function meanSquareLimit(problem: Problem, stepping: Stepping, fullBatch: number): Limit {
  if (stepping.variance === 0) return { ok: true, value: fullBatch }
  if (problem.rank > MOST_DIRECTIONS) {
    return { ok: false, reason: { code: 'inputs', inputs: problem.rank, most: MOST_DIRECTIONS } }
  }
  const value = stepping.momentum === 0 ? plainLimit(problem, stepping) : momentumLimit(problem, stepping, fullBatch)
  return { ok: true, value }
}

/**
 * The operator is 1 - lr A + lr^2 B with A > 0 diagonal and B >= 0 symmetric, so its largest eigenvalue, which is its
 * radius since it keeps positive matrices positive, reaches 1 where lr = 1 / max eigenvalue of A^-1/2 B A^-1/2.
 */
function plainLimit(problem: Problem, stepping: Stepping): number {
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
  const balanced = noise.map((value, at) => {
    return stepping.variance * value * (scales[Math.floor(at / size)] as number) * (scales[at % size] as number)
  })
  return 1 / (symmetricEigen(balanced, size).values[size - 1] as number)
}

const HALVINGS = 45

/**
 * With momentum: the noise of a batch enters weight and buffer, fades with the impulse response of each direction, and
 * makes new noise in proportion to what is left; the mean square holds as long as that loop gains less than 1.
 */
function momentumLimit(problem: Problem, stepping: Stepping, fullBatch: number): number {
  let [low, high] = [0, fullBatch]
  for (let turn = 0; turn < HALVINGS; turn++) {
    const lr = (low + high) / 2
    if (loopGain(problem, { ...stepping, lr }) < 1) low = lr
    else high = lr
  }
  return low
}

/**
 * What the noise of the batches, having faded, makes of itself: the spectral radius of variance * noise operator * sums of
 * responses. Below 1 exactly where second moments shrink, as long as the full batch's own step shrinks (for positive
 * operators the radius of L + N is below 1 if and only if those of L and (1 - L)^-1 N are).
 */
function loopGain(problem: Problem, stepping: Stepping): number {
  const moments = dataMoments(problem)
  const all = curvatures(problem, stepping)
  const left = Float64Array.from(moments.rows, (row, p) => {
    const [a, b] = [all[row] as number, all[moments.columns[p] as number] as number]
    return a > 0 && b > 0 ? responseSum(stepping, a, b) : 0
  })
  return stepping.variance * positiveRadius(noiseOperator(problem, moments), left, moments)
}

/**
 * The sum over all later steps of the product of two directions' responses to a unit of noise in one gradient: entry (0, 0)
 * of the X with X = Ta X TbT + u uT.
 */
function responseSum(stepping: Stepping, a: number, b: number): number {
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
  return solveFirst(equations)
}

/** The first unknown of linear equations, each a row of coefficients and the right-hand side; overwrites them. */
function solveFirst(rows: number[][]): number {
  const count = rows.length
  for (let k = count - 1; k >= 0; k--) {
    const from = rows.slice(0, k + 1)
    const pivot = from.reduce((best, row) => (Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0) ? row : best))
    const at = rows.indexOf(pivot)
    rows[at] = rows[k] ?? pivot
    rows[k] = pivot
    for (let i = 0; i < k; i++) {
      const factor = (rows[i]?.[k] ?? 0) / (pivot[k] ?? 1)
      rows[i] = (rows[i] ?? []).map((value, column) => value - factor * (pivot[column] ?? 0))
    }
  }
  const [first = []] = rows
  return (first[count] ?? 0) / (first[0] ?? 1)
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
