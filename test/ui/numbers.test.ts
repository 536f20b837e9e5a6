import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldOf } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { EDGE, layoutOf } from '../../src/ui/features/matrices/useMatrixLayout.ts'
import { formatCell, formatExact, formatLoss, formatTick } from '../../src/ui/format.ts'
import { differenceLimit, sharedLimit } from '../../src/ui/matrix-limits.ts'
import { stepped } from '../../src/ui/stepped.ts'
import { heatScales, shadeOf } from '../../src/ui/theme/heat-scale.ts'

/** What a reader would type to mean `text`. */
function meant(text: string): number {
  return Number(text.replaceAll('\u2212', '-').replace('inf', 'Infinity'))
}

const float32 = fc.float({ noNaN: true })

describe('numbers', () => {
  test('a cell has four digits while they fit, never more than seven characters, and is never far off', () => {
    fc.assert(
      fc.property(float32, (value) => {
        const text = formatCell(value)
        expect(text.length).toBeLessThanOrEqual(7)
        const off = Math.abs(meant(text) - value)
        if (Number.isFinite(value)) expect(off).toBeLessThanOrEqual(Math.max(0.00005, Math.abs(value) / 2))
        else expect(meant(text)).toBe(value)
      }),
    )
    const values = [
      0,
      -0,
      0.3,
      -0.1234,
      9.99999,
      12.3456,
      -123.456,
      99_999.4,
      100_000,
      -265_427,
      -9.996e9,
      -3.4e38,
      1e-6,
      Number.NaN,
    ]
    expect(values.map(formatCell)).toEqual(
      '0.0000 0.0000 0.3000 −0.1234 10.0000 12.346 −123.46 99999 1.00e5 −2.65e5 −1.0e10 −3.4e38 1e−6 nan'.split(' '),
    )
  })

  test('full precision is full: the float32 comes back', () => {
    fc.assert(
      fc.property(float32, (value) => {
        expect(Math.fround(meant(formatExact(value))) === value).toBe(true)
      }),
    )
  })

  test('a loss reads as the tutorial prints it while that says something', () => {
    const losses = [0, 0.000957, 0.0001, 0.00009, 1.5, 99_999, 1e5, Infinity, Number.NaN]
    expect(losses.map(formatLoss)).toEqual(
      '0 0.000957 0.000100 9.000e-5 1.500000 99999.000000 1.000e+5 inf nan'.split(' '),
    )
  })

  test('a tick is short', () => {
    expect([0, 0.5, -0.6, 0.001, 0.0005, 250, 20_000, 1e-9].map(formatTick)).toEqual(
      '0 0.5 −0.6 0.001 5e−4 250 2e4 1e−9'.split(' '),
    )
  })
})

describe('a number stepped by an arrow key', () => {
  const real = { integer: false, min: 0, max: 1e30 }
  const whole = { integer: true, min: 1, max: 100 }

  test.each([
    ['0.01', '0.02', '0.009'],
    ['0.1', '0.2', '0.09'],
    ['3', '4', '2'],
    ['1e-3', '0.002', '0.0009'],
    ['0.05', '0.06', '0.04'],
    ['0', '0.01', '0'],
  ])('%s goes up to %s and down to %s', (text, up, down) => {
    expect([stepped(text, 1, real), stepped(text, -1, real)]).toEqual([up, down])
  })

  test('whole numbers go by one within their limits, and what is no number stays', () => {
    expect([stepped('4', 1, whole), stepped('100', 1, whole), stepped('1', -1, whole)]).toEqual(['5', '100', '1'])
    expect(stepped('-12', -1, { integer: true, min: -1e15, max: 1e15 })).toBe('-13')
    const seed = fieldOf('seed').kind.control
    if (seed.type !== 'number') throw new Error('no number')
    expect(stepped('14352573210347825000', 1, seed)).toBe('14352573210347825001')
    expect(stepped('9007199254740991', 1, seed)).toBe('9007199254740992')
    expect([stepped('', 1, real), stepped('abc', -1, whole)]).toEqual([null, null])
  })

  test('down undoes up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: -6, max: 3 }), (digits, exponent) => {
        const text = String(Number(`${digits}e${exponent}`))
        const up = stepped(text, 1, real) ?? ''
        expect(Number(up)).toBeGreaterThan(Number(text))
        // Beyond a power of ten the steps are others.
        const decade = (number: string) => Math.floor(Math.log10(Number(number)))
        if (decade(up) === decade(text)) expect(stepped(up, -1, real)).toBe(text)
      }),
    )
  })
})

