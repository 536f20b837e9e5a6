import { describe, expect, test } from 'vitest'
import { deviceOf } from '../../src/torch/device.ts'
import { plainCore } from '../../src/torch/kernels/core/started.ts'
import { Lease } from '../../src/torch/memory.ts'
import { Linear } from '../../src/torch/nn/linear.ts'
import { Generator } from '../../src/torch/random/generator.ts'
import { RandomState } from '../../src/torch/random/numpy.ts'
import { toHex } from '../goldens/bits.ts'
import { randomAndPrint } from '../goldens/load.ts'

const cases = randomAndPrint().random

test('there are golden draws', () => {
  expect(cases).toHaveLength(6)
})

describe.each(cases)('torch.manual_seed($torchSeed)', (golden) => {
  test('rand and randn in a row', () => {
    const generator = new Generator(golden.torchSeed)
    expect(toHex(generator.rand(10))).toBe(golden.rand10)
    expect(toHex(generator.randn(5))).toBe(golden.then_randn5)
    expect(toHex(generator.randn(20))).toBe(golden.then_randn20)
    expect(toHex(generator.rand(2))).toBe(golden.then_rand2)
  })

  test('a seed of 64 bits counts by its low 32, in two’s complement', () => {
    const first = (seed: number | bigint) => new Generator(seed).rand(3)
    expect(first(14352573210347825001n)).toEqual(first(Number(14352573210347825001n & 0xffffffffn)))
    expect(first(2n ** 64n - 1n)).toEqual(first(-1))
    expect(first(-(2n ** 63n))).toEqual(first(0))
    expect(first(2 ** 32 + 5)).toEqual(first(5))
  })

  test('randn below, at and above 16 elements', () => {
    const generator = new Generator(0)
    generator.randn(1)
    generator.manualSeed(golden.torchSeed)
    expect(toHex(generator.randn(3))).toBe(golden.randn3)
    expect(toHex(generator.randn(3))).toBe(golden.then_randn3)
    expect(toHex(generator.randn(16))).toBe(golden.then_randn16)
    expect(toHex(generator.randn(37))).toBe(golden.then_randn37)
  })

  test('randperm and a DataLoader seed', () => {
    const generator = new Generator(golden.torchSeed)
    expect([...generator.randperm(12)]).toEqual(golden.randperm12)
    expect(String(generator.int63())).toBe(golden.then_int63)
  })

  test('nn.Linear draws its weight and its bias', () => {
    const outFeatures = golden.linear_b.length / 8
    const linear = new Linear(golden.linear_in, outFeatures, true, new Generator(golden.torchSeed), deviceOf('2'))
    expect(toHex(linear.weight.data.values)).toBe(golden.linear_w)
    expect(toHex(linear.bias?.data.values ?? [])).toBe(golden.linear_b)
  })

  test('a saved state continues with the same draws', () => {
    const generator = new Generator(golden.torchSeed)
    generator.randn(3)
    const state = generator.save()
    const draws = () => [...generator.randn(4), ...generator.rand(700), ...generator.randn(20)]
    const first = draws()
    generator.restore(state)
    expect(draws()).toEqual(first)
  })
})

const samplers = [
  { how: 'vectors', core: plainCore },
  { how: 'TypeScript', core: null },
]

describe.each(samplers)('in $how', ({ how, core }) => {
  test('it is what is said', () => expect(core === null).toBe(how === 'TypeScript'))

  describe.each(cases)('np.random.seed($numpySeed)', (golden) => {
    const made = () => new RandomState(golden.numpySeed, new Lease(), core)
    const choice = (state: RandomState, n: number, size: number): number[] => {
      const out = new Lease().ints(size)
      state.choice(n, out)
      return [...out.values]
    }

    test('choice in a row', () => {
      const state = made()
      for (const expected of golden.choice_100_4) expect(choice(state, 100, 4)).toEqual(expected)
      const replaced = new Lease().ints(6)
      state.choiceWithReplacement(37, replaced)
      expect([...replaced.values]).toEqual(golden.then_choice_replace_37_6)
      expect(choice(state, 1, 1)).toEqual(golden.then_choice_1_1)
      expect(choice(state, 10, 10)).toEqual(golden.then_choice_10_10)
    })

    test('a saved state continues with the same draws', () => {
      const state = made()
      choice(state, 77, 5)
      const saved = state.save()
      const draws = () => [...choice(state, 1000, 1000), ...choice(state, 9, 3)]
      const first = draws()
      state.restore(saved)
      expect(draws()).toEqual(first)
    })
  })
})
