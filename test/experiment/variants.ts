import type { Config, Key } from '../../src/experiment/config.ts'
import { reconciled } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { withValue } from '../../src/experiment/run.ts'
import { ownDataOf } from './own-data.ts'

/** A setting in which a key means something, and another value for it. */
interface Variant<K extends Key> {
  readonly from: Partial<Config>
  readonly to: Config[K]
}

/** One of each key: a new field is not here, and the compiler says so. */
const VARIANTS: { readonly [K in Key]: Variant<K> } = {
  data: { from: {}, to: ownDataOf('a,b,c:p,q;1,2,3,1,0;0,1,1,2,1;1,0,0,3,1;2,1,1,1,1') },
  W: { from: {}, to: tabulate(3, 2, (row) => row) },
  trueBias: { from: {}, to: [1, -1] },
  numSamples: { from: {}, to: 11 },
  x: { from: {}, to: 'randn' },
  xScale: { from: {}, to: [2] },
  xShift: { from: {}, to: [1, 0, -1] },
  standardize: { from: {}, to: true },
  squeezeY: { from: { W: tabulate(3, 1, (row) => row) }, to: true },
  noise: { from: {}, to: 0.5 },
  seed: { from: {}, to: 7 },
  npSeed: { from: {}, to: 7 },
  bias: { from: {}, to: true },
  loss: { from: {}, to: 'l1' },
  reduction: { from: {}, to: 'sum' },
  beta: { from: { loss: 'smooth_l1' }, to: 0.1 },
  delta: { from: { loss: 'huber' }, to: 0.1 },
  expression: { from: { loss: 'custom' }, to: '((pred - target) ** 2).sum()' },
  optimizer: { from: {}, to: 'rmsprop' },
  lr: { from: {}, to: 0.02 },
  momentum: { from: {}, to: 0.5 },
  dampening: { from: { momentum: 0.5 }, to: 0.5 },
  weightDecay: { from: {}, to: 0.1 },
  nesterov: { from: { momentum: 0.5 }, to: true },
  maximize: { from: {}, to: true },
  betas: { from: { optimizer: 'adam' }, to: [0.5, 0.5] },
  eps: { from: { optimizer: 'adam' }, to: 0.1 },
  // A mean of squares that falls, or the largest of them is the last.
  amsgrad: { from: { optimizer: 'adam', betas: [0.9, 0.5] }, to: true },
  alpha: { from: { optimizer: 'rmsprop' }, to: 0.5 },
  centered: { from: { optimizer: 'rmsprop' }, to: true },
  lrDecay: { from: { optimizer: 'adagrad' }, to: 0.5 },
  initialAccumulatorValue: { from: { optimizer: 'adagrad' }, to: 1 },
  clipGrad: { from: {}, to: 'value' },
  maxNorm: { from: { clipGrad: 'norm' }, to: 0.1 },
  normType: { from: { clipGrad: 'norm', maxNorm: 0.1 }, to: 1 },
  clipValue: { from: { clipGrad: 'value' }, to: 0.01 },
  scheduler: { from: { iterations: 1100 }, to: 'step_lr' },
  stepSize: { from: { scheduler: 'step_lr', stepSize: 2 }, to: 5 },
  gamma: { from: { scheduler: 'step_lr', stepSize: 2 }, to: 0.5 },
  milestones: { from: { scheduler: 'multi_step_lr', milestones: [2] }, to: [3, 5] },
  factor: { from: { scheduler: 'constant_lr' }, to: 0.5 },
  totalIters: { from: { scheduler: 'linear_lr' }, to: 7 },
  startFactor: { from: { scheduler: 'linear_lr' }, to: 0.5 },
  endFactor: { from: { scheduler: 'linear_lr' }, to: 0.5 },
  T_max: { from: { scheduler: 'cosine_annealing_lr' }, to: 9 },
  etaMin: { from: { scheduler: 'cosine_annealing_lr', T_max: 9 }, to: 0.005 },
  T_0: { from: { scheduler: 'cosine_annealing_warm_restarts' }, to: 3 },
  T_mult: { from: { scheduler: 'cosine_annealing_warm_restarts', T_0: 2 }, to: 2 },
  maxLr: { from: { scheduler: 'one_cycle_lr' }, to: 0.2 },
  totalSteps: { from: { scheduler: 'one_cycle_lr' }, to: 6000 },
  pctStart: { from: { scheduler: 'one_cycle_lr' }, to: 0.5 },
  annealStrategy: { from: { scheduler: 'one_cycle_lr' }, to: 'linear' },
  cycleMomentum: { from: { scheduler: 'one_cycle_lr' }, to: false },
  baseMomentum: { from: { scheduler: 'cyclic_lr', stepSizeUp: 3 }, to: 0.5 },
  maxMomentum: { from: { scheduler: 'one_cycle_lr' }, to: 0.9 },
  divFactor: { from: { scheduler: 'one_cycle_lr' }, to: 10 },
  finalDivFactor: { from: { scheduler: 'one_cycle_lr', totalSteps: 12 }, to: 10 },
  threePhase: { from: { scheduler: 'one_cycle_lr', totalSteps: 12 }, to: true },
  baseLr: { from: { scheduler: 'cyclic_lr' }, to: 0.01 },
  stepSizeUp: { from: { scheduler: 'cyclic_lr' }, to: 3 },
  stepSizeDown: { from: { scheduler: 'cyclic_lr', stepSizeUp: 3 }, to: 5 },
  cyclicMode: { from: { scheduler: 'cyclic_lr', stepSizeUp: 2 }, to: 'triangular2' },
  plateauMode: { from: { scheduler: 'reduce_lr_on_plateau', patience: 1 }, to: 'max' },
  patience: { from: { scheduler: 'reduce_lr_on_plateau', plateauMode: 'max', patience: 1 }, to: 2 },
  threshold: { from: { scheduler: 'reduce_lr_on_plateau', patience: 1 }, to: 0.5 },
  thresholdMode: { from: { scheduler: 'reduce_lr_on_plateau', lr: 0.3, patience: 0, threshold: 0.1 }, to: 'abs' },
  cooldown: { from: { scheduler: 'reduce_lr_on_plateau', plateauMode: 'max', patience: 0 }, to: 2 },
  minLr: { from: { scheduler: 'reduce_lr_on_plateau', plateauMode: 'max', patience: 0 }, to: 0.005 },
  schedulerEps: { from: { scheduler: 'reduce_lr_on_plateau', plateauMode: 'max', patience: 0 }, to: 0.5 },
  schedulerEvery: { from: { scheduler: 'step_lr', stepSize: 2 }, to: 2 },
  rho: { from: { optimizer: 'adadelta' }, to: 0.5 },
  momentumDecay: { from: { optimizer: 'nadam' }, to: 0.5 },
  etas: { from: { optimizer: 'rprop' }, to: [0.3, 1.5] },
  stepSizes: { from: { optimizer: 'rprop' }, to: [0.001, 0.005] },
  lambd: { from: { optimizer: 'asgd' }, to: 0.5 },
  t0: { from: { optimizer: 'asgd' }, to: 1 },
  batchSize: { from: {}, to: 3 },
  sampler: { from: {}, to: 'choice_replace' },
  dropLast: { from: { sampler: 'sequential' }, to: true },
  accumulationSteps: { from: {}, to: 2 },
  accumulationMean: { from: { accumulationSteps: 2 }, to: true },
  off: { from: {}, to: ['zero_grad'] },
  iterations: { from: {}, to: 13 },
  logEvery: { from: {}, to: 3 },
  torch: { from: {}, to: '1.13' },
}

/** Two runs, short ones, that differ in `key` and in nothing else. */
export function differingIn<K extends Key>(key: K): readonly [Config, Config] {
  const small = { numSamples: 10, batchSize: 4, iterations: 12, logEvery: 4 }
  const { from, to }: Variant<K> = VARIANTS[key]
  const one: Config = { ...defaultsOf(CURRENT, { ...defaults[CURRENT], ...from }), ...small, ...from }
  const other = withValue(one, key, to)
  // With other data what is drawn follows.
  return [one, reconciled(other, defaultsOf(CURRENT, other)).config]
}
