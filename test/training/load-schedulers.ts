import { loadSchedulers } from '../../src/torch/optim/lr_scheduler/loaded-schedulers.ts'

await loadSchedulers()
