import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { limitsOf } from '../../src/theory/limits.ts'
import { type Verdict, verdictOf } from '../../src/theory/verdict.ts'
import { Mt19937 } from '../../src/torch/random/mt19937.ts'
import { configWith } from './loop.ts'
import { beforeOf, momentAt } from './moments.ts'
import { Recursion } from './recursion.ts'

const SETTINGS = 60
const GOAL = 1e-6

/** Iterations that the recursion goes through. */
const MOST_ITERATIONS = 600

/** Random settings of SGD and MSE, some of every kind; lr as a share of the lowest limit. */
function settings(seed: number): Config {
  const draws = new Mt19937(seed)
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[draws.next32() % from.length] ?? from[0]
  const [rows, columns, numSamples] = [pick(1, 2, 3, 4), pick(1, 2, 3), pick(1, 2, 3, 6, 12, 30)]
  const sampler = pick('choice', 'choice', 'choice_replace')
  const momentum = pick(0, 0, 0.5, 0.9)
  const nesterov = momentum > 0 && pick(true, false)
  const values = configWith({
    W: tabulate(rows, columns, () => (draws.next32() / 2 ** 32) * 2 - 1),
    numSamples,
    sampler,
    momentum,
    nesterov,
    seed: draws.next32() % 1000,
    batchSize: sampler === 'choice' ? Math.min(numSamples, pick(1, 2, 4, 30)) : pick(1, 2, 4),
    dampening: momentum > 0 && !nesterov ? pick(0, 0.3) : 0,
    weightDecay: pick(0, 0, 0, 0.05),
    noise: pick(0, 0, 0.3),
    x: pick('rand', 'randn'),
    bias: pick(true, false),
    trueBias: pick(
      null,
      null,
      Array.from({ length: columns }, (_, i) => i + 0.5),
    ),
    accumulationSteps: pick(1, 1, 1, 3),
    accumulationMean: pick(true, false),
    iterations: pick(20, 200, 600),
  })
  const { meanSquare } = limitsOf(leastSquaresOf(values), values)
  return { ...values, lr: (meanSquare.ok ? meanSquare.value : 1) * pick(0.02, 0.3, 0.6, 0.9, 1.05, 1.6) }
}

/** What a plain walk finds: the first iteration below the goal, the losses at the run's end, and those at the walk's. */
function walked(config: Config): {
  readonly first: number | null
  readonly start: number
  readonly end: readonly [number, number]
  last: number
} {
  const problem = leastSquaresOf(config)
  const recursion = new Recursion(problem, config)
  const [start] = recursion.losses()
  let first: number | null = null
  let end = recursion.losses()
  for (let iteration = 0; iteration <= MOST_ITERATIONS; iteration++) {
    const losses = recursion.losses()
    if (first === null && losses[0] < GOAL) first = iteration
    if (iteration === config.iterations) end = losses
    if (!Number.isFinite(losses[0])) break
    if (iteration < MOST_ITERATIONS) recursion.iterate()
  }
  return { start, first, end, last: recursion.losses()[0] }
}

const cases = Array.from({ length: SETTINGS }, (_, seed) => [seed, settings(seed)] as const)

describe.each(cases)('settings %i', (_, config) => {
  const problem = leastSquaresOf(config)
  const run = { config, changes: [] }
  const verdict = verdictOf(problem, beforeOf(run))

  test('reach, rest and parts are those of the recursion of the second moments', () => {
    const { start, first, end, last } = walked(config)
    if (first !== null) expect(verdict.reach).toBe(first)
    else expect(verdict.reach === 'never' || (verdict.reach ?? 0) > MOST_ITERATIONS).toBe(true)
    // Where the walk has come to rest, to a hundredth of each error and so a ten thousandth of their squares, it is there.
    if (verdict.settled === true && config.iterations === MOST_ITERATIONS) {
      expect(Math.abs(last - (verdict.rest ?? 0))).toBeLessThan(0.05 * last + 1e-4 * start)
    }
    if (verdict.parts === null || !Number.isFinite(end[0])) return
    const [expected, ofMean] = end
    // Beside losses of this size the parts of float32 are nothing.
    if (expected < 1e-9) return
    expect(verdict.parts['batch-noise']).toBeCloseTo((expected - ofMean) / expected, 5)
    const others = verdict.parts.noise + verdict.parts['missing-bias'] + verdict.parts['weight-decay']
    expect(others + verdict.parts.unfinished).toBeCloseTo(ofMean / expected, 5)
    expect(verdict.parts.noise + verdict.parts['missing-bias']).toBeCloseTo((verdict.floor ?? 0) / expected, 5)
  })

  test('holds to the contract, before the run and at its end', () => {
    for (const each of [verdict, verdictOf(problem, momentAt(run))]) contract(each)
  })
})

const FROM_PARTS: ReadonlySet<Verdict['cause']> = new Set([
  'noise',
  'missing-bias',
  'weight-decay',
  'unfinished',
  'batch-noise',
])

function contract({ cause, parts, limits, rest, floor, reach }: Verdict): void {
  const { mean, meanSquare, typical } = limits
  if (mean !== null && meanSquare !== null) expect(meanSquare).toBeLessThanOrEqual(mean * (1 + 1e-9))
  if (meanSquare !== null && typical !== null) expect(typical).toBeGreaterThanOrEqual(meanSquare)
  if (rest !== null && floor !== null && cause !== 'nothing-moves')
    expect(rest).toBeGreaterThanOrEqual(floor * (1 - 1e-9))
  if (floor !== null && floor >= GOAL) expect(reach).toBe('never')
  if (parts === null) return
  const shares = Object.values(parts)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  if (FROM_PARTS.has(cause))
    expect(Object.entries(parts).find(([name]) => name === cause)?.[1]).toBe(Math.max(...shares))
}
