import { CURRENT, defaultsOf } from '../../experiment/defaults.ts'
import { standstillOf } from '../standstill.ts'
import { isScheduled } from '../schedule.ts'
import type { Finding, Setting, Unmoving } from './finding.ts'
import type { Situation } from './situation.ts'

/** No step can change a weight, whatever the loss. */
export function nothingMoves(situation: Situation): Finding | null {
  const detail = unmoving(situation)
  if (detail === null) return null
  return { cause: 'nothing-moves', detail, remedy: remedyOf(detail, situation) }
}

function unmoving({ config, problem, run }: Situation): Unmoving | null {
  const statement = (['backward', 'step'] as const).find((name) => config.off.includes(name))
  if (statement !== undefined) return { why: 'off', statement }
  if (Math.fround(config.lr) === 0 && !isScheduled(config)) return { why: 'lr' }
  const { accumulationSteps, iterations } = config
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
    case 'accumulation':
      return { type: 'set', key: 'accumulationSteps', value: 1 }
    case 'exact':
      return { type: 'set', key: 'seed', value: Number(BigInt.asUintN(32, BigInt(config.seed))) + 1 }
  }
}
