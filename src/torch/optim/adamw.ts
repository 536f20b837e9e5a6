import { betasArgument, flagArgument, realArgument } from '../arguments.ts'
import { Adam, momentBuffers, refuseStepSize } from './adam.ts'
import type { ParameterState } from './base-optimizer.ts'
import type { OptimizerDefinition } from './optimizer.ts'

const args = {
  lr: realArgument(0.001),
  betas: betasArgument(0.9, 0.999),
  eps: realArgument(1e-8),
  weightDecay: realArgument(0.01),
  amsgrad: flagArgument(false),
}

/**
 * `torch.optim.AdamW` (torch/optim/adamw.py `_single_tensor_adamw`; docs/pytorch-semantics.md, section 4): Adam beside
 * a shrinking weight.
 */
export class AdamW extends Adam {
  protected override update(state: ParameterState): void {
    const { lr, weightDecay } = this.paramGroup
    this.kernels.scale(state.parameter.data, 1 - lr * weightDecay)
    this.adapt(state, state.parameter.grad)
  }
}

/** `adamw`: `torch.optim.AdamW` */
export const adamw: OptimizerDefinition<typeof args> = {
  className: 'AdamW',
  args,
  takesRoots: true,
  buffers: momentBuffers,
  stepRefusal: refuseStepSize,
}
