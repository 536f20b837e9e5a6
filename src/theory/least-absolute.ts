import type { Criterion } from './criterion.ts'
import type { LeastSquares } from './least-squares.ts'
import { solved } from './linear-equations.ts'

/** Multiplications that a search may take, were every turn needed: some seconds. */
const WORK = 150_000_000

/** Beside squares of samples: where they have not all directions, the others stay near 0. */
const RIDGE = 1e-12

/** Turns of each search; some tens are usual. */
const MOST_TURNS = 300

/** A turn that gains less than this part of the loss is the last. */
const GAIN = 1e-13

/** The bends of a criterion that is linear from 0 on are approached by halving one of this part of the mean residual. */
const FIRST_BEND = 0.1
const HALVINGS = 14

/**
 * The least full loss of a criterion that is quadratic up to its bend and linear beyond (P. J. Huber, "Robust estimation of a
 * location parameter", 1964), column by column. The mean is majorized by squares that touch it at the residuals, whose least
 * squares are the next weight (E. Weiszfeld's step); a criterion without a bend is come to through smaller and smaller bends,
 * and ended on a vertex, which meets as many samples as it has inputs. null where that is too much work.
 */
export function leastAbsolute(problem: LeastSquares, criterion: Criterion): number | null {
  const { outFeatures, width, numSamples } = problem
  const turn = numSamples * width ** 2 + width ** 3
  if (turn * outFeatures * MOST_TURNS > WORK) return null
  let total = 0
  for (let column = 0; column < outFeatures; column++) total += new Fit(problem, criterion, column).least()
  return total / outFeatures
}

/** One output column. */
class Fit {
  readonly #problem: LeastSquares
  readonly #criterion: Criterion
  readonly #targets: Float64Array

  constructor(problem: LeastSquares, criterion: Criterion, column: number) {
    this.#problem = problem
    this.#criterion = criterion
    this.#targets = problem.y.filter((_, at) => at % problem.outFeatures === column)
  }

  least(): number {
    const { bend } = this.#criterion
    let weights = this.#weighted(this.#targets.map(() => 1))
    if (bend > 0) return this.#lossAt(this.#descended(weights, bend))
    const size = this.#residuals(weights).reduce((sum, value) => sum + Math.abs(value), 0) / this.#targets.length
    for (let turn = 0, near = size * FIRST_BEND; turn < HALVINGS; turn++, near /= 4) {
      weights = this.#descended(weights, near)
    }
    return Math.min(this.#lossAt(weights), this.#lossAt(this.#vertex(weights)))
  }

  /** From `weights` down to the least of the criterion with this bend. */
  #descended(weights: Float64Array, bend: number): Float64Array {
    const bent = (values: Float64Array) =>
      values.reduce((sum, value) => {
        const size = Math.abs(value)
        return sum + (size < bend ? size ** 2 / 2 : bend * (size - bend / 2))
      }, 0)
    let best = weights
    let residuals = this.#residuals(best)
    let least = bent(residuals)
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const next = this.#weighted(residuals.map((value) => Math.min(1, bend / Math.abs(value))))
      const after = this.#residuals(next)
      const loss = bent(after)
      if (!(loss < least)) break
      const gained = least - loss
      ;[best, residuals, least] = [next, after, loss]
      if (gained <= GAIN * least) break
    }
    return best
  }

  /** The weight that meets exactly the samples that `weights` misses least, as many as it has inputs. */
  #vertex(weights: Float64Array): Float64Array {
    const { width } = this.#problem
    const residuals = this.#residuals(weights)
    const nearest = Array.from(residuals.keys()).sort(
      (a, b) => Math.abs(residuals[a] as number) - Math.abs(residuals[b] as number),
    )
    const met = new Float64Array(residuals.length)
    for (const row of nearest.slice(0, width)) met[row] = 1
    return this.#weighted(met)
  }

  /** Least squares with so much weight on each sample. */
  #weighted(shares: Float64Array): Float64Array {
    const { x, width, rank } = this.#problem
    const normal = new Float64Array(width * width)
    const right = new Float64Array(width)
    for (const [r, share] of shares.entries()) {
      if (share === 0) continue
      const target = this.#targets[r] as number
      for (let i = 0; i < width; i++) {
        const scaled = share * (x[r * width + i] as number)
        right[i] = (right[i] as number) + scaled * target
        for (let j = i; j < width; j++) {
          normal[i * width + j] = (normal[i * width + j] as number) + scaled * (x[r * width + j] as number)
        }
      }
    }
    const ridge = rank < width ? RIDGE : 0
    const at = (i: number, j: number) =>
      (normal[Math.min(i, j) * width + Math.max(i, j)] as number) + (i === j ? ridge : 0)
    const rows = Array.from(right, (value, i) => [...Array.from({ length: width }, (_, j) => at(i, j)), value])
    return Float64Array.from(solved(rows))
  }

  #residuals(weights: Float64Array): Float64Array {
    const { x, width } = this.#problem
    return this.#targets.map((target, r) => {
      let residual = -target
      for (let j = 0; j < width; j++) residual += (x[r * width + j] as number) * (weights[j] as number)
      return residual
    })
  }

  #lossAt(weights: Float64Array): number {
    const residuals = this.#residuals(weights)
    return residuals.reduce((sum, value) => sum + this.#criterion.loss(value), 0) / residuals.length
  }
}
