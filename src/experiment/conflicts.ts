import { scheduleRefusals } from '../torch/optim/lr_scheduler/refusals.ts'
import { schedulers } from '../torch/optim/lr_scheduler/registry.ts'
import { optimizers } from '../torch/optim/registry.ts'
import { applies, chooserOf, ownerOf } from './choices.ts'
import { type Config, KEYS, type Key } from './config.ts'
import { CURRENT, defaultsOf } from './defaults.ts'
import type { Problem } from './problem.ts'
import { sameValue, withValue } from './run.ts'

/** A broken rule between fields, said at the field that gives way where a link breaks it. */
export interface Conflict {
  readonly key: Key
  readonly problem: Problem
}

/** A rule between fields. */
interface Rule {
  /**
   * What is wrong with `config`, said at the field `at` if one was just given; null where the rule holds.
   * @param defaults what the fields are by default, given the classes that `config` chooses
   */
  check(config: Config, defaults: Config, at: Key | null): Conflict | null
  /** The value in whose favour the field gives way, where its default does not fit. */
  nearest?(config: Config, defaults: Config): Config
}

const trueBias: Rule = {
  check({ trueBias, W }) {
    if (trueBias === null || trueBias.length === W.columns) return null
    return { key: 'trueBias', problem: { code: 'wrongLength', found: trueBias.length, expected: W.columns } }
  },
}

/** One value for all columns of x, or one for each. */
function inputs(key: 'xScale' | 'xShift'): Rule {
  return {
    check(config) {
      const [found, expected] = [config[key]?.length ?? 1, config.W.rows]
      return found === 1 || found === expected ? null : { key, problem: { code: 'wrongInputs', found, expected } }
    },
  }
}

const standardize: Rule = {
  check({ standardize, numSamples }, _, at) {
    if (!standardize || numSamples > 1) return null
    return { key: at === 'numSamples' ? at : 'standardize', problem: { code: 'oneSample' } }
  },
}

/** Rows of a batch whose predictions are all held against all targets: of more that takes too much memory and time. */
const MOST_BROADCAST = 1000

const squeezeY: Rule = {
  check({ squeezeY, W, loss, batchSize }, _, at) {
    if (!squeezeY) return null
    if (W.columns > 1) return { key: 'squeezeY', problem: { code: 'notSqueezed', by: 'columns' } }
    if (loss === 'custom') return { key: 'squeezeY', problem: { code: 'notSqueezed', by: 'expression' } }
    if (batchSize <= MOST_BROADCAST) return null
    const key = at === 'batchSize' ? at : 'squeezeY'
    return { key, problem: { code: 'broadcastTooLarge', batchSize, limit: MOST_BROADCAST } }
  },
}

const batchSize: Rule = {
  check({ batchSize, numSamples, sampler }, _, at) {
    if (batchSize <= numSamples || sampler === 'choice_replace') return null
    const code = at === 'numSamples' ? 'samplesUnderBatch' : 'batchOverSamples'
    return { key: 'batchSize', problem: { code, batchSize, numSamples } }
  },
  nearest(config, defaults) {
    return { ...config, batchSize: Math.min(defaults.batchSize, config.numSamples) }
  },
}

/** Arguments of a class that is not chosen stand at their default, or two descriptions would be of one run. */
const inapplicable: Rule = {
  check(config, defaults) {
    const key = KEYS.find((each) => !applies(config, each) && !sameValue(config, defaults, each))
    const chooser = key === undefined ? null : chooserOf(key)
    if (key === undefined) return null
    if (chooser === null) return { key, problem: { code: 'fromData' } }
    return { key, problem: { code: 'notAnArgument', owner: ownerOf(config, chooser).className } }
  },
}

/** What the optimizer's constructor or its first step raises an error for. */
const refused: Rule = {
  check(config) {
    const found = optimizers[config.optimizer].refusal?.(config)
    return found
      ? { key: found.argument, problem: { code: 'refused', error: found.error } }
      : refusedByStep(config, config)
  },
}

