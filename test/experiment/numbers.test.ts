import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain, readFloat32, readNumber, shortest, writeFloat32, writeNumber } from '../../src/experiment/numbers.ts'
import { quoted, shortened } from '../../src/experiment/problem.ts'
import { float32 } from './arbitrary.ts'

describe('readNumber', () => {
  it.each([
    ['0.01', 0.01],
    ['.3', 0.3],
    ['3.', 3],
    ['+.5', 0.5],
    ['1e-3', 0.001],
    ['1E+21', 1e21],
    ['−2', -2],
    ['１２．５', 12.5],
    ['－１', -1],
    ['\u3000 7 \u00a0', 7],
    ['-0', -0],
    ['0e-999', 0],
    ['5e-324', 5e-324],
  ])('reads %j', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value })
  })

  it.each(['nan', 'inf', 'Infinity', '0x10', '1_000', '1,5', '1e', '.', 'e5', '--1', '1 2', '10²', '½', '1e999', '٣'])(
    'refuses %j',
    (text) => {
      expect(readNumber(text)).toEqual({ ok: false, problem: { code: 'notANumber', text } })
    },
  )

  it('tells an empty text from a wrong one', () => {
    expect(readNumber(' ')).toEqual({ ok: false, problem: { code: 'empty' } })
  })

  it('repeats no more than a message can hold', () => {
    const reading = readNumber('9'.repeat(1e6))
    expect(reading).toEqual({ ok: false, problem: { code: 'notANumber', text: `${'9'.repeat(23)}…` } })
  })
})

describe('readFloat32', () => {
  it('rounds to float32', () => {
    expect(readFloat32('0.1')).toEqual({ ok: true, value: Math.fround(0.1) })
  })

  it('refuses what a double holds and a float32 does not', () => {
    expect(readFloat32('1e39')).toEqual({ ok: false, problem: { code: 'notFloat32', text: '1e39' } })
    expect(readFloat32('nan')).toEqual({ ok: false, problem: { code: 'notANumber', text: 'nan' } })
  })
})

describe('writing', () => {
  it.each([
    [0.3, '.3'],
    [-0.5, '-.5'],
    [0.1, '.1'],
    [1e-7, '1e-7'],
    [1e21, '1e21'],
    [-0, '-0'],
    [0, '0'],
    [100, '100'],
    [3.4028234663852886e38, '3.4028235e38'],
    [1.401298464324817e-45, '1e-45'],
    [16777216, '16777216'],
  ])('float32 %d is %s', (value, text) => {
    expect(writeFloat32(Math.fround(value))).toBe(text)
  })

  it('every float32 reads back to its bits, in at most nine digits', () => {
    fc.assert(
      fc.property(float32, (value) => {
        const text = writeFloat32(value)
        expect(readFloat32(text)).toEqual({ ok: true, value })
        expect(
          text
            .replace(/e.*$/, '')
            .replace(/\D/g, '')
            .replace(/^0+|0+$/g, '').length,
        ).toBeLessThan(10)
      }),
      { numRuns: 5000 },
    )
  })

  it('no shorter decimal would do', () => {
    fc.assert(
      fc.property(float32, (value) => {
        const digits = shortest(value).toExponential().replace(/e.*$/, '').replace(/\D/g, '').length
        if (digits > 1) expect(Math.fround(Number(value.toPrecision(digits - 1)))).not.toBe(value)
      }),
      { numRuns: 2000 },
    )
  })

  it('every double reads back to its bits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(writeNumber(value))).toEqual({ ok: true, value })
        expect(writeNumber(value)).not.toContain('+')
      }),
    )
  })
})

describe('texts for messages', () => {
  it('are cut, never within a character', () => {
    expect(quoted('abc')).toBe('abc')
    expect(shortened('ab😀cd', 4)).toBe('ab…')
    expect(shortened('ab😀cd', 5)).toBe('ab😀…')
  })

  it('keep what half width cannot say', () => {
    expect(plain(' Ｗ＝１；２ ')).toBe('W=1;2')
    expect(plain('²')).toBe('²')
  })
})
