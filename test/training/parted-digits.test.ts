import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/torch/decimal.ts'
import { partedExactly, partedFixed, sameDecimals } from '../../src/training/parted-digits.ts'

const float = fc.float({ noNaN: true })

describe('two numbers', () => {
  test.each([
    [1, 1.0000001, ['1.00000000', '1.00000012'], 8, 8],
    [0.1, 0.099999994, ['0.100000001', '0.099999994'], 2, 1],
    [9.999999, 10, ['9.9999990', '10.0000000'], 0, 1],
    [-0.5, 0.5, ['-0.500000000', '0.500000000'], 0, null],
    [-0, 0, ['-0.00000000', '0.00000000'], 0, null],
    [1e-12, 1.0000001e-12, ['9.99999996e-13', '1.00000010e-12'], 0, 1],
    [2e-12, 2.0000002e-12, ['1.99999999e-12', '2.00000021e-12'], 0, 1],
    [Infinity, 3e38, ['inf', '300000000549775575777803994281145270272'], 0, null],
    [-Infinity, -2, ['-inf', '-2'], 1, null],
    [Number.NaN, 1, ['nan', '1'], 0, null],
  ] as const)('%d and %d part', (a, b, texts, at, digit) => {
    expect(partedExactly(Math.fround(a), Math.fround(b))).toEqual({ texts, at, digit })
  })

  test('that differ in any bit differ in the digits that are shown, and are the same before', () => {
    fc.assert(
      fc.property(float, float, (a, b) => {
        fc.pre(!Object.is(a, b))
        const { texts, at } = partedExactly(a, b)
        const [one, other] = texts.map((text) => text.replace(/.*e/, '').length + text.length)
        if (one !== other || texts[0].split('e')[1] !== texts[1].split('e')[1]) return
        expect(texts[0].charAt(at)).not.toBe(texts[1].charAt(at))
        expect(texts[0].slice(0, at)).toBe(texts[1].slice(0, at))
      }),
    )
  })

  test('are the same to some decimals where Python prints them alike', () => {
    const near = fc.tuple(fc.integer({ min: -30_000, max: 30_000 }), fc.constantFrom(2 ** -14, 2 ** -15, 2 ** -16))
    fc.assert(
      fc.property(near, near, fc.constantFrom(4, 6), ([m, u], [n, v], decimals) => {
        const [a, b] = [Math.fround(m * u), Math.fround(n * v)]
        fc.pre(a >= 0 === b >= 0)
        const alike = fixed(a, decimals).replace(/^-(?=[0.]*$)/, '') === fixed(b, decimals).replace(/^-(?=[0.]*$)/, '')
        expect(sameDecimals(a, b, decimals)).toBe(alike)
      }),
    )
    expect(partedFixed(0.272183, 0.272184, 6)).toEqual({ texts: ['0.272183', '0.272184'], at: 7, digit: 6 })
  })
})
