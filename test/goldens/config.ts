import type { Change, Config, Run } from '../../src/experiment/config.ts'
import { CURRENT, defaultsOf } from '../../src/experiment/defaults.ts'
import type { Matrix } from '../../src/experiment/matrix.ts'

/** A config in the oracle's words (snake_case JSON). Missing keys take the tutorial's values and PyTorch's defaults. */
export interface OracleConfig {
  readonly id?: string
  readonly W?: readonly (readonly number[])[]
  readonly true_bias?: readonly number[] | null
  readonly num_samples?: number
  readonly x?: Config['x']
  readonly noise?: number
  readonly seed?: number
  readonly np_seed?: number
  readonly bias?: boolean
  readonly loss?: Config['loss']
  readonly beta?: number
  readonly delta?: number
  readonly optimizer?: Config['optimizer']
  readonly lr?: number
  readonly momentum?: number
  readonly dampening?: number
  readonly weight_decay?: number
  readonly nesterov?: boolean
  readonly betas?: readonly [number, number]
  readonly eps?: number
  readonly amsgrad?: boolean
  readonly alpha?: number
  readonly centered?: boolean
  readonly lr_decay?: number
  readonly initial_accumulator_value?: number
  readonly batch_size?: number
  readonly sampler?: Config['sampler']
  readonly drop_last?: boolean
  readonly accumulation_steps?: number
  readonly accumulation_mean?: boolean
  readonly off?: Config['off']
  readonly iterations?: number
  readonly log_every?: number
  readonly at?: readonly (readonly [number, OracleChange])[]
}

/** What happens after a number of iterations; several keys are made in their order. */
export interface OracleChange {
  readonly W?: readonly (readonly number[])[]
  readonly lr?: number
  readonly momentum?: number
  readonly weight_decay?: number
  readonly batch_size?: number
}

/** The run that an oracle config describes. */
export function toRun(config: OracleConfig): Run {
  const changes = (config.at ?? []).flatMap(([iteration, change]) => toChanges(iteration, change))
  return { config: toConfig(config), changes }
}

function toConfig(config: OracleConfig): Config {
  const { loss = 'mse', optimizer = 'sgd' } = config
  const defaults = { ...defaultsOf(CURRENT, { loss, optimizer }), loss, optimizer }
  return {
    ...defaults,
    W: config.W ? toMatrix(config.W) : defaults.W,
    trueBias: config.true_bias ? config.true_bias.map(Math.fround) : null,
    numSamples: config.num_samples ?? defaults.numSamples,
    x: config.x ?? defaults.x,
    noise: config.noise ?? defaults.noise,
    seed: config.seed ?? defaults.seed,
    npSeed: config.np_seed ?? defaults.npSeed,
    bias: config.bias ?? defaults.bias,
    ...argumentsIn(config, defaults),
    batchSize: config.batch_size ?? defaults.batchSize,
    sampler: config.sampler ?? defaults.sampler,
    dropLast: config.drop_last ?? defaults.dropLast,
    accumulationSteps: config.accumulation_steps ?? defaults.accumulationSteps,
    accumulationMean: config.accumulation_mean ?? defaults.accumulationMean,
    off: config.off ?? defaults.off,
    iterations: config.iterations ?? defaults.iterations,
    logEvery: config.log_every ?? defaults.logEvery,
  }
}

/** The arguments of the loss and of the optimizer. */
function argumentsIn(config: OracleConfig, defaults: Config) {
  return {
    beta: config.beta ?? defaults.beta,
    delta: config.delta ?? defaults.delta,
    lr: config.lr ?? defaults.lr,
    momentum: config.momentum ?? defaults.momentum,
    dampening: config.dampening ?? defaults.dampening,
    weightDecay: config.weight_decay ?? defaults.weightDecay,
    nesterov: config.nesterov ?? defaults.nesterov,
    betas: config.betas ?? defaults.betas,
    eps: config.eps ?? defaults.eps,
    amsgrad: config.amsgrad ?? defaults.amsgrad,
    alpha: config.alpha ?? defaults.alpha,
    centered: config.centered ?? defaults.centered,
    lrDecay: config.lr_decay ?? defaults.lrDecay,
    initialAccumulatorValue: config.initial_accumulator_value ?? defaults.initialAccumulatorValue,
  }
}

function toChanges(iteration: number, { W, ...change }: OracleChange): Change[] {
  const changes: Change[] = []
  if (W) changes.push({ iteration, key: 'W', value: toMatrix(W) })
  if (change.lr !== undefined) changes.push({ iteration, key: 'lr', value: change.lr })
  if (change.momentum !== undefined) changes.push({ iteration, key: 'momentum', value: change.momentum })
  if (change.weight_decay !== undefined) changes.push({ iteration, key: 'weightDecay', value: change.weight_decay })
  if (change.batch_size !== undefined) changes.push({ iteration, key: 'batchSize', value: change.batch_size })
  return changes
}

function toMatrix(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0]?.length ?? 0, data: rows.flat().map(Math.fround) }
}
