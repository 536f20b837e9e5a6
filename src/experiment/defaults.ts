import type { Config, Key } from './config.ts'
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
    lr: 0.01,
    batchSize: 4,
    iterations: 5000,
    logEvery: 1000,
  },
}

/**
 * What a link of `version` means where it leaves `key` out. The one place that answers this: a default that depends on
 * another field (lr on the optimizer) is decided here.
 */
export function defaultOf<K extends Key>(version: Version, key: K): Config[K] {
  return defaults[version][key]
}