describe('colours', () => {
  const luminance = (css: string) => {
    const linear = (channel: string) => {
      const part = Number(channel) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    }
    const [red = 0, green = 0, blue = 0] = (css.match(/\d+/g) ?? []).map(linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  test.each(['light', 'dark'] as const)('every shade of the %s scale has an ink of 4.5:1', (theme) => {
    const { colors, inks } = heatScales[theme]
    expect(inks).toHaveLength(colors.length)
    for (const [i, color] of colors.entries()) {
      const [low = 0, high = 0] = [luminance(color), luminance(inks[i] ?? '')].toSorted((a, b) => a - b)
      expect((high + 0.05) / (low + 0.05), `${color} ${inks[i]}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('are symmetric around 0, cut off at the limit, and neutral for nan', () => {
    const last = heatScales.light.colors.length - 1
    expect([-9, -1, 0, 1, 9].map((value) => shadeOf(value, 1))).toEqual([0, 0, last / 2, last, last])
    expect([Number.NaN, Infinity, -Infinity].map((value) => shadeOf(value, 1))).toEqual([last / 2, last, 0])
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (value) => {
        // Half a shade may fall to either side.
        expect(Math.abs(shadeOf(value, 1) + shadeOf(-value, 1) - last)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the ends of the scales', () => {
  test('target and weight share the target’s largest value, its bias included', () => {
    expect(
      sharedLimit(
        tabulate(2, 2, (row, column) => row - 3 * column),
        null,
      ),
    ).toBe(3)
    expect(
      sharedLimit(
        tabulate(1, 1, () => 0.5),
        [-2],
      ),
    ).toBe(2)
    expect(
      sharedLimit(
        tabulate(3, 3, () => 0),
        null,
      ),
    ).toBe(1)
  })

  test('the difference has a round limit that holds it, and keeps it while it is not far too wide', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-20, max: 1e30, noNaN: true }),
        fc.double({ min: 1e-20, max: 1e30, noNaN: true }),
        (a, b) => {
          const limit = differenceLimit(b, differenceLimit(a, 1))
          expect(limit).toBeGreaterThanOrEqual(b * (1 - 1e-12))
          expect(limit).toBeLessThanOrEqual(10 * b)
          expect(differenceLimit(b, limit)).toBe(limit)
        },
      ),
    )
    expect(differenceLimit(0.05, 0.1)).toBe(0.1)
    expect(differenceLimit(0.0199, 0.1)).toBe(0.02)
    expect(differenceLimit(0.52, 2)).toBe(1)
    expect([Number.NaN, Infinity, 0].map((largest) => differenceLimit(largest, 0.5))).toEqual([0.5, 0.5, 0.5])
  })
})

describe('the matrices', () => {
  const size = fc.integer({ min: 1, max: 64 })

  test('fit the width they are given, whatever their shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 1600 }), size, size, fc.boolean(), (width, rows, columns, bias) => {
        const { across, cellWidth, cellHeight, numbers, roomy, gap } = layoutOf(width, { rows, columns, bias })
        expect(EDGE + across * columns * cellWidth + (across - 1) * gap).toBeLessThanOrEqual(width + 0.001)
        expect(Math.min(cellWidth, cellHeight)).toBeGreaterThan(1)
        if (numbers) expect(cellWidth).toBeGreaterThanOrEqual(50)
        if (roomy) expect(Math.min(cellWidth, cellHeight)).toBeGreaterThanOrEqual(24)
      }),
    )
  })

  test('stand side by side with their numbers for the tutorial', () => {
    expect(layoutOf(604, { rows: 3, columns: 2, bias: false })).toMatchObject({
      across: 3,
      numbers: true,
      tight: false,
      roomy: true,
    })
    expect(layoutOf(312, { rows: 3, columns: 2, bias: false })).toMatchObject({ numbers: true, roomy: true })
  })
})
