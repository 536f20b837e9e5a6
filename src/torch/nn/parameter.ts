import { sizeOf, type Tensor } from '../tensor.ts'

/** `torch.nn.Parameter`: a float32 tensor that learns, row-major, and its gradient. */
export class Parameter {
  /** `param.shape` */
  readonly shape: readonly number[]
  /** The values (`param.data`). */
  readonly data: Float32Array
  /** The gradient (`param.grad`), of the shape of `data`; without meaning while `hasGrad` is false. */
  readonly grad: Float32Array
  /** false where PyTorch's `param.grad` is None: before the first backward pass and, from PyTorch 2 on, after `zero_grad()`. */
  hasGrad = false

  /** @param shape all elements are 0 at first */
  constructor(shape: readonly number[]) {
    this.shape = shape
    this.data = new Float32Array(sizeOf(shape))
    this.grad = new Float32Array(this.data.length)
  }

  /** `param.detach().clone()` */
  copy(): Tensor {
    return { shape: this.shape, data: this.data.slice() }
  }

  /** `param.copy_(tensor)` of a tensor of this shape, without autograd. */
  assign({ data }: Tensor): void {
    this.data.set(data)
  }

  /** A copy of the gradient, null where it is None. */
  copyGrad(): Float32Array | null {
    return this.hasGrad ? this.grad.slice() : null
  }

  /** `param.grad = grad` */
  assignGrad(grad: Float32Array | null): void {
    this.hasGrad = grad !== null
    if (grad) this.grad.set(grad)
  }
}
