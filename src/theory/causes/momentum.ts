import { settingsAt } from '../known-schedules.ts'
import { blamedIteration } from './blame.ts'
import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** Momentum that is advised, PyTorch's usual. */
const USUAL = 0.9

/** Momentum of 1 or more never forgets a gradient, and a dampening of 1 or more lets none in the right way: no lr helps. */
export function momentum({ run, config, measured }: Situation): Finding | null {
  const blamed = measured?.divergedAt == null ? config : settingsAt(run, blamedIteration(measured.divergedAt))
  const { optimizer } = blamed
  if (optimizer !== 'sgd' && optimizer !== 'rmsprop') return null
  if (blamed.momentum >= 1) {
    return {
      cause: 'momentum',
      detail: { of: 'momentum', value: blamed.momentum },
      remedy: { type: 'set', key: 'momentum', value: USUAL },
    }
  }
  if (optimizer !== 'sgd' || blamed.momentum === 0 || blamed.dampening < 1) return null
  return {
    cause: 'momentum',
    detail: { of: 'dampening', value: blamed.dampening },
    remedy: { type: 'set', key: 'dampening', value: 0 },
  }
}
