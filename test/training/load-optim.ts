import '../../src/experiment/read-expression.ts'
import { loadCustomLoss } from '../../src/torch/nn/losses/loaded-custom-loss.ts'
import { loadOptimizers } from '../../src/torch/optim/loaded-optimizers.ts'
import { loadSchedulers } from '../../src/torch/optim/lr_scheduler/loaded-schedulers.ts'

await loadCustomLoss()
await loadOptimizers()
await loadSchedulers()