/** What the scheduler's constructor or one of its steps raises an error for. */
const refusedSchedule: Rule = {
  check(config) {
    const found = refusalOf(config)
    return found ? { key: found.argument, problem: { code: 'refused', error: found.error } } : null
  },
  nearest: (config) => nearerSchedule(config),
}

function refusalOf(config: Config) {
  const { scheduler, optimizer, off, iterations, schedulerEvery, lr, torch } = config
  const steps = off.includes('scheduler') ? 0 : Math.floor(iterations / schedulerEvery)
  const scheduled = { steps, lr, release: torch, takes: optimizers[optimizer].args }
  return scheduleRefusals[scheduler]?.(config, scheduled) ?? null
}

/** `config`, where its scheduler raises an error the argument at fault as near as it may be: a further one may then be said. */
function nearerSchedule(config: Config): Config {
  const found = refusalOf(config)
  return found === null ? config : { ...config, [found.argument]: found.instead }
}

/** The same without any. */
export function withPossibleSchedule(config: Config): Config {
  const nearer = nearerSchedule(config)
  return nearer === config ? config : withPossibleSchedule(nearer)
}

/** `config`, whose `scheduler.step()`, if it has none, is not commented out either. */
export function withoutScheduler(config: Config): Config {
  const { off, scheduler } = config
  return scheduler === 'none' ? { ...config, off: off.filter((name) => name !== 'scheduler') } : config
}

function refusedByStep(config: Config, first: Config): Conflict | null {
  const found = optimizers[config.optimizer].stepRefusal?.(config, first)
  return found ? { key: found.argument, problem: { code: 'refused', error: found.error } } : null
}

/** `scheduler.step()` is commented out only where there is one, or two descriptions would be of one run. */
const nothingOff: Rule = {
  check({ off, scheduler }) {
    if (scheduler !== 'none' || !off.includes('scheduler')) return null
    return { key: 'off', problem: { code: 'notAnArgument', owner: schedulers.none.className } }
  },
  nearest: (config) => withoutScheduler(config),
}

// First what follows from other fields: the rules behind it look at that.
const lasting: readonly Rule[] = [
  inapplicable,
  trueBias,
  inputs('xScale'),
  inputs('xShift'),
  standardize,
  batchSize,
  squeezeY,
  nothingOff,
]
const rules: readonly Rule[] = [...lasting, refused, refusedSchedule]

/** The first broken rule between the fields of `config`, said at the field `at` that was just given. */
export function conflictAt(config: Config, at: Key): Problem | null {
  return firstConflict(rules, config, at)
}

/**
 * The first rule that a live change of `at` breaks. What only the optimizer's constructor looks at is not among them.
 * @param now the config with the change made
 * @param first the config at the first step
 */
export function conflictOfChange(now: Config, first: Config, at: Key): Problem | null {
  return firstConflict(lasting, now, at) ?? refusedByStep(now, first)?.problem ?? null
}

function firstConflict(among: readonly Rule[], config: Config, at: Key): Problem | null {
  const defaults = defaultsOf(CURRENT, config)
  for (const { check } of among) {
    const conflict = check(config, defaults, at)
    if (conflict !== null) return conflict.problem
  }
  return null
}

/**
 * `config` with a field giving way for every broken rule, and what was broken.
 * @param defaults what the fields are by default, given the classes that `config` chooses
 */
export function reconciled(
  config: Config,
  defaults: Config,
): { readonly config: Config; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = []
  let agreed = config
  for (const { check, nearest } of rules) {
    // A rule may name one field after the other; a field that gave way is not named again.
    for (const _ of KEYS) {
      const conflict = check(agreed, defaults, null)
      if (conflict === null) break
      conflicts.push(conflict)
      agreed = nearest?.(agreed, defaults) ?? withDefault(agreed, defaults, conflict.key)
    }
  }
  return { config: agreed, conflicts }
}

function withDefault<K extends Key>(config: Config, defaults: Config, key: K): Config {
  return withValue(config, key, defaults[key])
}
