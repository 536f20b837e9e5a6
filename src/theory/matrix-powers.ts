/** A linear map as a matrix whose powers are made by squaring, each when it is first needed. */
export class MatrixPowers {
  readonly #size: number
  /** The map to the power of 1, 2, 4, 8, ..; size x size, row-major. */
  readonly #squares: Float64Array[]

  /** @param map the map, which must be linear */
  constructor(size: number, map: (vector: Float64Array) => Float64Array) {
    this.#size = size
    const matrix = new Float64Array(size * size)
    const unit = new Float64Array(size)
    for (let column = 0; column < size; column++) {
      unit[column] = 1
      for (const [row, value] of map(unit).entries()) matrix[row * size + column] = value
      unit[column] = 0
    }
    this.#squares = [matrix]
  }

  /** The map applied `times` times, a whole number >= 0. */
  apply(vector: Float64Array, times: number): Float64Array {
    let moved = vector
    for (let k = 0, left = times; left > 0; k++, left = Math.floor(left / 2)) {
      if (left % 2 === 1) moved = this.#times(this.#square(k), moved)
    }
    return moved
  }

  #square(k: number): Float64Array {
    for (let last = this.#squares.length - 1; last < k; last++) {
      const matrix = this.#squares[last] as Float64Array
      this.#squares.push(multiplied(matrix, matrix, this.#size))
    }
    return this.#squares[k] as Float64Array
  }

  #times(matrix: Float64Array, vector: Float64Array): Float64Array {
    const size = this.#size
    const out = new Float64Array(size)
    for (let row = 0; row < size; row++) {
      let total = 0
      for (let k = 0; k < size; k++) {
        const factor = matrix[row * size + k] as number
        if (factor !== 0) total += factor * (vector[k] as number)
      }
      out[row] = total
    }
    return out
  }
}

/** a times b; rows are skipped where a has 0, as much of a step's matrix is. */
function multiplied(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    const target = out.subarray(row * size, (row + 1) * size)
    for (let k = 0; k < size; k++) {
      const factor = a[row * size + k] as number
      if (factor === 0) continue
      const from = b.subarray(k * size, (k + 1) * size)
      for (let column = 0; column < size; column++)
        target[column] = (target[column] as number) + factor * (from[column] as number)
    }
  }
  return out
}
