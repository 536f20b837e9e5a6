import { isLoader, meansSame } from './choices.ts'
import { type Change, type Config, isLive, KEYS, type Key, type Run, STATE } from './config.ts'
import { conflictAt, conflictOfChange, withoutScheduler, withPossibleSchedule } from './conflicts.ts'
import { CURRENT, defaultsOf } from './defaults.ts'
import { sameShape } from './matrix.ts'
import { bad, good, type Problem, type Reading } from './problem.ts'
import { changeTo, configAt, MAX_CHANGES, withChange, withChangeMade, withValue } from './run.ts'
import { stateOwner } from './state-owner.ts'

/** What an edit on the page amounts to: a live change of the run under way, or another run from iteration 0. */
export type Edit = { readonly type: 'change'; readonly change: Change } | { readonly type: 'run'; readonly run: Run }

/**
 * What giving `key` the value `value` means when `iteration` iterations of `run` are done, or the rule it would break.
 * Under way (after the first iteration, before the last) a live key makes a live change, W only in the same shape; its
 * moment is the earliest one, since the worker may be further along. Every other edit describes a new run: before the
 * first iteration with the changes that are still to come, later of the values now on screen without any.
 * @param now the config on screen; ahead of the description where a change just made is still on its way
 */
export function editOf<K extends Key>(
  run: Run,
  iteration: number,
  key: K,
  value: Config[K],
  now: Config = configAt(run, iteration),
): Reading<Edit> {
  const next = withNewValue(now, key, value)
  // The group of a state that is loaded at the start would undo what the constructor was given.
  const underWay = (iteration > 0 || run.changes.some(isLoad)) && iteration < run.config.iterations
  const describesNew = key === 'batchSize' && isLoader(now)
  if (underWay && isLive(key) && !describesNew && sameShape(now.W, next.W)) {
    const change = changeTo(next, key, iteration)
    const problem = changeProblem(run, change)
    if (problem !== null) return bad(problem)
    if (withChange(run, change).changes.length > MAX_CHANGES) return bad({ code: 'changeLimit', limit: MAX_CHANGES })
    return good({ type: 'change', change })
  }
  const problem = conflictAt(next, key)
  if (problem !== null) return bad(problem)
  // Changes at 0 are in `next` already, but for a state: made once more they would undo the edit.
  const ahead = iteration > 0 ? [] : run.changes.filter((change) => change.iteration > 0 || isLoad(change))
  return good({ type: 'run', run: describedBy(next, ahead) })
}

/** Whether `change` loads a state. */
function isLoad({ key }: Change): boolean {
  return key === STATE
}

/**
 * `config` with `key` set and what depends on it following: a true bias keeps W's width (zeros for new columns, cut for
 * lost ones), y of several columns or in an expression is not squeezed, what x is multiplied with and what is added to it keep its height, the arguments of a class just chosen
 * take its defaults, those of no other have a meaning, and those of a scheduler are possible in this run.
 */
function withNewValue<K extends Key>(config: Config, key: K, value: Config[K]): Config {
  const given = withDefaults(withValue(config, key, value), key, config)
  const next = key === 'scheduler' ? withPossibleSchedule(withoutScheduler(given)) : given
  const { rows, columns } = next.W
  const fitted = (each: 'trueBias' | 'xScale' | 'xShift', length: number, filler: number) => {
    const vector = next[each]
    const isFree = vector === null || each === key || (each !== 'trueBias' && vector.length === 1)
    return isFree || vector.length === length ? vector : Array.from({ length }, (_, i) => vector[i] ?? filler)
  }
  return {
    ...next,
    trueBias: fitted('trueBias', columns, 0),
    xScale: fitted('xScale', rows, 1),
    xShift: fitted('xShift', rows, 0),
    squeezeY: next.squeezeY && (key === 'squeezeY' || (columns === 1 && next.loss !== 'custom')),
  }
}

/** `config`, where `key` is new, with the other arguments of each class that it does not share with `before` at their default. */
function withDefaults(config: Config, key: Key, before: Config): Config {
  const defaults = defaultsOf(CURRENT, config)
  const isFree = (each: Key) => each !== key && !meansSame(before, config, each)
  const reset = <K extends Key>(next: Config, each: K) => withValue(next, each, defaults[each])
  return KEYS.filter(isFree).reduce(reset, config)
}

/** The run of `config` with those of `changes` that are still possible in it. */
function describedBy(config: Config, changes: readonly Change[]): Run {
  const add = (run: Run, change: Change) =>
    isPossible(run, change) ? { config, changes: [...run.changes, change] } : run
  return changes.reduce(add, { config, changes: [] })
}

/** Whether `change` can be made in `run`, which holds the changes before it. */
export function isPossible(run: Run, change: Change): boolean {
  return changeProblem(run, change) === null
}

/**
 * Why `change` cannot be made in `run`, which holds the changes before it: too late, W in another shape, the batch size
 * of a DataLoader, the state of another model or optimizer, a rule between fields broken, an error that `optimizer.step()`
 * would raise.
 */
export function changeProblem(run: Run, change: Change): Problem | null {
  const { config } = run
  const { iteration, key } = change
  if (iteration >= config.iterations) return { code: 'changeTooLate', iterations: config.iterations }
  if (key === 'batchSize' && isLoader(config)) return { code: 'fixedInLoader' }
  const now = withChangeMade(configAt(run, iteration), change)
  if (key === STATE) return change.value.text.startsWith(`${stateOwner(config)},`) ? null : { code: 'stateOfOther' }
  if (!sameShape(config.W, now.W)) return { code: 'shapeChanged', expected: `${config.W.rows} × ${config.W.columns}` }
  return conflictOfChange(now, firstStepOf(run, now, iteration), key)
}

/**
 * The config in effect at the first step of `run`, or `now` where that is still to come at `iteration`. What the optimizer
 * keeps may be a loaded state's: then the one that this was saved with.
 */
function firstStepOf(run: Run, now: Config, iteration: number): Config {
  const loaded = run.changes.findLast((change) => change.iteration <= iteration && isLoad(change))
  if (loaded !== undefined) return withChangeMade(now, loaded)
  const { accumulationSteps, off } = run.config
  const never = off.includes('backward') || off.includes('step')
  return never || iteration < accumulationSteps ? now : configAt(run, accumulationSteps - 1)
}
