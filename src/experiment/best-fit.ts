import { singularDirections } from './singular-directions.ts'

/** The weight that explains data best in the sense of least squares. */
export interface BestFit {
  /** outputs x width, row-major, in double; the bias, where there is one, is the last of the width. */
  readonly weights: Float64Array
  /** Whether no other weight explains them as well; of several this is the smallest. */
  readonly isUnique: boolean
}

interface Samples {
  readonly rows: number
  /** rows x inputs, row-major. */
  readonly x: ArrayLike<number>
  /** rows x outputs, row-major. */
  readonly y: ArrayLike<number>
  readonly inputs: number
  readonly outputs: number
}

/**
 * Least squares in double by Householder's reflections (G. Golub, "Numerical methods for solving linear least squares
 * problems", 1965): the squares of x are never formed, so that columns of very different sizes, as years beside incomes,
 * cost no digits. Where the columns depend on each other, it is the shortest of the best weights.
 * @param bias whether the model adds a number to each output
 */
export function bestFit(samples: Samples, bias: boolean): BestFit {
  const { inputs, outputs } = samples
  const width = inputs + (bias ? 1 : 0)
  const columns = columnsOf(samples, width)
  const scales = columns.map(scaledDown)
  const targets = Array.from({ length: outputs }, (_, o) => targetsOf(samples, o, columns[0]?.length ?? 0))
  reflect(columns, targets)
  const { dependent, solve } = triangular(columns)
  const unseen = orthonormal(dependent.map((direction) => direction.map((value, j) => value / (scales[j] as number))))
  const weights = new Float64Array(outputs * width)
  for (const [o, target] of targets.entries()) {
    const solution = solve(target).map((value, j) => value / (scales[j] as number))
    for (const direction of unseen) addTimes(solution, direction, -dot(solution, direction))
    weights.set(solution, o * width)
  }
  return { weights, isUnique: unseen.length === 0 }
}

/** The columns of x, and of ones; with rows of 0 where there are fewer rows than columns. */
function columnsOf({ rows, x, inputs }: Samples, width: number): Float64Array[] {
  return Array.from({ length: width }, (_, j) => {
    const column = new Float64Array(Math.max(rows, width))
    for (let r = 0; r < rows; r++) column[r] = j < inputs ? (x[r * inputs + j] as number) : 1
    return column
  })
}

function targetsOf({ rows, y, outputs }: Samples, o: number, length: number): Float64Array {
  const target = new Float64Array(length)
  for (let r = 0; r < rows; r++) target[r] = y[r * outputs + o] as number
  return target
}

/** Brings a column to a length between 1 and 2 by a power of 2, which rounds nothing. @returns what it was divided by */
function scaledDown(column: Float64Array): number {
  const length = Math.sqrt(dot(column, column))
  if (length === 0) return 1
  const scale = 2 ** Math.floor(Math.log2(length))
  for (let r = 0; r < column.length; r++) column[r] = (column[r] as number) / scale
  return scale
}

/** Makes `columns` upper triangular by reflections, which `targets` undergo, too. */
function reflect(columns: readonly Float64Array[], targets: readonly Float64Array[]): void {
  for (const [k, column] of columns.entries()) {
    const mirror = column.slice(k)
    const length = Math.sqrt(dot(mirror, mirror))
    if (length === 0) continue
    mirror[0] = (mirror[0] as number) + ((mirror[0] as number) < 0 ? -length : length)
    const square = dot(mirror, mirror)
    for (const other of [...columns.slice(k), ...targets]) {
      const rest = other.subarray(k)
      addTimes(rest, mirror, (-2 * dot(mirror, rest)) / square)
    }
  }
}

interface Triangle {
  /** Unit vectors that the columns, so combined, make 0 of. */
  readonly dependent: readonly Float64Array[]
  /** The best weight for a target that was reflected as the columns were. */
  solve(target: Float64Array): Float64Array
}

/** How the upper triangle that is left of `columns` is solved. */
function triangular(columns: readonly Float64Array[]): Triangle {
  const width = columns.length
  const triangle = columns.map((column, j) => column.slice(0, width).fill(0, j + 1))
  const { lengths, images, directions } = singularDirections(triangle)
  const least = width * Number.EPSILON * lengths.reduce((most, value) => Math.max(most, value), 0)
  const dependent = directions.filter((_, i) => (lengths[i] as number) <= least)
  if (dependent.length === 0) return { dependent, solve: (target) => substituted(triangle, target) }
  return {
    dependent,
    solve(target) {
      const solution = new Float64Array(width)
      for (const [i, direction] of directions.entries()) {
        const length = lengths[i] as number
        if (length > least) addTimes(solution, direction, dot(images[i] ?? solution, target) / length ** 2)
      }
      return solution
    },
  }
}

/** From the last unknown up. */
function substituted(triangle: readonly Float64Array[], target: Float64Array): Float64Array {
  const solution = target.slice(0, triangle.length)
  for (let k = triangle.length - 1; k >= 0; k--) {
    const column = triangle[k] as Float64Array
    solution[k] = (solution[k] as number) / (column[k] as number)
    addTimes(solution.subarray(0, k), column, -(solution[k] as number))
  }
  return solution
}

/** Vectors of length 1 at right angles that span the same; twice, as once leaves the rounding of those that are nearly one. */
function orthonormal(vectors: readonly Float64Array[]): readonly Float64Array[] {
  const made: Float64Array[] = []
  for (const vector of vectors) {
    for (const other of [...made, ...made]) addTimes(vector, other, -dot(vector, other))
    const length = Math.sqrt(dot(vector, vector))
    made.push(vector.map((value) => value / length))
  }
  return made
}

/** The sum of the products, as far as the shorter one goes. */
function dot(a: Float64Array, b: Float64Array): number {
  const length = Math.min(a.length, b.length)
  let sum = 0
  for (let i = 0; i < length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** target += factor * vector */
function addTimes(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (vector[i] as number)
}
