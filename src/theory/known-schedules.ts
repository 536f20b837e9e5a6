import type { Config, Run } from '../experiment/config.ts'
import { configAt, equalRuns } from '../experiment/run.ts'
import { loadSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'
import { isByLosses, isScheduled, type LrSchedule } from './schedule.ts'

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

/** Those that were asked for last: a question asks often, and the next one of the same run. */
let known: readonly (readonly [Run, LrSchedule])[] = []
const MOST_KNOWN = 4

/** The schedule of `run`; null where it has no scheduler, or one that goes by the losses. */
export function scheduleOf(run: Run): LrSchedule | null {
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
