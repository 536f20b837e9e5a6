import { flagArgument, realArgument } from '../../arguments.ts'
import type { ParamGroup } from '../optimizer.ts'
import type { Scheduled, ScheduleRefusal } from './scheduler.ts'

/** The arguments of a scheduler that lowers momentum while it raises lr. */
export function momentumArguments(base: number, max: number) {
  return {
    cycleMomentum: flagArgument(true),
    baseMomentum: realArgument(base, { max: 1, open: 'max' }),
    maxMomentum: realArgument(max, { max: 1, open: 'max' }),
  }
}

/** Writes momentum to the group, or beta1 where the optimizer has betas: `group['betas'] = (momentum, *group['betas'][1:])`. */
export function writeMomentum(group: ParamGroup, momentum: number): void {
  if (group.betas === undefined) group.momentum = momentum
  else group.betas = [momentum, group.betas[1]]
}

/**
 * What a constructor raises for an optimizer without anything to cycle.
 * @param byBeta whether beta1 will do
 */
export function nothingToCycle(
  cycleMomentum: boolean,
  { takes, release }: Scheduled,
  byBeta: boolean,
): ScheduleRefusal<'cycleMomentum'> | null {
  if (!cycleMomentum || 'momentum' in takes || (byBeta && 'betas' in takes)) return null
  const what = release === '1.13' ? 'momentum' : 'momentum or beta1'
  const error = `ValueError: optimizer must support ${what} with \`cycle_momentum\` option enabled`
  return { argument: 'cycleMomentum', error, instead: false }
}
