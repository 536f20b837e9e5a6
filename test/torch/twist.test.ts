import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lease } from '../../src/torch/memory.ts'
import { TEMPERED } from '../../src/torch/random/engine-words.ts'
import { Mt19937 } from '../../src/torch/random/mt19937.ts'
import { scriptTwist, type Twist, vectorTwist } from '../../src/torch/random/twist.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

/** Node has it, so that no test passes for want of what it is about. */
function vectors(): Twist {
  if (!vectorTwist) throw new Error('no WebAssembly with vectors here')
  return vectorTwist
}

const twists = [
  { name: 'TypeScript', twist: scriptTwist, other: vectors() },
  { name: 'WebAssembly', twist: vectors(), other: scriptTwist },
]

describe.each(twists)('mt19937 twisted in $name', ({ twist, other }) => {
  test('the values of the C++ standard: the 10000th number from seed 5489', () => {
    const engine = new Mt19937(5489, new Lease(), twist)
    for (let i = 1; i < 10_000; i++) engine.next32()
    expect(engine.next32()).toBe(4123659995)
  })

  test('draws what the other draws, refill after refill', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const engine = new Mt19937(seed, new Lease(), twist)
        const expected = new Mt19937(seed, new Lease(), other)
        for (let refill = 0; refill < 20; refill++) {
          engine.refill()
          expected.refill()
          // As text: Vitest takes long to compare thousands of numbers.
          expect(String(tempered(engine))).toBe(String(tempered(expected)))
          expect(String(engine.save().words)).toBe(String(expected.save().words))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('words of all zeros and all ones, which no seed gives', () => {
    for (const fill of [0, -1, 0x7fffffff, 0x80000000 | 0]) {
      const engine = new Mt19937(0, new Lease(), twist)
      const expected = new Mt19937(0, new Lease(), other)
      for (const one of [engine, expected]) one.restore({ words: new Int32Array(624).fill(fill), used: 624 })
      expect(drawn(engine)).toEqual(drawn(expected))
    }
  })

  test('the other continues from its saved state', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 1500 }), (seed, before) => {
        const engine = new Mt19937(seed, new Lease(), twist)
        for (let i = 0; i < before; i++) engine.next32()
        const continued = new Mt19937(0, new Lease(), other)
        continued.restore(engine.save())
        expect(drawn(continued)).toEqual(drawn(engine))
      }),
      { numRuns: 20 },
    )
  })

  test('two generators in turn do not disturb each other, and a state saved stays as it is', () => {
    const alone = [1, 2].map((seed) => drawn(new Mt19937(seed, new Lease(), twist)))
    const engines = [1, 2].map((seed) => new Mt19937(seed, new Lease(), twist))
    const saved = engines.map((engine) => engine.save())
    const inTurn: number[][] = [[], []]
    for (let i = 0; i < 1300; i++) for (const [which, engine] of engines.entries()) inTurn[which]?.push(engine.next32())
    expect(inTurn).toEqual(alone)
    expect(saved).toEqual([1, 2].map((seed) => new Mt19937(seed, new Lease(), twist).save()))
  })
})

function drawn(engine: Mt19937): number[] {
  return Array.from({ length: 1300 }, () => engine.next32())
}

function tempered({ block }: Mt19937): Int32Array {
  return block.values.subarray(TEMPERED, TEMPERED + 624)
}
