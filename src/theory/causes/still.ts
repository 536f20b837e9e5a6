import { type Standstill, standstillOf } from '../standstill.ts'
import type { Situation } from './situation.ts'

/** Of batches drawn at random: they have drawn every sample but with this probability. */
const MISSED = 0.01

/** Whether a run stands still: measured, or because no batch asks for a step that float32 could carry out. */
export function standsStill(situation: Situation): boolean {
  const { measured, iteration, config } = situation
  const kind = standstillAt(situation).kind
  if (kind === 'rounding' || kind === 'optimum') return true
  if (measured === null || measured.lastMoved === null) return false
  return iteration - measured.lastMoved >= drawingAll(config)
}

/** Why the weight on screen does not move, by its steps. */
export function standstillAt({ problem, config, weights, optimum }: Situation): Standstill {
  return standstillOf(problem, config, weights, optimum)
}

/** Iterations that draw every sample: of random batches as many as leave one out in a hundred runs. */
function drawingAll({ batchSize, numSamples, sampler, accumulationSteps }: Situation['config']): number {
  const missed = sampler === 'choice_replace' ? (1 - 1 / numSamples) ** batchSize : 1 - batchSize / numSamples
  const loader = sampler === 'sequential' || sampler === 'shuffle'
  const batches = loader ? Math.ceil(numSamples / batchSize) : Math.log(MISSED / numSamples) / Math.log(missed)
  return accumulationSteps * Math.max(1, Math.ceil(Math.max(0, batches)))
}
