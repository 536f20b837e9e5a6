import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Mt19937 } from '../../src/torch/random/mt19937.ts'
import { scriptTwist, type Twist } from '../../src/torch/random/twist.ts'
import { simdTwist } from '../../src/torch/random/twist-simd.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

/** Node has it, so that no test passes for want of what it is about. */
function vectors(): Twist {
  const twist = simdTwist()
  if (!twist) throw new Error('no WebAssembly with vectors here')
  return twist
}

const twists = [
  { name: 'TypeScript', twist: scriptTwist, other: vectors() },
  { name: 'WebAssembly', twist: vectors(), other: scriptTwist },
]

describe.each(twists)('mt19937 twisted in $name', ({ twist, other }) => {
  test('the values of the C++ standard: the 10000th number from seed 5489', () => {
    const engine = new Mt19937(5489, twist)
    for (let i = 1; i < 10_000; i++) engine.next32()
    expect(engine.next32()).toBe(4123659995)
  })

  test('draws what the other draws, refill after refill', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const engine = new Mt19937(seed, twist)
        const expected = new Mt19937(seed, other)
        for (let refill = 0; refill < 20; refill++) {
          engine.refill()
          expected.refill()
          // As text: Vitest takes long to compare thousands of numbers.
          expect(String(engine.tempered)).toBe(String(expected.tempered))
          expect(String(engine.save().words)).toBe(String(expected.save().words))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('words of all zeros and all ones, which no seed gives', () => {
    for (const fill of [0, -1, 0x7fffffff, 0x80000000 | 0]) {
      const engine = new Mt19937(0, twist)
      const expected = new Mt19937(0, other)
      for (const one of [engine, expected]) one.restore({ words: new Int32Array(624).fill(fill), used: 624 })
      expect(drawn(engine)).toEqual(drawn(expected))
    }
  })

  test('the other continues from its saved state', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 1500 }), (seed, before) => {
        const engine = new Mt19937(seed, twist)
        for (let i = 0; i < before; i++) engine.next32()
        const continued = new Mt19937(0, other)
        continued.restore(engine.save())
        expect(drawn(continued)).toEqual(drawn(engine))
      }),
      { numRuns: 20 },
    )
  })

  test('two generators in turn do not disturb each other, and a state saved stays as it is', () => {
    const alone = [1, 2].map((seed) => drawn(new Mt19937(seed, twist)))
    const engines = [1, 2].map((seed) => new Mt19937(seed, twist))
    const saved = engines.map((engine) => engine.save())
    const inTurn: number[][] = [[], []]
    for (let i = 0; i < 1300; i++) for (const [which, engine] of engines.entries()) inTurn[which]?.push(engine.next32())
    expect(inTurn).toEqual(alone)
    expect(saved).toEqual([1, 2].map((seed) => new Mt19937(seed, twist).save()))
  })
})

function drawn(engine: Mt19937): number[] {
  return Array.from({ length: 1300 }, () => engine.next32())
}

describe('where WebAssembly cannot be had, there is no twist in it', () => {
  class Refused {
    constructor() {
      throw new Error('refused by the policy of the page')
    }
    readonly exports = {}
    readonly buffer = new ArrayBuffer(0)
  }

  test('it is missing', () => {
    expect(simdTwist({ Math })).toBeNull()
  })

  test('it refuses to compile, or does not know vectors', () => {
    expect(simdTwist({ Math, WebAssembly: { Module: Refused, Instance: Refused, Memory: Refused } })).toBeNull()
  })
})
