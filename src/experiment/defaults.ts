import { losses } from '../torch/nn/losses/registry.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { argumentDefaults, valuesOf } from './argument-fields.ts'
import type { ClassKey } from './choices.ts'
import type { Config } from './config.ts'
import { tabulate } from './matrix.ts'

/** Versions of the description of a run, the `v` of the URL. */
export type Version = 1

/** Every version that can be read, the first first. */
export const VERSIONS: readonly [Version, ...Version[]] = [1]

/** The version that is written. */
export const CURRENT: Version = 1

const TUTORIAL_W = [0.3, 0.4, 0.5, 0.6, 0.6, 0.2]

/** What a link leaves out, per version. Frozen: a published table never changes, or old links would show other runs. */
export const defaults: { readonly [V in Version]: Config } = {
  1: {
    W: tabulate(3, 2, (row, column) => TUTORIAL_W[row * 2 + column] ?? 0),
    trueBias: null,
    numSamples: 100,
    x: 'rand',
    noise: 0,
    seed: 0,
    npSeed: 0,
    bias: false,
    loss: 'mse',
    ...argumentDefaults(losses),
    optimizer: 'sgd',
    ...argumentDefaults(optimizers),
    batchSize: 4,
    sampler: 'choice',
    dropLast: false,
    accumulationSteps: 1,
    accumulationMean: false,
    off: [],
    iterations: 5000,
    logEvery: 1000,
  },
}

/**
 * What a link of `version` means where it leaves keys out, given the classes that it chooses: their arguments take
 * PyTorch's defaults (lr is 0.01 with SGD, 0.001 with Adam).
 */
export function defaultsOf(version: Version, { loss, optimizer }: Pick<Config, ClassKey>): Config {
  const args = { ...valuesOf(losses[loss].args), ...valuesOf(optimizers[optimizer].args) }
  return { ...defaults[version], ...args }
}
