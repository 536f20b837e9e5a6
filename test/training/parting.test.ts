import { describe, expect, test } from 'vitest'
import type { Config, Run } from '../../src/experiment/config.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { inRelease } from '../../src/experiment/other-releases.ts'
import type { ReleasePair } from '../../src/experiment/release-pairs.ts'
import { fixed } from '../../src/torch/decimal.ts'
import type { Kernels } from '../../src/torch/kernels/kernels.ts'
import { scriptKernels } from '../../src/torch/kernels/registry.ts'
import { Lease } from '../../src/torch/memory.ts'
import type { Moment } from '../../src/training/moment.ts'
import { type Parting, PartingSearch } from '../../src/training/parting.ts'
import { addsInOrder, roundsOnce } from '../../src/training/product-order.ts'
import { Trainer } from '../../src/training/trainer.ts'

/** Runs, and what makes each part on the two releases. */
const RUNS: readonly (readonly [string, Partial<Config>, Run['changes'], string | null])[] = [
  ['the tutorial', {}, [], 'targets'],
  ['a batch of one, at the edge', { lr: 2, batchSize: 1 }, [], 'targets'],
  ['8 x 8', { W: tabulate(8, 8, (r, c) => Math.sin(r * 3 + c)), batchSize: 16, iterations: 400 }, [], 'linear'],
  ['sums of one product but for the gradient', { W: tabulate(1, 2, () => 0.5), iterations: 500 }, [], 'weightGrad'],
  ['sums of one product, Adam', { W: tabulate(1, 2, () => 0.5), batchSize: 1, optimizer: 'adam' }, [], 'average'],
  [
    'a centered mean',
    { W: tabulate(1, 2, () => 3), batchSize: 1, optimizer: 'rmsprop', centered: true },
    [],
    'average',
  ],
  ['sums of one product', { W: tabulate(1, 2, () => 0.5), batchSize: 1, x: 'rand', iterations: 300 }, [], null],
  ['no step', { off: ['step'], iterations: 300 }, [], 'targets'],
  ['L1', { loss: 'l1', iterations: 700 }, [], 'targets'],
  [
    'gradients accumulate',
    { accumulationSteps: 3, accumulationMean: true, momentum: 0.9, iterations: 900 },
    [],
    'targets',
  ],
  [
    'another W under way',
    { W: tabulate(1, 2, () => 1), batchSize: 1, noise: 0.1, bias: true, iterations: 400 },
    [{ iteration: 100, key: 'batchSize', value: 7 }],
    'weightGrad',
  ],
]

function pairOf(values: Partial<Config>, changes: Run['changes']): ReleasePair {
  const run: Run = { config: { ...defaults[CURRENT], logEvery: 100, iterations: 3000, ...values }, changes }
  return [inRelease(run, '2'), inRelease(run, '1.13')]
}

function partingOf(pair: ReleasePair): Parting {
  const search = new PartingSearch(pair)
  while (!search.isKnown) search.advance()
  search.release()
  return search.parting
}

/** What a trainer holds and says, in words, in which nan is nan. */
function heldBy(trainer: Trainer) {
  const weights = trainer.values().flatMap(({ data }) => [...data])
  const grads = trainer.parameters.flatMap(({ parameter }) => [...(parameter.copyGrad() ?? [])])
  // Sums of zeros differ in the sign of nothing.
  const told = [trainer.loss, ...grads, ...memoriesOf(trainer)].map((value) => String(value + 0))
  const isPrinted = trainer.iteration % trainer.config.logEvery === 0
  return {
    weights: weights.map((value) => (Object.is(value, -0) ? '-0' : String(value))).join(),
    printed: weights.map((value) => fixed(value, 4)).join(),
    cost: isPrinted ? fixed(trainer.loss, 6) : '',
    all: told.join(),
  }
}

function memoriesOf(trainer: Trainer): readonly number[] {
  const memories = Object.values(trainer.save().optimizer.state).flatMap((memory) => Object.values(memory))
  return memories.flatMap((value) => (typeof value === 'number' ? [] : [...value.data]))
}

/** The first iterations in which two runs differ, found by looking at all of both after each. */
function differencesOf([a, b]: ReleasePair) {
  const pair = [new Trainer(a), new Trainer(b)] as const
  const found: Record<'all' | 'weights' | 'printed' | 'cost', number | null> = {
    all: null,
    weights: null,
    printed: null,
    cost: null,
  }
  while (pair[0].iteration < a.config.iterations) {
    for (const trainer of pair) trainer.iterate()
    const [one, other] = [heldBy(pair[0]), heldBy(pair[1])]
    for (const name of ['all', 'weights', 'printed', 'cost'] as const)
      if (one[name] !== other[name]) found[name] ??= pair[0].iteration
  }
  return found
}

