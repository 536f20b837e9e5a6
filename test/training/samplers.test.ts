import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesOf } from '../../src/experiment/names.ts'
import { Lease } from '../../src/torch/memory.ts'
import { Generator } from '../../src/torch/random/generator.ts'
import { samplers } from '../../src/training/samplers/registry.ts'
import type { Sampler } from '../../src/training/samplers/sampler.ts'

type Name = keyof typeof samplers

interface Loading {
  readonly numSamples: number
  readonly batchSize: number
  readonly dropLast: boolean
  readonly seed: number
}

const loading: fc.Arbitrary<Loading> = fc
  .record({ numSamples: fc.integer({ min: 1, max: 40 }), dropLast: fc.boolean(), seed: fc.nat() })
  .chain((rest) => fc.integer({ min: 1, max: rest.numSamples }).map((batchSize) => ({ ...rest, batchSize })))

function create(name: Name, { numSamples, dropLast, seed }: Loading): Sampler {
  return new samplers[name]({ numSamples, npSeed: seed, dropLast, generator: new Generator(seed), lease: new Lease() })
}

function batch(sampler: Sampler, batchSize: number): number[] {
  const out = new Lease().ints(batchSize)
  const rows = sampler.next(out)
  return [...out.values.subarray(0, rows)]
}

function batches(sampler: Sampler, batchSize: number, count: number): number[][] {
  return Array.from({ length: count }, () => batch(sampler, batchSize))
}

describe.each(namesOf(samplers))('%s', (name) => {
  test('continues from a snapshot at any point, forwards and backwards', () => {
    fc.assert(
      fc.property(loading, fc.nat({ max: 50 }), (given, done) => {
        const sampler = create(name, given)
        batches(sampler, given.batchSize, done)
        const state = sampler.save()
        const expected = batches(sampler, given.batchSize, 60)
        sampler.restore(state)
        expect(batches(sampler, given.batchSize, 60)).toEqual(expected)
        const another = create(name, { ...given, seed: given.seed + 1 })
        another.restore(state)
        expect(batches(another, given.batchSize, 60)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})

describe.each(['sequential', 'shuffle'] as const)('%s', (name) => {
  test('gives every sample once in an epoch, a short batch last or not at all', () => {
    fc.assert(
      fc.property(loading, (given) => {
        const { numSamples, batchSize, dropLast } = given
        const sampler = create(name, given)
        const short = numSamples % batchSize
        const whole = (numSamples - short) / batchSize
        const drawn = short === 0 || dropLast ? whole : whole + 1
        for (let epoch = 0; epoch < 3; epoch++) {
          const epochBatches = batches(sampler, batchSize, drawn)
          expect(epochBatches.slice(0, whole).every(({ length }) => length === batchSize)).toBe(true)
          if (drawn > whole) expect(epochBatches.at(-1)).toHaveLength(short)
          const samples = epochBatches.flat()
          expect(new Set(samples).size).toBe(dropLast ? whole * batchSize : numSamples)
          expect(samples.every((sample) => sample < numSamples)).toBe(true)
          if (name === 'sequential') expect(samples).toEqual(samples.map((_, i) => i))
        }
      }),
    )
  })
})

test('a batch drawn with replacement may be larger than the data', () => {
  const sampler = create('choice_replace', { numSamples: 3, batchSize: 1, dropLast: false, seed: 1 })
  expect(new Set(batch(sampler, 100))).toEqual(new Set([0, 1, 2]))
})
