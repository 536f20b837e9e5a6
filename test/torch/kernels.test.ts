import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kernels } from '../../src/torch/kernels/kernels.ts'
import { scriptKernels } from '../../src/torch/kernels/registry.ts'
import { type Floats, Lease } from '../../src/torch/memory.ts'
import { vectorKernels } from './vector-kernels.ts'

const pairs = (['2', '1.13'] as const).map((release) => ({
  release,
  script: scriptKernels[release],
  core: vectorKernels[release],
}))

/** Kinds of float32 values, of which each is where some kernel may go wrong. */
const families = {
  unit: (random: () => number) => random(),
  signed: (random: () => number) => 2 * random() - 1,
  wide: (random: () => number) => (2 * random() - 1) * 2 ** Math.floor(80 * random() - 40),
  // Multiples of a power of two: products that meet exactly in the middle between two float32.
  ties: (random: () => number) => (1 + Math.floor(4096 * random()) * 2 ** -12) * (random() < 0.5 ? -1 : 1),
  nearTies: (random: () => number) =>
    Math.fround((1 + Math.floor(4096 * random()) * 2 ** -12) * (1 + (random() < 0.5 ? 2 ** -23 : 0))),
  subnormal: (random: () => number) => (2 * random() - 1) * 2 ** -127,
  tiny: (random: () => number) => (2 * random() - 1) * 2 ** -70,
  huge: (random: () => number) => (2 * random() - 1) * 2 ** 127.9,
  zeros: (random: () => number) => (random() < 0.6 ? (random() < 0.5 ? 0 : -0) : 2 * random() - 1),
  special: (random: () => number) => {
    const r = random()
    return r < 0.04 ? Number.NaN : r < 0.08 ? Number.POSITIVE_INFINITY : r < 0.12 ? Number.NEGATIVE_INFINITY : r
  },
} satisfies Record<string, (random: () => number) => number>

/** A small generator of its own (mulberry32), so that a case is found again by its seed. */
function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a kernel is tried with: blocks of the same values again and again, and numbers. */
class Trial {
  readonly #lease = new Lease()
  readonly random: () => number
  readonly #draw: () => number

  constructor(seed: number, family: keyof typeof families) {
    this.random = randomOf(seed)
    this.#draw = () => families[family](this.random)
  }

  floats(length: number): Floats {
    return this.#lease.floatsOf(Float32Array.from({ length }, this.#draw))
  }

  positive(length: number): Floats {
    return this.#lease.floatsOf(Float32Array.from({ length }, () => Math.abs(this.#draw())))
  }

  /** Below `end`. */
  ints(length: number, end: number) {
    const block = this.#lease.ints(length)
    for (let i = 0; i < length; i++) block.values[i] = Math.floor(this.random() * end)
    return block
  }

  drop(): void {
    this.#lease.release()
  }
}

/** The bits of a result; all kinds of nan are one. */
function bitsOf(values: Float32Array): string {
  const words = new Uint32Array(values.slice().buffer)
  return Array.from(words, (word, i) => (Number.isNaN(values[i]) ? 'nan' : word.toString(16))).join(' ')
}

interface Shape {
  readonly rows: number
  readonly inner: number
  readonly columns: number
}

