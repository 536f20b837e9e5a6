import { type Arguments, realArgument } from '../../arguments.ts'
import { LARGEST_FLOAT32 } from '../../float32.ts'
import type { Release } from '../../kernels/releases.ts'

/** A function of `torch.nn.utils` that clips gradients in place, or none. */
interface ClippingDefinition {
  readonly className: string
  readonly args: Arguments
  /** Releases of PyTorch on which it was not yet run. */
  readonly unmeasured?: readonly Release[]
}

/** What may be done to the gradients before a step, by its key in the URL. */
export const clippings = {
  none: { className: 'None', args: {} },
  norm: {
    className: 'clip_grad_norm_',
    args: {
      maxNorm: realArgument(1, { max: LARGEST_FLOAT32, required: true }),
      normType: realArgument(2, { max: Number.POSITIVE_INFINITY }),
    },
    unmeasured: ['2'],
  },
  value: {
    className: 'clip_grad_value_',
    args: { clipValue: realArgument(0.1, { max: LARGEST_FLOAT32, required: true }) },
  },
} as const satisfies Record<string, ClippingDefinition>
