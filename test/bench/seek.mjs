// What it costs to show an earlier moment of a run that is over, of what the whole run cost: at moments all over it, as a
// hand on the timeline meets them.
import { loadRecordedRun, processorTime, toRun } from './engine.mjs'

/** How many moments. */
const SEEKS = 200

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {number} iterations
 * @returns {Promise<{ shares: number[] }>} the cost of each seek over that of the run
 */
export async function measureSeeks(workload, iterations) {
  const { RecordedRun } = await loadRecordedRun()
  const { config, changes } = toRun(workload)
  const recorded = new RecordedRun({ config: { ...config, iterations }, changes })
  const whole = timeOf(() => goTo(recorded, iterations))
  // Golden sections: nowhere twice, and never far from where none was yet.
  const moments = Array.from({ length: SEEKS }, (_, i) => Math.floor(((i * 0.618034) % 1) * iterations))
  return { shares: moments.map((iteration) => timeOf(() => goTo(recorded, iteration)) / whole) }
}

/**
 * As `Seeking` goes there; the frame that shows it included.
 * @param {import('../../src/engine/worker/recorded-run.ts').RecordedRun} recorded
 * @param {number} iteration
 */
function goTo(recorded, iteration) {
  recorded.approach({ iteration, statement: 0 })
  while (recorded.iteration < iteration - 1) recorded.iterate()
  while (recorded.iteration < iteration) recorded.advance()
  recorded.frame('paused', true)
}

/** @param {() => void} task */
function timeOf(task) {
  const start = processorTime()
  task()
  return processorTime() - start
}
