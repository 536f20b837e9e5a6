import {
  type Change,
  type Config,
  type FieldChange,
  fieldOf,
  KEYS,
  type Key,
  type LiveKey,
  type Run,
  STATE,
} from './config.ts'

/** The most live changes that one run may hold. */
export const MAX_CHANGES = 200

/** `config` with `key` set to `value`. */
export function withValue<K extends Key>(config: Config, key: K, value: Config[K]): Config {
  return Object.is(config[key], value) ? config : { ...config, [key]: value }
}

/** `config` with a live change made. */
export function withChangeMade(config: Config, change: Change): Config {
  return change.key === STATE ? { ...config, ...change.value.group } : withValue(config, change.key, change.value)
}

/** The config in effect once `iteration` iterations are done: the changes up to and including that moment made. */
export function configAt(run: Run, iteration: number): Config {
  return run.changes.filter((change) => change.iteration <= iteration).reduce(withChangeMade, run.config)
}

/**
 * `run` with a live change added. Changes after its moment are dropped (they belonged to another future), one of the
 * same moment and key is replaced, and one that changes nothing is left out.
 */
export function withChange(run: Run, change: Change): Run {
  const kept = run.changes.filter(
    ({ iteration, key }) => iteration < change.iteration || (iteration === change.iteration && key !== change.key),
  )
  const before = configAt({ config: run.config, changes: kept }, change.iteration)
  const after = withChangeMade(before, change)
  const isNone = change.key !== STATE && sameValue(before, after, change.key) && !isRewritten(run.config, change)
  return { config: run.config, changes: isNone ? kept : [...kept, change] }
}

/** Whether what was written last may stand there no more: a scheduler writes lr and momentum, too. */
function isRewritten({ scheduler }: Config, { key }: Change): boolean {
  return scheduler !== 'none' && (key === 'lr' || key === 'momentum')
}

/** Whether lr is not the same all the time: a scheduler writes it, or somebody does. */
export function hasRates({ config, changes }: Run): boolean {
  return config.scheduler !== 'none' || changes.some(({ key, iteration }) => key === 'lr' && iteration > 0)
}

/** The value of `key` in `config` as the URL writes it. */
export function written<K extends Key>(config: Config, key: K): string {
  return fieldOf(key).kind.write(config[key])
}

/** Whether two configs agree in `key`. */
export function sameValue<K extends Key>(a: Config, b: Config, key: K): boolean {
  return fieldOf(key).kind.equals(a[key], b[key])
}

/** Whether two runs are described alike, so that every digit of them agrees. */
export function equalRuns(a: Run, b: Run): boolean {
  const sameChange = (change: Change, i: number) => {
    const other = b.changes[i]
    if (other?.iteration !== change.iteration || other.key !== change.key) return false
    return writtenChange(a.config, change) === writtenChange(a.config, other)
  }
  if (a.changes.length !== b.changes.length || !a.changes.every(sameChange)) return false
  return KEYS.every((key) => sameValue(a.config, b.config, key))
}

/** What `change` writes, as the URL has it. */
export function writtenChange(config: Config, change: Change): string {
  return change.key === STATE ? change.value.text : written(withChangeMade(config, change), change.key)
}

/** The live change at `iteration` after which `key` is as in `config`. */
export function changeTo(config: Config, key: LiveKey, iteration: number): FieldChange {
  switch (key) {
    case 'W':
      return { iteration, key, value: config.W }
    case 'lr':
      return { iteration, key, value: config.lr }
    case 'momentum':
      return { iteration, key, value: config.momentum }
    case 'weightDecay':
      return { iteration, key, value: config.weightDecay }
    case 'batchSize':
      return { iteration, key, value: config.batchSize }
  }
}