/** Which kernels alone make something else of the numbers that an iteration of the first run has, in the order of the loop. */
function kernelsThatDiffer([a, b]: ReleasePair, iteration: number): readonly string[] {
  const trainer = new Trainer(a)
  while (trainer.iteration < iteration - 1) trainer.iterate()
  const before = trainer.save()
  const moments: Moment[] = []
  do {
    trainer.advance()
    moments.push(trainer.moment(trainer.config.numSamples))
  } while (trainer.statement > 0)
  const moment = moments.at(-1)
  if (moment === undefined) throw new Error('an iteration has statements')
  const { W, numSamples } = trainer.config
  const wT = Float32Array.from(
    { length: W.data.length },
    (_, i) => W.data[(i % W.rows) * W.columns + Math.floor(i / W.rows)] ?? 0,
  )
  const weight = Object.values(before.model)[0]?.data ?? new Float32Array()
  const rows = moment.batchRows
  const lease = new Lease()
  const made = (size: number, make: (kernels: Kernels, out: ReturnType<Lease['floats']>) => void) =>
    [a, b].map(({ config }) => {
      const out = lease.floats(size)
      make(scriptKernels[config.torch], out)
      return [...out.values]
    })
  const x = lease.floatsOf(trainer.x.slice())
  const y = made(trainer.y.length, (kernels, out) =>
    kernels.targets(x, lease.floatsOf(wT), numSamples, W.rows, W.columns, out),
  )
  // Only of the batch.
  const yOfBatch = y.map((values) =>
    [...moment.indices].flatMap((sample) => values.slice(sample * W.columns, (sample + 1) * W.columns)),
  )
  const input = lease.floatsOf(moment.inputBatch)
  const pred = made(rows * W.columns, (kernels, out) =>
    kernels.linear(input, lease.floatsOf(weight), rows, W.rows, W.columns, out),
  )
  const grad = made(weight.length, (kernels, out) =>
    kernels.weightGrad(
      input.length === 0 ? input : lease.floatsOf(moment.predGrad),
      input,
      rows,
      W.columns,
      W.rows,
      out,
      false,
    ),
  )
  const [mean] =
    memoriesOf(trainer).length > 0
      ? Object.values(before.optimizer.state)
          .flatMap((memory) => Object.entries(memory))
          .filter(([name]) => name === 'exp_avg' || name === 'grad_avg')
      : []
  const means =
    mean === undefined || typeof mean[1] === 'number'
      ? []
      : made(weight.length, (kernels, out) => {
          if (typeof mean[1] !== 'number') out.values.set(mean[1].data)
          const beta = mean[0] === 'exp_avg' ? a.config.betas[0] : a.config.alpha
          kernels.average(out, lease.floatsOf(trainer.parameters[0]?.parameter.copyGrad() ?? new Float32Array()), beta)
        })
  const all = { targets: yOfBatch, linear: pred, weightGrad: grad, average: means }
  return Object.entries(all).flatMap(([name, [one, other]]) => (String(one) === String(other) ? [] : [name]))
}

describe('two runs that differ in nothing but the release', () => {
  test.each(RUNS)('%s', (_, values, changes, cause) => {
    const pair = pairOf(values, changes)
    const parting = partingOf(pair)
    const truth = differencesOf(pair)
    expect({
      all: parting.first?.iteration ?? null,
      weights: parting.weight?.iteration ?? null,
      printed: parting.printed?.iteration ?? null,
      cost: parting.cost?.iteration ?? null,
    }).toEqual({ ...truth, all: least(truth.all, truth.weights) })
    expect(parting.first?.cause.type ?? null).toBe(cause)
    if (parting.first === null) return
    // What is said to have parted does so alone, of the same numbers.
    const alone = kernelsThatDiffer(pair, parting.first.iteration)
    expect(alone).toContain(cause)
    if (cause === 'weightGrad') expect(alone.filter((name) => name === 'targets' || name === 'linear')).toEqual([])
    if (cause === 'average') expect(alone).toEqual(['average'])
  })

  test('show the digits of both, and which is the first that differs', () => {
    const { cost, printed } = partingOf(pairOf({ lr: 2, batchSize: 1, iterations: 5000, logEvery: 1000 }, []))
    expect(cost).toEqual({
      iteration: 5000,
      digits: { texts: ['21737.570312', '55148.906250'], at: 0, digit: 1 },
    })
    expect(printed?.digits).toEqual({ texts: ['0.6655', '0.6654'], at: 5, digit: 4 })
  })
})

function least(...iterations: readonly (number | null)[]): number | null {
  const known = iterations.filter((iteration) => iteration !== null)
  return known.length === 0 ? null : Math.min(...known)
}

describe('a kernel alone', () => {
  test('is asked whether it fuses', () => {
    expect([roundsOnce(scriptKernels['1.13']), roundsOnce(scriptKernels['2'])]).toEqual([true, false])
  })

  // docs/pytorch-2-semantics.md, section 1
  test.each([
    ['linear', { rows: 4, inner: 3, columns: 2 }, 5, true],
    ['linear', { rows: 4, inner: 8, columns: 4 }, 0, false],
    ['linear', { rows: 8, inner: 8, columns: 8 }, 0, true],
    ['linear', { rows: 9, inner: 8, columns: 8 }, 8 * 8, false],
    ['targets', { rows: 100, inner: 8, columns: 2 }, 7, true],
    ['targets', { rows: 100, inner: 8, columns: 1 }, 7, false],
    ['weightGrad', { rows: 7, inner: 500, columns: 8 }, 3, true],
    ['weightGrad', { rows: 8, inner: 112, columns: 8 }, 3, true],
    // A rest of one before the block is the block before the rest.
    ['weightGrad', { rows: 8, inner: 113, columns: 8 }, 3, true],
    ['weightGrad', { rows: 8, inner: 114, columns: 8 }, 3, false],
    ['weightGrad', { rows: 8, inner: 500, columns: 9 }, 8, false],
    ['weightGrad', { rows: 9, inner: 113, columns: 9 }, 8 * 9, true],
  ] as const)('is asked in which order it adds: %s of %j', (product, shape, element, expected) => {
    expect(addsInOrder(scriptKernels['2'], product, shape, element)).toBe(expected)
    expect(addsInOrder(scriptKernels['1.13'], product, shape, element)).toBe(true)
  })
})
