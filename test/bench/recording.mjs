// What it costs to remember a run's way (losses, cost lines, weights, checkpoints, the full loss), of the iterations themselves;
// and what an iteration of a run that has converged costs, of one that has just begun.
import { loadRecordedRun, loadTrainer, processorTime, toRun } from './engine.mjs'
import { ratios } from './rounds.mjs'

const ROUNDS = 15
/** How many rounds a run has gone before. */
const WAY = 10

/** @typedef {import('./workloads.mjs').Workload} Workload */

/**
 * @param {Workload} workload
 * @returns {Promise<number[]>} what recording adds to an iteration, as a share of it, in every round
 */
export async function measureRecording(workload) {
  const { Trainer } = await loadTrainer()
  const { RecordedRun } = await loadRecordedRun()
  const run = toRun(workload)
  const measures = [new Trainer(run), new RecordedRun(run)].map((subject) => () => timeOf(subject, workload.iterations))
  // A run that has gone some way: at its start more is noted than later.
  for (const measure of measures) for (let i = 0; i < WAY; i++) measure()
  return (ratios(ROUNDS, measures)[0] ?? []).map((ratio) => ratio - 1)
}

/**
 * @param {Workload} workload
 * @returns {Promise<number[]>} the cost of an iteration late in a run over that of one early, in every round
 */
export async function measureConverged(workload) {
  const { Trainer } = await loadTrainer()
  const { config, changes } = toRun(workload)
  const run = { config: { ...config, lr: 0.5 }, changes }
  const late = new Trainer(run)
  timeOf(late, 40 * workload.iterations)
  const early = () => {
    const trainer = new Trainer(run)
    const time = timeOf(trainer, workload.iterations)
    trainer.release()
    return time
  }
  return ratios(ROUNDS, [early, () => timeOf(late, workload.iterations)])[0] ?? []
}

/**
 * @param {{ iterate(): void }} subject
 * @param {number} iterations
 */
function timeOf(subject, iterations) {
  const start = processorTime()
  for (let i = 0; i < iterations; i++) subject.iterate()
  return processorTime() - start
}
