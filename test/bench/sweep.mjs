// What a sweep of 60 rates costs: the processor time of its runs to their ends, and the same as a share of 60 runs whose
// every iteration is carried out. A core does nothing else meanwhile, and runs are pure, so n cores take an n-th of it.
import { loadSweepJob, loadTrainer, processorTime, toRun } from './engine.mjs'
import { ratios, summary } from './rounds.mjs'
import { workloads } from './workloads.mjs'

const ROUNDS = 5
const RATES = 60
/** The tutorial's. */
const ITERATIONS = 5000

/** @returns {Promise<{ readonly share: readonly number[], readonly seconds: number }>} */
export async function measureSweep() {
  const [tutorial] = workloads
  if (tutorial === undefined) throw new Error('no workload')
  const { config } = toRun(tutorial)
  const { SweepJob } = await loadSweepJob()
  const { Trainer } = await loadTrainer()
  const base = { ...config, iterations: ITERATIONS }
  const rates = Array.from({ length: RATES }, (_, i) => 10 ** (-4 + (5 * i) / (RATES - 1)))
  const usual = () => {
    const start = processorTime()
    for (let i = 0; i < RATES; i++) {
      const trainer = new Trainer({ config: base, changes: [] })
      while (trainer.iteration < ITERATIONS) trainer.iterate()
    }
    return processorTime() - start
  }
  /** @type {number[]} */
  const times = []
  const sweep = () => {
    const start = processorTime()
    for (const lr of rates) {
      const job = new SweepJob({ ...base, lr })
      while (!job.work(performance.now() + 10, () => performance.now()));
      job.ending()
    }
    times.push(processorTime() - start)
    return times.at(-1) ?? Number.NaN
  }
  usual()
  sweep()
  times.length = 0
  const [share = []] = ratios(ROUNDS, [usual, sweep])
  return { share, seconds: summary(times).median / 1e9 }
}
