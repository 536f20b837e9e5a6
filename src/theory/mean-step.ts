import type { LeastSquares } from './least-squares.ts'
import { power, times } from './powers.ts'
import { curvatures, type State, sum } from './state.ts'
import type { Stepping } from './stepping.ts'

/** A 2 x 2 matrix on (weight less resting point, momentum buffer), row-major. */
export type CompanionMatrix = readonly [number, number, number, number]

/** The expected weight (less the optimum) and momentum buffer. */
type Mean = Pick<State, 'mean' | 'buffer'>

/**
 * Both after `steps` more steps, which may be 1e9: batches are fair and steps linear, so the mean of the weight moves as
 * the weight of the full batch would. Exact for every batch size and every momentum.
 * @param offset `restingOffset` of the same stepping
 */
export function meanAfter(
  problem: LeastSquares,
  stepping: Stepping,
  state: Mean,
  offset: Float64Array,
  steps: number,
): Mean {
  if (steps === 0) return state
  const { width } = problem
  const all = curvatures(problem, stepping)
  const from = sum(state.mean, offset, -1)
  if (stepping.momentum === 0) {
    const factors = all.map((curvature) => power(stepping.lr * curvature, steps))
    const mean = from.map((value, at) => times(factors[at % width] as number, value) + (offset[at] as number))
    return { mean, buffer: state.buffer }
  }
  const buffer = new Float64Array(from.length)
  const mean = new Float64Array(from.length)
  const first = state.buffer === null ? 1 : 0
  const maps = Array.from(all, (curvature) => raised(companionMatrix(stepping, curvature), steps - first))
  for (const at of from.keys()) {
    const curvature = all[at % width] as number
    const begun = state.buffer === null ? begin(stepping, curvature, from[at] as number) : null
    const [error, pushed] = begun ?? [from[at] as number, state.buffer?.[at] ?? 0]
    const [a, b, c, d] = maps[at % width] as CompanionMatrix
    mean[at] = times(a, error) + times(b, pushed) + (offset[at] as number)
    buffer[at] = times(c, error) + times(d, pushed)
  }
  return { mean, buffer }
}

/** The first step with momentum: the buffer becomes the gradient, undampened (torch/optim/sgd.py). */
function begin({ lr, momentum, nesterov }: Stepping, curvature: number, error: number): readonly [number, number] {
  const gradient = curvature * error
  return [error - lr * gradient * (nesterov ? 1 + momentum : 1), gradient]
}

/**
 * A step along a direction of the given curvature: buffer = momentum * buffer + (1 - dampening) * gradient, then
 * weight -= lr * (buffer, or with nesterov gradient + momentum * buffer).
 */
export function companionMatrix({ lr, momentum, intake, nesterov }: Stepping, curvature: number): CompanionMatrix {
  const taken = intake * curvature
  const own = nesterov ? curvature + momentum * taken : taken
  const kept = nesterov ? momentum * momentum : momentum
  return [1 - lr * own, -lr * kept, taken, momentum]
}

/** The largest absolute eigenvalue. */
export function companionRadius([a, b, c, d]: CompanionMatrix): number {
  const half = (a + d) / 2
  const determinant = a * d - b * c
  const under = half * half - determinant
  return under < 0 ? Math.sqrt(determinant) : Math.abs(half) + Math.sqrt(under)
}

/** `matrix` to a power, by squaring. */
function raised(matrix: CompanionMatrix, exponent: number): CompanionMatrix {
  let [result, square]: [CompanionMatrix, CompanionMatrix] = [[1, 0, 0, 1], matrix]
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = product(result, square)
    square = product(square, square)
  }
  return result
}

function product([a, b, c, d]: CompanionMatrix, [e, f, g, h]: CompanionMatrix): CompanionMatrix {
  return [times(a, e) + times(b, g), times(a, f) + times(b, h), times(c, e) + times(d, g), times(c, f) + times(d, h)]
}
