import { loadOptimizers } from '../../src/torch/optim/loaded-optimizers.ts'
import { loadSchedulers } from '../../src/torch/optim/lr_scheduler/loaded-schedulers.ts'

await loadOptimizers()
await loadSchedulers()
