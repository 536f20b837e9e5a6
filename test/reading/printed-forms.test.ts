import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalMatrices, type Matrix, tabulate } from '../../src/experiment/matrix.ts'
import { shortest, writeNumber } from '../../src/experiment/numbers.ts'
import { readPasted } from '../../src/reading/read-pasted.ts'
import { LIMITS } from './read-pasted.ts'

const write = (value: number) => writeNumber(shortest(value))
const rowsOf = ({ rows, columns, data }: Matrix) =>
  Array.from({ length: rows }, (_, row) => data.slice(row * columns, (row + 1) * columns).map(write))
const turned = (rows: readonly (readonly string[])[]) =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''))
const padded = (rows: readonly (readonly string[])[]) => {
  const width = Math.max(...rows.flat().map((cell) => cell.length))
  return rows.map((row) => row.map((cell) => cell.padStart(width)))
}
const nested = (rows: readonly (readonly string[])[], [open, close]: string, between: string, lines: string) =>
  `${open}${rows.map((row) => `${open}${row.join(between)}${close}`).join(lines)}${close}`
const comma = (cell: string) => cell.replace('.', ',')
const python = (cell: string) => (/[.e]/.test(cell) ? cell : `${cell}.`)

/** A matrix as others print and write it. */
const FORMS: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
  'cells of a spreadsheet': (rows) => rows.map((row) => row.join('\t')).join('\r\n'),
  'a German spreadsheet': (rows) => rows.map((row) => row.map(comma).join('\t')).join('\r\n'),
  CSV: (rows) => rows.map((row) => row.join(',')).join('\n'),
  'German CSV': (rows) => rows.map((row) => row.map(comma).join(';')).join('\n'),
  'quoted CSV': (rows) => rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'),
  'quoted German CSV': (rows) => rows.map((row) => row.map((cell) => `"${comma(cell)}"`).join(';')).join('\n'),
  blanks: (rows) =>
    padded(rows)
      .map((row) => row.join('  '))
      .join('\n'),
  Python: (rows) => nested(rows, '[]', ', ', ',\n '),
  NumPy: (rows) => nested(padded(rows), '[]', ' ', '\n '),
  'an array': (rows) => `array(${nested(padded(rows), '[]', ', ', ',\n       ')}, dtype=float32)`,
  'a tensor': (rows) =>
    `tensor(${nested(padded(rows.map((row) => row.map(python))), '[]', ', ', ',\n        ')}, grad_fn=<TBackward0>)`,
  'NumPy 2': (rows) =>
    nested(
      rows.map((row) => row.map((cell) => `np.float32(${cell})`)),
      '[]',
      ', ',
      ', ',
    ),
  MATLAB: (rows) => `W = [${rows.map((row) => row.join(' ')).join('; ')}];`,
  'MATLAB with commas': (rows) => `W = [${rows.map((row) => row.join(', ')).join(';\n')}];`,
  'MATLAB printed': (rows) =>
    `W =\n\n${padded(rows)
      .map((row) => `    ${row.join('    ')}`)
      .join('\n')}\n`,
  'Julia printed': (rows) =>
    `${rows.length}×${rows[0]?.length} Matrix{Float32}:\n${padded(rows)
      .map((row) => ` ${row.join('  ')}`)
      .join('\n')}`,
  Mathematica: (rows) =>
    nested(
      rows.map((row) => row.map((cell) => cell.replace('e', '*^'))),
      '{}',
      ', ',
      ', ',
    ),
  C: (rows) =>
    `float W[${rows.length}][${rows[0]?.length}] = ${nested(
      rows.map((row) => row.map((cell) => `${python(cell)}f`)),
      '{}',
      ', ',
      ',\n  ',
    )};`,
  'Fortran’s exponents': (rows) =>
    padded(rows.map((row) => row.map((cell) => (cell.includes('e') ? cell.replace('e', 'D') : `${cell}D+00`))))
      .map((row) => row.join(' '))
      .join('\n'),
  R: (rows) => `matrix(c(${turned(rows).flat().join(', ')}), nrow = ${rows.length})`,
  'R printed': (rows) =>
    [
      `     ${rows[0]?.map((_, i) => `[,${i + 1}]`).join(' ')}`,
      ...padded(rows).map((row, i) => `[${i + 1},] ${row.join(' ')}`),
    ].join('\n'),
  pandas: (rows) =>
    [
      `   ${rows[0]?.map((_, i) => String(i)).join('  ')}`,
      ...padded(rows).map((row, i) => `${i}  ${row.join('  ')}`),
    ].join('\n'),
  'pandas with names': (rows) =>
    [
      `   ${rows[0]?.map((_, i) => `c${i}`).join('  ')}`,
      ...padded(rows).map((row, i) => `${i}  ${row.join('  ')}`),
    ].join('\n'),
  Markdown: (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'Markdown with a heading': (rows) =>
    [
      `| ${rows[0]?.map((_, i) => `w${i}`).join(' | ')} |`,
      `|${rows[0]?.map(() => '---').join('|')}|`,
      ...rows.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n'),
  LaTeX: (rows) =>
    `\\begin{bmatrix}\n${rows.map((row) => row.map((cell) => cell.replace(/e(.*)/, ' \\times 10^{$1}')).join(' & ')).join(' \\\\\n')}\n\\end{bmatrix}`,
  Maple: (rows) => `Matrix(${rows.length}, ${rows[0]?.length}, ${nested(rows, '[]', ', ', ', ')})`,
  Stata: (rows) => `matrix W = (${rows.map((row) => row.join(', ')).join(' \\ ')})`,
  'SymPy, drawn': (rows) =>
    padded(rows)
      .map(
        (row, i) =>
          `${i === 0 ? '⎡' : i === rows.length - 1 ? '⎣' : '⎢'}${row.join('  ')}${i === 0 ? '⎤' : i === rows.length - 1 ? '⎦' : '⎥'}`,
      )
      .join('\n'),
  'a state_dict': (rows) => `OrderedDict([('weight', tensor(${nested(turned(rows), '[]', ', ', ',\n        ')}))])`,
  'full width': (rows) => nested(rows, '［］', '，', '，'),
}

const value = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -99999, max: 99999 }).map((digits) => digits / 10000),
  fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e10), max: Math.fround(1e10) }),
)
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc
      .array(value, { minLength: rows * columns, maxLength: rows * columns })
      .map((data) =>
        tabulate(rows, columns, (row, column) => Number(write(Math.fround((data[row * columns + column] ?? 0) || 0)))),
      ),
  )

describe('a matrix that others print is read to its last digit, or asked with that among the readings', () => {
  it.each(Object.entries(FORMS))('%s', (name, print) => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        // In one line `;` ends rows, as in links.
        fc.pre(!name.includes('German') || matrix.rows !== 2 || matrix.columns > 1) // `1,5⏎2` may lack a value
        fc.pre(name !== 'German CSV' || matrix.rows > 1 || matrix.columns === 1)
        const text = print(rowsOf(matrix))
        const pasted = readPasted(text, '', LIMITS)
        const readings =
          pasted.type === 'plain'
            ? [pasted.matrix]
            : pasted.type === 'ask'
              ? pasted.readings.map((each) => each.matrix)
              : []
        expect(
          readings.some((each) => equalMatrices(each, matrix)),
          `${text}\n-> ${JSON.stringify(pasted)}`,
        ).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
