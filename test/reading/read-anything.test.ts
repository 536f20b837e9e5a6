import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPasted } from '../../src/reading/read-pasted.ts'
import { NASTY } from '../experiment/arbitrary.ts'
import { anyText } from '../properties/any-text.ts'
import { LIMITS } from './read-pasted.ts'

const BITS = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '(/',
    '/)',
    '<',
    '>',
    '<<',
    ',',
    ';',
    '|',
    '~',
    '\\',
    '\\\\',
    '&',
    '=',
    ':',
    "'",
    '"',
    '`',
  ],
  ...[
    '\t',
    '\n',
    '\r\n',
    '\v',
    ' ',
    '.',
    '...',
    '…',
    '-',
    '−',
    '+',
    '*',
    '/',
    '^',
    '%',
    '#',
    '!',
    '_',
    '$',
    'a',
    'e',
    'T',
  ],
  ...[
    '1',
    '0',
    '0,3',
    '.5',
    '1/2',
    '１',
    '\u0301',
    '\u200b',
    'tensor(',
    'np.',
    '.t()',
    'Parameter containing:',
    'OrderedDict(',
  ],
  ...[
    '\\begin{bmatrix}',
    '\\end{bmatrix}',
    '\\frac{1}{2}',
    '---',
    '|--|',
    '[1,]',
    '[,1]',
    '>>> ',
    'In [1]: ',
    'Columns 1',
    'A =\n',
  ],
]

describe('anything is a matrix within the limits, a question or a problem', () => {
  it('whatever is mixed', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...BITS, ...NASTY), anyText), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(texts, (parts) => {
        const pasted = readPasted(parts.join(''), parts.join('<td>'), { maxRows: 4, maxColumns: 4 })
        if (pasted.type === 'refused') return
        const matrices = pasted.type === 'plain' ? [pasted.matrix] : pasted.readings.map(({ matrix }) => matrix)
        expect(matrices.length).toBeGreaterThan(0)
        for (const { rows, columns, data } of matrices) {
          expect(Math.min(rows, columns)).toBeGreaterThan(0)
          expect(Math.max(rows, columns)).toBeLessThan(5)
          expect(data.length).toBe(rows * columns)
          expect(data.every((value) => Number.isFinite(value) && Object.is(Math.fround(value), value))).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  const PAIRS = [
    ', ',
    '[]',
    '[,',
    '],',
    '\t ',
    'a.',
    'a=b,',
    '; ',
    '1,',
    '[1],',
    '[1] ',
    "1'",
    "'1",
    '"1"',
    '<a',
    '<a>',
    '1 ',
    '1\n',
    '|1',
    '1;',
    '&1',
    '{1}',
    'a(',
    'a[1]',
    'a[',
    '%1',
    '\\a',
    '\\a{',
    '(1)',
    '.T',
    ' \n',
    '\n\n',
    'a\n',
    '-\n',
    'a:',
    'a_{',
    '1:1 ',
  ]
  // What takes more than linear time never comes to its end here.
  it.each([...BITS, ...PAIRS])('comes to its end over many %j', (bit) => {
    const many = bit.repeat(Math.floor(20_000 / bit.length))
    for (const text of [
      many,
      `${many}x`,
      `x${many}`,
      `1 ${many}1`,
      `[[1]${many}x`,
      `x=${many}([[1]])`,
      `\\begin{bmatrix}1${many}\\end{bmatrix}`,
    ]) {
      expect(readPasted(text, text, LIMITS).type).toMatch(/plain|ask|refused/)
    }
  })
})
