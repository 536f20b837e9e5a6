import { losses } from '../torch/nn/losses/registry.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { argumentFields } from './argument-fields.ts'
import { flag, integer, type Kind, matrix, oneOf, optionalVector, real, words } from './kinds.ts'
import { namesOf } from './names.ts'

/** The parts of the setup panel, in the order of the tutorial's program. */
export type Group = 'data' | 'model' | 'optimizer' | 'loop'

/** One hyperparameter, declared once: type, validation, control and URL key derive from this. */
export interface Field<T> {
  readonly kind: Kind<T>
  readonly group: Group
  /** Whether it may change while a run is under way (a live change) or describes a new run. */
  readonly live: boolean
  /** A slider beside the number, logarithmic between these bounds. */
  readonly slider?: { readonly min: number; readonly max: number }
}

/** The most that W may hold in either direction. */
export const MAX_FEATURES = 64

/** The most turns that the loop may take. */
export const MAX_ITERATIONS = 1_000_000_000

/** How the samples of a batch are chosen; the last two are a DataLoader's. */
const SAMPLERS = ['choice', 'choice_replace', 'sequential', 'shuffle'] as const

/** The statements of the loop that can be commented out. */
const STATEMENTS = ['zero_grad', 'backward', 'step'] as const

/** Every field of a config, in the order in which the URL writes them. The key's snake case is the URL's. */
export const fields = {
  /** Target matrix, `in_features x out_features`, float32. */
  W: { kind: matrix(MAX_FEATURES, MAX_FEATURES), group: 'data', live: true },
  /** Added to y, one float32 a column of W. */
  trueBias: { kind: optionalVector(MAX_FEATURES), group: 'data', live: false },
  /** Rows of x. */
  numSamples: { kind: integer({ min: 1, max: 10_000 }), group: 'data', live: false },
  /** `torch.rand` or `torch.randn`. */
  x: { kind: oneOf(['rand', 'randn']), group: 'data', live: false },
  /** Sigma of `noise * torch.randn` added to y. */
  noise: { kind: real({ min: 0, max: 1000 }), group: 'data', live: false },
  /** `torch.manual_seed`. */
  seed: {
    kind: integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    group: 'data',
    live: false,
  },
  /** `np.random.seed`. */
  npSeed: { kind: integer({ min: 0, max: 0xffff_ffff }), group: 'data', live: false },
  /** `nn.Linear(bias=)`. */
  bias: { kind: flag(), group: 'model', live: false },
  /** The class of the criterion. */
  loss: { kind: oneOf(namesOf(losses)), group: 'model', live: false },
  ...argumentFields(losses, 'model'),
  /** The class of the optimizer. */
  optimizer: { kind: oneOf(namesOf(optimizers)), group: 'optimizer', live: false },
  ...argumentFields(optimizers, 'optimizer'),
  /** Rows of a mini-batch. */
  batchSize: { kind: integer({ min: 1, max: 10_000 }), group: 'loop', live: true },
  /** How the samples of a batch are chosen. */
  sampler: { kind: oneOf(SAMPLERS), group: 'loop', live: false },
  /** `DataLoader(drop_last=)`. */
  dropLast: { kind: flag(), group: 'loop', live: false },
  /** Backward passes to one `optimizer.step()`. */
  accumulationSteps: { kind: integer({ min: 1, max: 10_000 }), group: 'loop', live: false },
  /** Whether `loss / accumulation_steps` is back-propagated. */
  accumulationMean: { kind: flag(), group: 'loop', live: false },
  /** Statements of the loop commented out. */
  off: { kind: words(STATEMENTS), group: 'loop', live: false },
  /** Turns of the loop; the tutorial calls them epochs. */
  iterations: { kind: integer({ min: 1, max: MAX_ITERATIONS }), group: 'loop', live: false },
  /** A cost line is printed each so many iterations. */
  logEvery: { kind: integer({ min: 1, max: MAX_ITERATIONS }), group: 'loop', live: false },
} as const satisfies Record<string, Field<unknown>>
