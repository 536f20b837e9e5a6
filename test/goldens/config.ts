import type { Change, Config, Run } from '../../src/experiment/config.ts'
import { defaults } from '../../src/experiment/defaults.ts'
import type { Matrix } from '../../src/experiment/matrix.ts'
import type { RunCase } from './load.ts'

/** A config in the oracle's words (snake_case JSON), as far as issue 2 goes. Missing keys take the tutorial's values. */
export interface OracleConfig {
  readonly id?: string
  readonly W?: readonly (readonly number[])[]
  readonly true_bias?: readonly number[] | null
  readonly num_samples?: number
  readonly x?: 'rand' | 'randn'
  readonly noise?: number
  readonly seed?: number
  readonly np_seed?: number
  readonly bias?: boolean
  readonly loss?: string
  readonly optimizer?: string
  readonly sampler?: string
  readonly lr?: number
  readonly batch_size?: number
  readonly iterations?: number
  readonly log_every?: number
  readonly at?: readonly (readonly [number, OracleChange])[]
}

/** What happens after a number of iterations; several keys are made in their order. */
export interface OracleChange {
  readonly W?: readonly (readonly number[])[]
  readonly lr?: number
  readonly batch_size?: number
}

const KNOWN = new Set<string>(
  'id W true_bias num_samples x noise seed np_seed bias loss optimizer sampler lr batch_size iterations log_every at'.split(
    ' ',
  ),
)
const LIVE = new Set(['W', 'lr', 'batch_size'])

/** Whether a case asks for nothing but MSE loss, plain SGD and np.random.choice without replacement. */
export function isPlain({ config }: RunCase): boolean {
  const { loss = 'mse', optimizer = 'sgd', sampler = 'choice', at = [] } = config
  const plain = loss === 'mse' && optimizer === 'sgd' && sampler === 'choice'
  const live = at.every(([, change]) => Object.keys(change).every((key) => LIVE.has(key)))
  return plain && live && Object.keys(config).every((key) => KNOWN.has(key))
}

/** The run that an oracle config describes. */
export function toRun(config: OracleConfig): Run {
  const changes = (config.at ?? []).flatMap(([iteration, change]) => toChanges(iteration, change))
  return { config: toConfig(config), changes }
}

function toConfig(config: OracleConfig): Config {
  const {
    W = [
      [0.3, 0.4],
      [0.5, 0.6],
      [0.6, 0.2],
    ],
  } = config
  return {
    ...defaults[1],
    W: toMatrix(W),
    trueBias: config.true_bias ? config.true_bias.map(Math.fround) : null,
    numSamples: config.num_samples ?? 100,
    x: config.x ?? 'rand',
    noise: config.noise ?? 0,
    seed: config.seed ?? 0,
    npSeed: config.np_seed ?? 0,
    bias: config.bias ?? false,
    lr: config.lr ?? 0.01,
    batchSize: config.batch_size ?? 4,
    iterations: config.iterations ?? 5000,
    logEvery: config.log_every ?? 1000,
  }
}

function toChanges(iteration: number, change: OracleChange): Change[] {
  const changes: Change[] = []
  if (change.W) changes.push({ iteration, key: 'W', value: toMatrix(change.W) })
  if (change.lr !== undefined) changes.push({ iteration, key: 'lr', value: change.lr })
  if (change.batch_size !== undefined) changes.push({ iteration, key: 'batchSize', value: change.batch_size })
  return changes
}

function toMatrix(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0]?.length ?? 0, data: rows.flat().map(Math.fround) }
}
