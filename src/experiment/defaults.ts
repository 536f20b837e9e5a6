import { clippings } from '../torch/nn/utils/registry.ts'
import { schedulers } from '../torch/optim/lr_scheduler/registry.ts'
import { argumentDefaults, valuesOf } from './argument-fields.ts'
import { CHOICE_KEYS, type Choice, type ChoiceKey, DECIDING_KEYS, ownerOf } from './choices.ts'
import type { Config } from './config.ts'
import { tabulate } from './matrix.ts'
import { bestOf } from './own-data.ts'

/** Versions of the description of a run, the `v` of the URL. */
export type Version = 1 | 2

/** Every version that can be read, the first first. */
export const VERSIONS: readonly [Version, ...Version[]] = [1, 2]

/** The version that is written. */
export const CURRENT: Version = 2

const TUTORIAL_W = [0.3, 0.4, 0.5, 0.6, 0.6, 0.2]

/** Those of the first version. */
const first: Config = {
  data: null,
  W: tabulate(3, 2, (row, column) => TUTORIAL_W[row * 2 + column] ?? 0),
  trueBias: null,
  numSamples: 100,
  x: 'rand',
  xScale: null,
  xShift: null,
  standardize: false,
  noise: 0,
  squeezeY: false,
  seed: 0,
  npSeed: 0,
  bias: false,
  loss: 'mse',
  reduction: 'mean',
  beta: 1,
  delta: 1,
  expression: '((pred - target) ** 4).mean()',
  optimizer: 'sgd',
  lr: 0.01,
  momentum: 0,
  dampening: 0,
  weightDecay: 0,
  nesterov: false,
  maximize: false,
  betas: [0.9, 0.999],
  eps: 1e-8,
  amsgrad: false,
  alpha: 0.99,
  centered: false,
  lrDecay: 0,
  initialAccumulatorValue: 0,
  scheduler: 'none',
  ...argumentDefaults(schedulers),
  schedulerEvery: 1,
  clipGrad: 'none',
  ...argumentDefaults(clippings),
  rho: 0.9,
  momentumDecay: 0.004,
  etas: [0.5, 1.2],
  stepSizes: [1e-6, 50],
  lambd: 1e-4,
  t0: 1e6,
  batchSize: 4,
  sampler: 'choice',
  dropLast: false,
  accumulationSteps: 1,
  accumulationMean: false,
  off: [],
  iterations: 5000,
  logEvery: 1000,
  torch: '1.13',
}

/**
 * What a link leaves out, per version: the tutorial's values, and PyTorch's for the arguments of all classes. Frozen: a
 * published line never changes, whatever the registries come to say, or old links would show other runs. A field that
 * is new gets its line in every version: no old link names it.
 */
export const defaults: { readonly [V in Version]: Config } = {
  1: first,
  2: { ...first, torch: '2' },
}

interface Asked {
  readonly version: Version
  readonly choice: Choice
  readonly values: Config
}

/** What was asked last: whoever reads a link asks for each of its keys, and it is mostly the same. */
let last: Asked | null = null

/**
 * What a link of `version` means where it leaves keys out, given the classes that it chooses: their arguments take
 * PyTorch's defaults (lr is 0.01 with SGD, 0.001 with Adam), and what would be drawn is that of the data that somebody brought.
 */
export function defaultsOf(version: Version, choice: Choice): Config {
  if (last !== null && last.version === version && isSameChoice(last.choice, choice)) return last.values
  const values = madeDefaults(version, choice)
  last = { version, choice, values }
  return values
}

function isSameChoice(a: Choice, b: Choice): boolean {
  return DECIDING_KEYS.every((key) => a[key] === b[key])
}

function madeDefaults(version: Version, choice: Choice): Config {
  const withArguments = (config: Config, key: ChoiceKey): Config => ({
    ...config,
    ...valuesOf(ownerOf(choice, key).args),
  })
  const chosen = CHOICE_KEYS.reduce(withArguments, defaults[version])
  const { data } = choice
  const best = data && bestOf(data, choice)
  return data && best ? { ...chosen, W: best.W, trueBias: best.trueBias, numSamples: data.rows } : chosen
}
