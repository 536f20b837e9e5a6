/** A float32 tensor as plain data, as a state dict holds it. */
export interface Tensor {
  /** PyTorch's `shape`; empty for a tensor of one element and no dimension. */
  readonly shape: readonly number[]
  /** Row-major. */
  readonly data: Float32Array
}

/** How many elements a tensor of that shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}
