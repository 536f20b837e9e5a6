import type { Config } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { Trainer } from '../../training/trainer.ts'
import type { Finding } from './finding.ts'
import { blamedIteration } from './blame.ts'
import type { Situation } from './situation.ts'

/** Squares of what is smaller stay far within float32, for as many samples and columns as there can be. */
const HARMLESS = 1e14

/** y, its squared distance from the first prediction, or W itself is beyond float32: no lr helps. */
export function overflow({ run, config, measured }: Situation): Finding | null {
  const blamed = measured?.divergedAt == null ? config : configAt(run, blamedIteration(measured.divergedAt))
  if (!overflows(blamed)) return null
  const { trueBias } = blamed
  const byBias = trueBias !== null && !overflows({ ...blamed, trueBias: null })
  return byBias
    ? { cause: 'overflow', detail: { of: 'trueBias' }, remedy: { type: 'set', key: 'trueBias', value: null } }
    : { cause: 'overflow', detail: { of: 'W' }, remedy: null }
}

function overflows(config: Config): boolean {
  const numbers = [...config.W.data, ...(config.trueBias ?? [])]
  if (numbers.every((value) => Math.abs(value) < HARMLESS)) return false
  const trainer = new Trainer({ config, changes: [] })
  return !(Number.isFinite(trainer.fullLoss()) && trainer.y.every(Number.isFinite))
}
