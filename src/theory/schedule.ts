import type { Config, Run } from '../experiment/config.ts'
import { configAt, equalRuns } from '../experiment/run.ts'
import { loadSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'

/** What a scheduler may write into the parameter group. */
export type Written = Readonly<Pick<Config, 'lr' | 'momentum'>>

/** What stands in the parameter group of a run, iteration by iteration: by its scheduler, and by its live changes. */
export interface Schedule {
  /** Iterations done from which on it was not looked; Infinity where from the last write on all stays as it is. */
  readonly until: number
  /** What the step of an iteration (from 0) finds there: when so many are done. Up to `until`; from there on the last. */
  at(iteration: number): Written
  /** The first iteration since which it has been what `iteration` finds. */
  since(iteration: number): number
  /** The first iteration after `iteration` that finds something else; `until` where none before does. */
  changeAfter(iteration: number): number
  /** The largest lr that an iteration before `end` finds, and the first that does. */
  largest(end: number): { readonly lr: number; readonly iteration: number }
  /** How many iterations before `end` find an lr above `limit`. */
  above(limit: number, end: number): number
}

type Code = typeof import('./scheduled.ts')

let code: Code | null = null

/** Loads what is known of schedules, and the schedulers themselves: for the runs that are asked about from then on. */
export async function loadSchedules(): Promise<void> {
  code ??= await import('./scheduled.ts')
  await loadSchedulers()
}

/** What is known of schedules; throws where it was not loaded before. */
export function scheduledCode(): Code {
  if (code === null) throw new Error('schedules are not loaded')
  return code
}

/** Whether lr is not the one that is set: a scheduler has written it, with its first step or since. */
export function isScheduled({ scheduler }: Pick<Config, 'scheduler'>): boolean {
  return scheduler !== 'none'
}

/** Whether what a scheduler writes depends on losses, so that it is not known before they are. */
export function isByLosses({ scheduler, off }: Config): boolean {
  return scheduler === 'reduce_lr_on_plateau' && !off.includes('scheduler')
}

/** Whether a scheduler has an lr of its own, `max_lr`, whatever the optimizer's is. */
export function hasOwnRate({ scheduler }: Pick<Config, 'scheduler'>): boolean {
  return scheduler === 'one_cycle_lr' || scheduler === 'cyclic_lr'
}

/** Those that were asked for last: a question asks often, and the next one of the same run. */
let known: readonly (readonly [Run, Schedule])[] = []
const MOST_KNOWN = 4

/** The schedule of `run`; null where it has no scheduler, or one that goes by the losses. */
export function scheduleOf(run: Run): Schedule | null {
  if (!isScheduled(run.config) || isByLosses(run.config)) return null
  const found = known.find(([other]) => other === run) ?? known.find(([other]) => equalRuns(other, run))
  if (found?.[0] === run) return found[1]
  const schedule = found?.[1] ?? scheduledCode().writtenSchedule(run)
  known = [[run, schedule] as const, ...known].slice(0, MOST_KNOWN)
  return schedule
}

/** The settings of a moment of `run`, which its link and controls have as they were set, with what a scheduler has written. */
export function inForceAt({ run, config, iteration }: { run: Run; config: Config; iteration: number }): Config {
  const schedule = scheduleOf(run)
  return schedule === null ? config : { ...config, ...schedule.at(iteration) }
}

/** The settings in effect once `iteration` iterations are done, as `configAt`, with what a scheduler has written. */
export function settingsAt(run: Run, iteration: number): Config {
  const config = configAt(run, iteration)
  const schedule = scheduleOf(run)
  return schedule === null ? config : { ...config, ...schedule.at(iteration) }
}
