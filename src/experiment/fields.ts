import { releases } from '../torch/kernels/releases.ts'
import { losses } from '../torch/nn/losses/registry.ts'
import { clippings } from '../torch/nn/utils/registry.ts'
import { schedulers } from '../torch/optim/lr_scheduler/registry.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { argumentFields } from './argument-fields.ts'
import { batchSources } from './batch-sources.ts'
import type { Field } from './field.ts'
import { flag, integer, integer64, matrix, oneOf, optionalVector, ownData, real, words } from './kinds.ts'
import { namesOf } from './names.ts'

/** The most that W may hold in either direction. */
export const MAX_FEATURES = 64

/** The most turns that the loop may take. */
export const MAX_ITERATIONS = 1_000_000_000

/** The decades of lr that its slider and its sweep cover. */
export const LR_DECADES = { min: 1e-4, max: 10 } as const

/** The statements of the loop that can be commented out. */
const STATEMENTS = ['zero_grad', 'backward', 'step', 'scheduler'] as const

/** Every field of a config, in the order in which the URL writes them. The key's snake case is the URL's. */
export const fields = {
  /** Samples that somebody brought; then all that is drawn of them without is theirs (`choices.ts`, `DRAWN_KEYS`). */
  data: { kind: ownData(), group: 'data', decides: 'data', live: false },
  /** Target matrix, `in_features x out_features`, float32. */
  W: { kind: matrix(MAX_FEATURES, MAX_FEATURES), group: 'data', decides: 'data', live: true },
  /** Added to y, one float32 a column of W. */
  trueBias: { kind: optionalVector(MAX_FEATURES), group: 'data', decides: 'data', live: false },
  /** Rows of x. */
  numSamples: { kind: integer({ min: 1, max: 10_000 }), group: 'data', decides: 'data', live: false },
  /** `torch.rand` or `torch.randn`. */
  x: { kind: oneOf(['rand', 'randn']), group: 'data', decides: 'data', live: false },
  /** `x = x * x_scale`: a float32 for all columns of x, or one for each. */
  xScale: { kind: optionalVector(MAX_FEATURES), group: 'data', decides: 'data', live: false },
  /** `x = x + x_shift`, likewise. */
  xShift: { kind: optionalVector(MAX_FEATURES), group: 'data', decides: 'data', live: false },
  /** `x = (x - x.mean(0)) / x.std(0)` */
  standardize: { kind: flag(), group: 'data', decides: 'data', live: false },
  /** Sigma of `noise * torch.randn` added to y. */
  noise: { kind: real({ min: 0, max: 1000 }), group: 'data', decides: 'data', lead: 4, live: false },
  /** `y = y.squeeze(1)`: y of shape [num_samples], against the prediction's [.., 1]. */
  squeezeY: { kind: flag(), group: 'data', decides: 'step', live: false },
  /** `torch.manual_seed`. */
  seed: { kind: integer64(), group: 'data', decides: 'data', live: false },
  /** `np.random.seed`. */
  npSeed: { kind: integer({ min: 0, max: 0xffff_ffff }), group: 'data', decides: 'batches', live: false },
  /** `nn.Linear(bias=)`. */
  bias: { kind: flag(), group: 'model', decides: 'model', live: false },
  /** The class of the criterion; its arguments follow it, as do an optimizer's and a DataLoader's. */
  loss: { kind: oneOf(namesOf(losses)), group: 'model', decides: 'step', live: false },
  ...argumentFields(losses, { group: 'model', decides: 'step' }),
  /** The class of the optimizer. */
  optimizer: { kind: oneOf(namesOf(optimizers)), group: 'optimizer', decides: 'step', lead: 6, live: false },
  ...argumentFields(optimizers, { group: 'optimizer', decides: 'step', leads: { lr: 1, momentum: 3 } }),
  /** The class of the learning rate scheduler, if there is one. */
  scheduler: { kind: oneOf(namesOf(schedulers)), group: 'optimizer', decides: 'step', live: false },
  ...argumentFields(schedulers, { group: 'optimizer', decides: 'step' }),
  /** Iterations to one `scheduler.step()`. */
  schedulerEvery: {
    kind: integer({ min: 1, max: MAX_ITERATIONS }),
    group: 'optimizer',
    decides: 'step',
    live: false,
  },
  /** What is done to the gradients before a step, if anything. */
  clipGrad: { kind: oneOf(namesOf(clippings)), group: 'optimizer', decides: 'step', live: false },
  ...argumentFields(clippings, { group: 'optimizer', decides: 'step' }),
  /** Rows of a mini-batch. */
  batchSize: { kind: integer({ min: 1, max: 10_000 }), group: 'loop', decides: 'batches', lead: 2, live: true },
  /** How the samples of a batch are chosen. */
  sampler: { kind: oneOf(namesOf(batchSources)), group: 'loop', decides: 'batches', live: false },
  ...argumentFields(batchSources, { group: 'loop', decides: 'batches' }),
  /** Backward passes to one `optimizer.step()`. */
  accumulationSteps: { kind: integer({ min: 1, max: 10_000 }), group: 'loop', decides: 'step', live: false },
  /** Whether `loss / accumulation_steps` is back-propagated. */
  accumulationMean: { kind: flag(), group: 'loop', decides: 'step', live: false },
  /** Statements of the loop commented out. */
  off: { kind: words(STATEMENTS), group: 'loop', decides: 'step', live: false },
  /** Turns of the loop; the tutorial calls them epochs. */
  iterations: { kind: integer({ min: 1, max: MAX_ITERATIONS }), group: 'loop', decides: 'step', lead: 5, live: false },
  /** A cost line is printed each so many iterations. */
  logEvery: { kind: integer({ min: 1, max: MAX_ITERATIONS }), group: 'loop', decides: 'print', live: false },
  /** The release of PyTorch whose digits are printed. */
  torch: { kind: oneOf(namesOf(releases)), group: 'loop', decides: 'data', live: false },
} as const satisfies Record<string, Field<unknown>>
