// What `squeeze_y` costs: a batch of n against n targets is n x n errors. Relative to the same run without it, whose n errors are
// each prediction's own.
import { loadTrainer, runEngine, toRun } from './engine.mjs'
import { ratios } from './rounds.mjs'
import { workload } from './workloads.mjs'

const ROUNDS = 11
/** Errors of a round, so that each takes about as long. */
const ERRORS = 4e6

/**
 * @param {number} batchSize
 * @returns {Promise<{ readonly name: string, readonly costs: readonly number[] }[]>} by loss
 */
export async function measureBroadcast(batchSize) {
  const found = []
  for (const loss of /** @type {const} */ (['mse', 'l1', 'smooth_l1', 'huber'])) {
    const measures = []
    for (const squeezeY of [false, true]) {
      const { Trainer } = await loadTrainer()
      const run = toRun(workload('', [3, 1, batchSize], [0, 0]))
      const config = { ...run.config, loss, squeezeY }
      const iterations = Math.ceil(ERRORS / batchSize ** 2)
      const measure = () => runEngine(new Trainer({ ...run, config }), iterations).time
      measure()
      measures.push(measure)
    }
    found.push({ name: loss, costs: ratios(ROUNDS, measures)[0] ?? [] })
  }
  return found
}
