// What an iteration costs with each optimizer and each loss, relative to plain SGD with MSE: times over times. Each class is
// run by a copy of the engine of its own, since a worker, too, compiles its loop for the one run that it holds.
import { loadRegistries, loadTrainer, runEngine, toRun } from './engine.mjs'
import { ratios } from './rounds.mjs'

const ROUNDS = 11
/** Iterations of a round, of the engine's in the other comparisons. */
const SHARE = 0.25

/** @typedef {import('../../src/experiment/config.ts').Config} Config */

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @returns {Promise<{ readonly name: string, readonly costs: readonly number[] }[]>} the class by its key in the URL, with
 *   its arguments by default
 */
export async function measureClasses(workload) {
  const classes = (await choices()).map(({ name, values }) => ({ name, run: withValues(workload, values) }))
  const measures = []
  for (const { run } of classes) {
    const { Trainer } = await loadTrainer()
    const iterations = Math.ceil(workload.iterations * SHARE)
    const measure = () => runEngine(new Trainer(run), iterations).time
    measure()
    measures.push(measure)
  }
  const found = ratios(ROUNDS, measures)
  return classes.slice(1).map(({ name }, i) => ({ name, costs: found[i] ?? [] }))
}

/** @returns {Promise<{ readonly name: string, readonly values: Partial<Config> }[]>} plain SGD with MSE first */
async function choices() {
  const { losses, optimizers } = await loadRegistries()
  const others = [
    ...Object.entries(optimizers).map(([key, { args }]) => ({
      name: key,
      values: { optimizer: key, ...defaultsOf(args) },
    })),
    ...Object.entries(losses).map(([key, { args }]) => ({ name: key, values: { loss: key, ...defaultsOf(args) } })),
  ]
  return [{ name: 'sgd, mse', values: {} }, ...others.filter(({ name }) => name !== 'sgd' && name !== 'mse')]
}

/** @param {import('../../src/torch/arguments.ts').Arguments} args */
function defaultsOf(args) {
  return Object.fromEntries(Object.entries(args).map(([name, argument]) => [name, argument.default]))
}

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {Partial<Config>} values
 * @returns {import('../../src/experiment/config.ts').Run}
 */
function withValues(workload, values) {
  const run = toRun(workload)
  return { ...run, config: { ...run.config, ...values } }
}
