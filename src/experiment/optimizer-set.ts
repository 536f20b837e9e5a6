import { chooserOf } from './choices.ts'
import { type Config, KEYS, type Key, type Run, STATE } from './config.ts'
import { withPossibleSchedule } from './conflicts.ts'
import { CURRENT, defaultsOf } from './defaults.ts'
import { namesOf } from './names.ts'
import { withValue } from './run.ts'

/** On the tutorial's data these rates of the plain gradient suit; elsewhere they follow the steepest curvature. */
const SGD_RATE = 0.5

/** The part of the full batch's stable rate, 2 / lambda_max, that still leaves room for batches of a few rows. */
const STABLE_SHARE = 0.25

/**
 * The optimizers that are compared, as many as pins there are room for, and an lr for each with which it does well on the tutorial's data, in the order in which they are shown: of those
 * between its default and 1 in steps of 1, 2, 5 the one that is soon down and stays down. Tried with two seeds each and
 * noise 0 and 0.1: after 200 of 5000 iterations the full loss is below 3e-3 (at the floor of the noise), after 5000 below
 * 1e-8.
 */
const RATES = {
  sgd: SGD_RATE,
  rmsprop: 0.005,
  adam: 0.02,
  adamw: 0.02,
  adagrad: 0.2,
} as const satisfies { readonly [O in Config['optimizer']]?: number }

/** Runs of the usual optimizers that differ from `run` in nothing else: the same data, initial weight and batches. */
export function optimizerSet({ config, changes }: Run): readonly Run[] {
  // W and the batches change on the way in all of them, what is the optimizer's own in none; a state is one optimizer's.
  const shared = changes.filter(({ key }) => key !== STATE && !isItsOwn(key))
  const rate = rateFor(config)
  const runs = namesOf(RATES).flatMap((optimizer) => {
    const plain = byDefault(config, optimizer)
    if (optimizer !== 'sgd') return [{ ...plain, lr: RATES[optimizer] }]
    // With momentum 0.9 ten steps add up to one.
    return [
      { ...plain, lr: rate },
      { ...plain, lr: Number((rate / 10).toPrecision(1)), momentum: 0.9 },
    ]
  })
  // A schedule that cycles momentum does not where there is none.
  return runs.map((each) => ({ config: withPossibleSchedule(each), changes: shared }))
}

/** `config` with `optimizer` as it is by default. */
function byDefault(config: Config, optimizer: Config['optimizer']): Config {
  const chosen = { ...config, optimizer }
  const defaults = defaultsOf(CURRENT, chosen)
  const reset = <K extends Key>(next: Config, key: K): Config => withValue(next, key, defaults[key])
  return KEYS.filter(isItsOwn).reduce(reset, chosen)
}

/** Whether `key` is an argument of an optimizer. */
function isItsOwn(key: Key): boolean {
  return chooserOf(key) === 'optimizer'
}

/** A stable lr for the plain gradient, 1, 2 or 5 times a power of ten. */
function rateFor(config: Config): number {
  const steepest = (2 / config.W.columns) * steepestMoment(config)
  const passes = config.accumulationMean ? 1 : config.accumulationSteps
  const stable = (STABLE_SHARE * 2) / (steepest * passes)
  return stable >= SGD_RATE || !(stable > 0) ? SGD_RATE : roundedDown(stable)
}

/**
 * The largest eigenvalue of the mean of x xT, as it is to be expected: torch.rand's squares have mean 1/3, its products
 * 1/4, and a bias is one more x that is always 1; for torch.randn the Marchenko-Pastur edge.
 */
function steepestMoment({ data, x, W, bias, numSamples, standardize }: Config): number {
  const ones = bias ? 1 : 0
  // No eigenvalue is larger than their sum, the mean square of a row.
  if (data !== null && standardize) return W.rows + ones
  if (data !== null) return data.x.reduce((sum, value) => sum + value ** 2, 0) / data.rows + ones
  if (x === 'rand') return 1 / 12 + W.rows / 4 + ones
  return Math.max(ones, (1 + Math.sqrt(W.rows / numSamples)) ** 2)
}

function roundedDown(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value))
  const times = [5, 2, 1].find((each) => each * decade <= value) ?? 1
  return Number((times * decade).toPrecision(1))
}
