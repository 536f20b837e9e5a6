// What the expected course costs, of the run that it foretells: at 8 inputs with a bias, at 300 iterations over its length, as
// it is computed anew for every lr that a slider passes.
import { loadCourse, loadProblem, loadTrainer, processorTime, toRun } from './engine.mjs'

const ROUNDS = 21
const POINTS = 300

/**
 * @param {import('./workloads.mjs').Workload} workload of 8 inputs
 * @returns {Promise<{ shares: number[] }>} the cost of a course over that of the run, round by round
 */
export async function measureCourse(workload) {
  const [{ expectedCourse }, { problemOf }, { Trainer }] = [
    await loadCourse(),
    await loadProblem(),
    await loadTrainer(),
  ]
  const run = toRun(workload)
  const { iterations } = workload
  const at = Array.from({ length: POINTS }, (_, i) => Math.round((i * iterations) / (POINTS - 1)))
  const problem = problemOf({ ...run.config, bias: true })
  const round = (/** @type {number} */ i) => {
    const config = { ...run.config, bias: true, lr: 0.01 + i / 1000, iterations }
    const course = timeOf(() => expectedCourse(problem, { config, changes: [] }, at))
    const trainer = new Trainer({ config, changes: [] })
    return (
      course /
      timeOf(() => {
        while (trainer.iteration < iterations) trainer.iterate()
      })
    )
  }
  round(0)
  return { shares: Array.from({ length: ROUNDS }, (_, i) => round(i + 1)) }
}

/** @param {() => void} task */
function timeOf(task) {
  const start = processorTime()
  task()
  return processorTime() - start
}
