import { Adam } from './adam.ts'
import type { ParameterState } from './base-optimizer.ts'

/**
 * `torch.optim.AdamW` (torch/optim/adamw.py `_single_tensor_adamw`; docs/pytorch-semantics.md, section 4): Adam beside
 * a shrinking weight.
 */
export class AdamW extends Adam {
  protected override update(state: ParameterState): void {
    const { lr, weightDecay } = this.paramGroup
    this.kernels.scale(state.parameter.data, 1 - lr * weightDecay)
    this.adapt(state, this.towards(state))
  }
}