/** Every kernel, given a trial: what it wrote, as far as it is in use. */
const uses: Readonly<Record<string, (kernels: Kernels, trial: Trial, shape: Shape) => Float32Array>> = {
  targets(kernels, trial, { rows, inner, columns }) {
    const out = trial.floats(rows * columns)
    kernels.targets(trial.floats(rows * inner), trial.floats(columns * inner), rows, inner, columns, out)
    return out.values
  },
  linear(kernels, trial, { rows, inner, columns }) {
    const out = trial.floats(rows * columns)
    kernels.linear(trial.floats(rows * inner), trial.floats(columns * inner), rows, inner, columns, out)
    return out.values
  },
  weightGrad(kernels, trial, { rows, inner, columns }) {
    const out = trial.floats(columns * inner)
    kernels.weightGrad(trial.floats(rows * columns), trial.floats(rows * inner), rows, columns, inner, out, false)
    return out.values
  },
  weightGradAdded(kernels, trial, { rows, inner, columns }) {
    const out = trial.floats(columns * inner)
    kernels.weightGrad(trial.floats(rows * columns), trial.floats(rows * inner), rows, columns, inner, out, true)
    return out.values
  },
  average(kernels, trial, { rows, inner }) {
    const mean = trial.floats(rows * inner)
    kernels.average(mean, trial.floats(rows * inner), trial.random())
    return mean.values
  },
  addToRows(kernels, trial, { rows, columns }) {
    const out = trial.floats(rows * columns)
    kernels.addToRows(out, trial.floats(columns), rows, columns)
    return out.values
  },
  sum: (kernels, trial, { rows, columns }) =>
    Float32Array.of(kernels.sum(trial.floats(rows * columns), rows * columns)),
  columnSums(kernels, trial, { rows, columns }) {
    const out = trial.floats(columns)
    kernels.columnSums(trial.floats(rows * columns), rows, columns, out)
    return out.values
  },
  gather(kernels, trial, { rows, inner }) {
    const to = trial.floats(rows * inner)
    kernels.gather(trial.floats(7 * inner), trial.ints(rows, 7), rows, inner, to)
    return to.values
  },
  squaredErrors(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    kernels.squaredErrors(pred, target, rows * columns, out)
    return out.values
  },
  squaredErrorsGrad(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    kernels.squaredErrorsGrad(pred, target, ...reductionOf(trial, rows * columns), Math.fround(1 / 3), out)
    return out.values
  },
  absoluteErrors(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    kernels.absoluteErrors(pred, target, rows * columns, out)
    return out.values
  },
  absoluteErrorsGrad(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    kernels.absoluteErrorsGrad(pred, target, ...reductionOf(trial, rows * columns), Math.fround(1 / 3), out)
    return out.values
  },
  smoothErrors(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    kernels.smoothErrors(pred, target, rows * columns, trial.random(), out)
    return out.values
  },
  smoothErrorsGrad(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    const [n, divisor] = reductionOf(trial, rows * columns)
    kernels.smoothErrorsGrad(
      pred,
      target,
      n,
      trial.random() < 0.5 ? 0 : n & ~15,
      divisor,
      Math.fround(1 / 3),
      trial.random(),
      out,
    )
    return out.values
  },
  huberErrors(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    kernels.huberErrors(pred, target, rows * columns, trial.random(), out)
    return out.values
  },
  huberErrorsGrad(kernels, trial, { rows, columns }) {
    const [pred, target, out] = errors(trial, rows * columns)
    const [n, divisor] = reductionOf(trial, rows * columns)
    kernels.huberErrorsGrad(
      pred,
      target,
      n,
      trial.random() < 0.5 ? 0 : n & ~15,
      divisor,
      Math.fround(1 / 3),
      trial.random(),
      out,
    )
    return out.values
  },
  add(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.add(trial.floats(rows * inner), trial.floats(rows * inner), -trial.random(), out)
    return out.values
  },
  addInPlace(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.add(out, trial.floats(rows * inner), -trial.random(), out)
    return out.values
  },
  scale(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.scale(out, trial.random())
    return out.values
  },
  decayAndAdd(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.decayAndAdd(out, trial.random(), trial.floats(rows * inner), trial.random())
    return out.values
  },
  addSquares(kernels, trial, { rows, inner }) {
    const out = trial.positive(rows * inner)
    kernels.addSquares(out, trial.random(), trial.floats(rows * inner), trial.random())
    return out.values
  },
  withoutSquares(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.withoutSquares(trial.positive(rows * inner), trial.floats(rows * inner), out)
    return out.values
  },
  maximum(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.maximum(out, trial.floats(rows * inner))
    return out.values
  },
  rootPlus(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    kernels.rootPlus(trial.positive(rows * inner), trial.random(), 1e-8, out)
    return out.values
  },
  addQuotients(kernels, trial, { rows, inner }) {
    const out = trial.floats(rows * inner)
    const [b, c] = [trial.floats(rows * inner), trial.floats(rows * inner)]
    kernels.addQuotients(out, trial.random(), b, c, -trial.random())
    return out.values
  },
}

/** How many elements there are, and what their sum is divided by: as many, or with `reduction='sum'` 1. */
function reductionOf(trial: Trial, n: number): readonly [n: number, divisor: number] {
  return [n, trial.random() < 0.5 ? 1 : n]
}

function errors(trial: Trial, n: number): readonly [Floats, Floats, Floats] {
  return [trial.floats(n), trial.floats(n), trial.floats(n)]
}

const sizes = fc.integer({ min: 1, max: 33 })
const shapes = fc.oneof(
  { weight: 8, arbitrary: fc.record({ rows: sizes, inner: sizes, columns: sizes }) },
  // Where MKL takes the rows of a batch in blocks, and sums their cascades.
  {
    weight: 1,
    arbitrary: fc.record({
      rows: fc.integer({ min: 100, max: 1300 }),
      inner: fc.integer({ min: 1, max: 12 }),
      columns: fc.integer({ min: 1, max: 12 }),
    }),
  },
)

describe.each(pairs)('kernels of PyTorch $release in vectors', ({ script, core }) => {
  test.each(Object.keys(uses))('%s gives the bits of TypeScript', (name) => {
    const use = uses[name] as (typeof uses)[string]
    const cases = fc.record({
      shape: shapes,
      seed: fc.integer(),
      family: fc.constantFrom(...(Object.keys(families) as (keyof typeof families)[])),
    })
    fc.assert(
      fc.property(cases, ({ shape, seed, family }) => {
        const [mine, theirs] = [new Trial(seed, family), new Trial(seed, family)]
        const [found, expected] = [bitsOf(use(core, mine, shape)), bitsOf(use(script, theirs, shape))]
        mine.drop()
        theirs.drop()
        expect(found).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })
})
