import { choice, flag, integer, type Kind, matrix, optionalVector, real } from './kinds.ts'

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

/** Every field of a config, in the order in which the URL writes them. The key's snake case is the URL's. */
export const fields = {
  /** Target matrix, `in_features x out_features`, float32. */
  W: { kind: matrix(MAX_FEATURES, MAX_FEATURES), group: 'data', live: true },
  /** Added to y, one float32 a column of W. */
  trueBias: { kind: optionalVector(MAX_FEATURES), group: 'data', live: false },
  /** Rows of x. */
  numSamples: { kind: integer({ min: 1, max: 10_000 }), group: 'data', live: false },
  /** `torch.rand` or `torch.randn`. */
  x: { kind: choice(['rand', 'randn']), group: 'data', live: false },
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
  /** Learning rate of the optimizer. */
  lr: { kind: real({ min: 0, max: 1e30 }), group: 'optimizer', live: true, slider: { min: 1e-4, max: 10 } },
  /** Rows of a mini-batch. */
  batchSize: { kind: integer({ min: 1, max: 10_000 }), group: 'loop', live: true },
  /** Turns of the loop; the tutorial calls them epochs. */
  iterations: { kind: integer({ min: 1, max: MAX_ITERATIONS }), group: 'loop', live: false },
  /** A cost line is printed each so many iterations. */
  logEvery: { kind: integer({ min: 1, max: MAX_ITERATIONS }), group: 'loop', live: false },
} as const satisfies Record<string, Field<unknown>>
