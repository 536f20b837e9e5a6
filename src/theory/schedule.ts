import type { Config } from '../experiment/config.ts'

/** What a scheduler may write into the parameter group. */
export type Written = Readonly<Pick<Config, 'lr' | 'momentum'>>

/** What stands in the parameter group of a run, iteration by iteration: by its scheduler, and by its live changes. */
export interface LrSchedule {
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
