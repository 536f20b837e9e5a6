import type { Device } from '../device.ts'
import type { Floats } from '../memory.ts'
import { sizeOf, type Tensor } from '../tensor.ts'

/** `torch.nn.Parameter`: a float32 tensor that learns, row-major, and its gradient. */
export class Parameter {
  /** `param.shape` */
  readonly shape: readonly number[]
  /** The values (`param.data`). */
  readonly data: Floats
  /** The gradient (`param.grad`), of the shape of `data`; without meaning while `hasGrad` is false. */
  readonly grad: Floats
  /** false where PyTorch's `param.grad` is None: before the first backward pass and, from PyTorch 2 on, after `zero_grad()`. */
  hasGrad = false

  /** @param shape all elements are 0 at first */
  constructor(shape: readonly number[], { lease }: Device) {
    this.shape = shape
    this.data = lease.floats(sizeOf(shape))
    this.grad = lease.floats(this.data.length)
  }

  /** `param.detach().clone()` */
  copy(): Tensor {
    return { shape: this.shape, data: this.data.values.slice() }
  }

  /** `param.copy_(tensor)` of a tensor of this shape, without autograd. */
  assign({ data }: Tensor): void {
    this.data.values.set(data)
  }

  /** A copy of the gradient, null where it is None. */
  copyGrad(): Float32Array | null {
    return this.hasGrad ? this.grad.values.slice() : null
  }

  /** `param.grad = grad` */
  assignGrad(grad: Float32Array | null): void {
    this.hasGrad = grad !== null
    if (grad) this.grad.values.set(grad)
  }
}
