import { type Change, type Config, isLive, type Key, type Run } from './config.ts'
import { conflictAt } from './conflicts.ts'
import { sameShape } from './matrix.ts'
import { bad, good, type Problem, type Reading } from './problem.ts'
import { changeTo, configAt, MAX_CHANGES, withChange, withChangeMade, withValue } from './run.ts'

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
  const problem = conflictAt(next, key)
  if (problem !== null) return bad(problem)
  const underWay = iteration > 0 && iteration < run.config.iterations
  if (underWay && isLive(key) && sameShape(now.W, next.W)) {
    const change = changeTo(next, key, iteration)
    if (withChange(run, change).changes.length > MAX_CHANGES) return bad({ code: 'changeLimit', limit: MAX_CHANGES })
    return good({ type: 'change', change })
  }
  // Changes at 0 are in `next` already: made once more they would undo the edit.
  const ahead = iteration > 0 ? [] : run.changes.filter((change) => change.iteration > 0)
  return good({ type: 'run', run: describedBy(next, ahead) })
}

/** `config` with `key` set; a true bias keeps W's width: zeros for new columns, cut for lost ones. */
function withNewValue<K extends Key>(config: Config, key: K, value: Config[K]): Config {
  const next = withValue(config, key, value)
  const { trueBias, W } = next
  if (trueBias === null || key === 'trueBias' || trueBias.length === W.columns) return next
  return { ...next, trueBias: Array.from({ length: W.columns }, (_, column) => trueBias[column] ?? 0) }
}

/** The run of `config` with those of `changes` that are still possible in it. */
function describedBy(config: Config, changes: readonly Change[]): Run {
  const possible = changes.filter((change) => isPossible(config, change))
  return { config, changes: possible }
}

/** Whether `change` can be made in a run of `config`. */
export function isPossible(config: Config, change: Change): boolean {
  return changeProblem(config, change) === null
}

/** Why `change` cannot be made in a run of `config`: too late, W in another shape, a rule between fields broken. */
export function changeProblem(config: Config, change: Change): Problem | null {
  if (change.iteration >= config.iterations) return { code: 'changeTooLate', iterations: config.iterations }
  const { W } = config
  const changed = withChangeMade(config, change)
  if (!sameShape(W, changed.W)) return { code: 'shapeChanged', expected: `${W.rows} × ${W.columns}` }
  return conflictAt(changed, change.key)
}
