import { CURRENT, defaultsOf } from '../../experiment/defaults.ts'
import { isByLosses, isScheduled } from '../schedule.ts'
import { standstillOf } from '../standstill.ts'
import type { Finding, Setting, Unmoving } from './finding.ts'
import type { Situation } from './situation.ts'

/** No step can change a weight, whatever the loss. */
export function nothingMoves(situation: Situation): Finding | null {
  const detail = unmoving(situation)
  if (detail === null) return null
  return { cause: 'nothing-moves', detail, remedy: remedyOf(detail, situation) }
}

function unmoving({ config, problem, run, schedule, asSet }: Situation): Unmoving | null {
  const statement = (['backward', 'step'] as const).find((name) => config.off.includes(name))
  if (statement !== undefined) return { why: 'off', statement }
  const { accumulationSteps, iterations } = config
  const isSteady = !isScheduled(config) || isByLosses(config)
  if (isSteady && Math.fround(config.lr) === 0) return { why: 'lr' }
  if (schedule !== null && Math.fround(schedule.largest(iterations).lr) === 0)
    return Math.fround(asSet.lr) === 0 ? { why: 'lr' } : { why: 'scheduler' }
  if (accumulationSteps > iterations) return { why: 'accumulation', accumulationSteps, iterations }
  if (run.changes.length > 0) return null
  return standstillOf(problem, config, problem.weight0).kind === 'optimum' ? { why: 'exact' } : null
}

function remedyOf(detail: Unmoving, { config }: Situation): Setting {
  switch (detail.why) {
    case 'off':
      return { type: 'set', key: 'off', value: config.off.filter((name) => name === 'zero_grad') }
    case 'lr':
      return { type: 'set', key: 'lr', value: defaultsOf(CURRENT, config).lr }
    case 'scheduler':
      return { type: 'set', key: 'scheduler', value: 'none' }
    case 'accumulation':
      return { type: 'set', key: 'accumulationSteps', value: 1 }
    case 'exact':
      return { type: 'set', key: 'seed', value: Number(BigInt.asUintN(32, BigInt(config.seed))) + 1 }
  }
}
