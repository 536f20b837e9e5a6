import type { Config } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { Trainer } from '../../training/trainer.ts'
import { blamedIteration } from './blame.ts'
import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** Squares of what is smaller stay far within float32, for as many samples and columns as there can be. */
const HARMLESS = 1e14

/** y, its squared distance from the first prediction, or W itself is beyond float32: no lr helps. */
export function overflow(situation: Situation): Finding | null {
  const blamed = inForce(situation).find(overflows)
  if (blamed === undefined) return null
  const { trueBias, data } = blamed
  if (data !== null) return { cause: 'overflow', detail: { of: 'data' }, remedy: null }
  const byBias = trueBias !== null && !overflows({ ...blamed, trueBias: null })
  return byBias
    ? { cause: 'overflow', detail: { of: 'trueBias' }, remedy: { type: 'set', key: 'trueBias', value: null } }
    : { cause: 'overflow', detail: { of: 'W' }, remedy: null }
}

/** The settings to look at: those to blame, or of a run that has not begun all that it will have. */
function inForce({ run, config, measured }: Situation): readonly Config[] {
  if (measured?.divergedAt != null) return [configAt(run, blamedIteration(measured.divergedAt))]
  if (measured !== null) return [config]
  const ahead = run.changes.filter(({ iteration }) => iteration < run.config.iterations)
  return [config, ...ahead.map(({ iteration }) => configAt(run, iteration))]
}

function overflows(config: Config): boolean {
  const numbers = config.data?.y ?? Float32Array.of(...config.W.data, ...(config.trueBias ?? []))
  if (numbers.every((value) => Math.abs(value) < HARMLESS)) return false
  // Of its data alone, and their squares: neither optimizer nor scheduler nor a custom loss matters.
  const loss = config.loss === 'custom' ? 'mse' : config.loss
  const trainer = new Trainer({ config: { ...config, loss, optimizer: 'sgd', scheduler: 'none' }, changes: [] })
  return !(Number.isFinite(trainer.fullLoss()) && trainer.y.every(Number.isFinite))
}
