/** `torch.nn.Parameter`: a float32 tensor that learns, row-major, and its gradient. */
export class Parameter {
  /** The values (`param.data`). */
  readonly data: Float32Array
  /** The gradient (`param.grad`), of the shape of `data`; without meaning while `hasGrad` is false. */
  readonly grad: Float32Array
  /** false where PyTorch's `param.grad` is None: before the first backward pass and, from PyTorch 2 on, after `zero_grad()`. */
  hasGrad = false

  /** @param size the number of elements, all 0 at first */
  constructor(size: number) {
    this.data = new Float32Array(size)
    this.grad = new Float32Array(size)
  }
}
