import type { Config } from '../experiment/config.ts'
import type { Device } from '../torch/device.ts'
import { BroadcastLoss } from '../torch/nn/losses/broadcast-loss.ts'
import { loadedCustomLoss } from '../torch/nn/losses/loaded-custom-loss.ts'
import type { Loss } from '../torch/nn/losses/loss.ts'
import { lossClasses } from '../torch/nn/losses/registry.ts'
import { parametersOf } from '../torch/nn/module.ts'
import { clipGradNorm, clipGradValue } from '../torch/nn/utils/clip-grad.ts'
import { loadedOptimizer } from '../torch/optim/loaded-optimizers.ts'
import { loadedSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'
import type { Scheduler } from '../torch/optim/lr_scheduler/scheduler.ts'
import type { ParamGroup } from '../torch/optim/optimizer.ts'
import { Generator } from '../torch/random/generator.ts'
import { Dataset } from './dataset.ts'
import { createBatch, type Loop } from './phases.ts'
import { samplers } from './samplers/registry.ts'
import { SimpleNn } from './simple-nn.ts'

/** Everything the script makes before its loop, in the order in which it draws: x, noise, weight, bias; on `device`. */
export function createLoop(config: Config, device: Device): Loop {
  const { W, batchSize, accumulationSteps, accumulationMean } = config
  const { kernels, lease } = device
  const generator = new Generator(config.seed, lease)
  const dataset = new Dataset(config, generator, device)
  const model = new SimpleNn(W.rows, W.columns, config.bias, generator, device)
  const optimizer = new (loadedOptimizer(config.optimizer))(parametersOf(model), config, device)
  return {
    device,
    dataset,
    model,
    sampler: new samplers[config.sampler]({ ...config, generator, lease }),
    criterion: criterionOn(device, config),
    optimizer,
    scheduler: startedScheduler(config, optimizer.paramGroup),
    clipping: clippingOf(config),
    setToNone: kernels.setToNone,
    scale: accumulationMean ? Math.fround(1 / accumulationSteps) : 1,
    epoch: 0,
    batchSize,
    batch: createBatch(batchSize, W.rows, W.columns),
    rows: 0,
    loss: Number.NaN,
  }
}

function clippingOf({ clipGrad, maxNorm, normType, clipValue }: Config): Loop['clipping'] {
  if (clipGrad === 'none') return null
  if (clipGrad === 'norm') return (parameters) => clipGradNorm(parameters, maxNorm, normType)
  return (parameters) => clipGradValue(parameters, clipValue)
}

function criterionOn(device: Device, config: Config): Loss {
  if (config.loss === 'custom') return new (loadedCustomLoss())(config, device)
  const loss = new lossClasses[config.loss](config, device)
  return config.squeezeY ? new BroadcastLoss(loss, device) : loss
}

/** The scheduler of `config`, with the step that most of PyTorch's constructors do. */
function startedScheduler(config: Config, group: ParamGroup): Scheduler | null {
  if (config.scheduler === 'none') return null
  const scheduler = new (loadedSchedulers()[config.scheduler])(group, config)
  scheduler.start()
  return scheduler
}
