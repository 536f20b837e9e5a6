import type { ModelState } from '../torch/nn/module.ts'
import type { OptimizerState } from '../torch/optim/optimizer.ts'

/** What is saved of a run to go on from it elsewhere, as a program of PyTorch does: what is learned, and what the optimizer knows. */
export interface SavedState {
  /** `model.state_dict()` */
  readonly model: ModelState
  /** `optimizer.state_dict()` */
  readonly optimizer: OptimizerState
}
