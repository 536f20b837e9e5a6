import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrix } from '../../src/experiment/kinds.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { readMatrix } from '../../src/experiment/read-matrix.ts'
import { anyText } from '../properties/any-text.ts'
import { NASTY } from './arbitrary.ts'

const kind = matrix(64, 64)

/** What `text` is read as, written canonically; or the problem. */
function read(text: string) {
  const reading = readMatrix(text, 64, 64)
  return reading.ok ? kind.write(reading.value) : reading.problem
}

describe('readMatrix understands', () => {
  it.each([
    ['the URL', '.3,.4;.5,.6', '.3,.4;.5,.6'],
    ['bars', '1,2|3,4', '1,2;3,4'],
    ['blanks', '1 2; 3  4 ;', '1,2;3,4'],
    ['signs and exponents', '+.5,1e+21;-1E-3,−2', '.5,1e21;-.001,-2'],
    ['one number', '2', '2'],
    ['one column', '1;2;3', '1;2;3'],
    ['spreadsheet cells', '0.3\t0.4\n0.5\t0.6\n', '.3,.4;.5,.6'],
    ['spreadsheet cells of Windows', '0.3\t0.4\r\n0.5\t0.6\r\n', '.3,.4;.5,.6'],
    ['a spreadsheet with empty cells at the edge', '1\t2\t\t\n3\t4\t\n\t\t\n', '1,2;3,4'],
    ['CSV', '0.3, 0.4\n0.5, 0.6\n\n', '.3,.4;.5,.6'],
    ['CSV with commas at the end', '1,2,\n3,4,', '1,2;3,4'],
    ['CSV by semicolons', '1;2\n3;4\n', '1,2;3,4'],
    ['CSV by semicolons, also at the end', '1;2;\n3;4;\n', '1,2;3,4'],
    ['MATLAB', '[1 2; 3 4];', '1,2;3,4'],
    ['MATLAB over lines', '1, 2;\n3, 4', '1,2;3,4'],
    ['Python lists', '[[0.3, 0.4], [0.5, 0.6]]', '.3,.4;.5,.6'],
    ['a list with commas at the end', '[\n    [0.3, 0.4],\n    [0.5, 0.6],\n]\n', '.3,.4;.5,.6'],
    ['a list indented by tabs', '[\n\t[0.3,\t0.4],\n\t[0.5,\t0.6]\n]', '.3,.4;.5,.6'],
    ['one list', '[1, 2, 3]', '1,2,3'],
    ['NumPy', '[[0.3 0.4]\n [0.5 0.6]]', '.3,.4;.5,.6'],
    ['NumPy, padded', '[[ 3.0e-01 -4.0e+00]\n [ 5.0e-01  6.0e-01]]', '.3,-4;.5,.6'],
    ['a vector that NumPy wraps', '[1. 2.\n 3. 4.]', '1,2,3,4'],
    ['np.array', 'np.array([[1, 2], [3, 4]], dtype=np.float32)', '1,2;3,4'],
    ['array as printed', 'array([[0.3, 0.4],\n       [0.5, 0.6]], dtype=float32)', '.3,.4;.5,.6'],
    [
      'a tensor as printed',
      'tensor([[ 0.2985,  0.4066],\n        [ 0.5030,  0.5919]], grad_fn=<TBackward0>)',
      '.2985,.4066;.503,.5919',
    ],
    ['a tensor on a GPU', "tensor([[1., 2.]], device='cuda:0', requires_grad=True)", '1,2'],
    ['torch.tensor', 'torch.tensor([[1., 2.]], dtype=torch.float32)', '1,2'],
    ['an assignment', 'W = torch.tensor([[1., 2.],\n                  [3., 4.]])', '1,2;3,4'],
    ['torch.FloatTensor', 'torch.FloatTensor([[1], [2]])', '1;2'],
    ['a parameter', 'Parameter containing:\ntensor([[1., 2.]], requires_grad=True)', '1,2'],
    ['full-width characters', '［［１，２］，［３，４］］', '1,2;3,4'],
  ])('%s', (_, text, written) => {
    expect(read(text)).toBe(written)
  })
})

describe('readMatrix refuses', () => {
  const wide = Array.from({ length: 65 }, () => '1')
  it.each([
    ['nothing', '', { code: 'empty' }],
    ['blanks', ' \n\t ', { code: 'empty' }],
    ['separators alone', ';', { code: 'empty' }],
    ['no rows in brackets', '[;]', { code: 'empty' }],
    ['empty brackets', '[]', { code: 'notAMatrix' }],
    ['an empty row', '[[]]', { code: 'notANumber', text: '', row: 0, column: 0 }],
    ['a letter', '1,2;3,a', { code: 'notANumber', text: 'a', row: 1, column: 1 }],
    ['nan', 'tensor([[1., nan]])', { code: 'notANumber', text: 'nan', row: 0, column: 1 }],
    ['1e999', '1e999', { code: 'notANumber', text: '1e999', row: 0, column: 0 }],
    ['what float32 cannot hold', '1;1e39', { code: 'notFloat32', text: '1e39', row: 1, column: 0 }],
    ['an empty cell', '1,,2', { code: 'notANumber', text: '', row: 0, column: 1 }],
    ['an empty spreadsheet row', '1\t2\n\t\n3\t4', { code: 'ragged', row: 1, found: 1, expected: 2 }],
    ['commas as decimal points', '0,3;0,4\n0,5;0,6', { code: 'notANumber', text: '0,3', row: 0, column: 0 }],
    ['commas as decimal points in cells', '0,3\t0,4', { code: 'notANumber', text: '0,3', row: 0, column: 0 }],
    ['a short row', '1,2;3', { code: 'ragged', row: 1, found: 1, expected: 2 }],
    ['a long row', '[[1,2],[3,4,5]]', { code: 'ragged', row: 1, found: 3, expected: 2 }],
    ['65 columns', wide.join(','), { code: 'tooManyColumns', found: 65, limit: 64 }],
    ['65 rows', wide.join('\n'), { code: 'tooManyRows', found: 65, limit: 64 }],
    ['three dimensions', '[[[1, 2], [3, 4]]]', { code: 'notAMatrix' }],
    ['brackets that do not pair up', '[[1,2],[3,4]', { code: 'notAMatrix' }],
    ['brackets the wrong way round', '][', { code: 'notAMatrix' }],
    ['a bracket alone', '[1', { code: 'notAMatrix' }],
    ['a closing bracket too many', '[1]2]', { code: 'notAMatrix' }],
    ['text between the rows', '[[1] x [2]]', { code: 'notAMatrix' }],
    ['text after the rows', '[[1], 2]', { code: 'notAMatrix' }],
    ['a program before', 'import os; [[1]]', { code: 'notAMatrix' }],
    ['a transposition', 'torch.tensor([[1., 2.]]).t()', { code: 'notAMatrix' }],
    ['more than 200 kB', '1,'.repeat(100_001), { code: 'tooLong', limit: 200_000 }],
  ])('%s', (_, text, problem) => {
    expect(read(text)).toEqual(problem)
  })
})

describe('readMatrix is total and fast', () => {
  it('gives a matrix in its limits or a problem for any text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...NASTY,
          '[',
          ']',
          '[[',
          ']]',
          ',',
          ';',
          '|',
          '\t',
          '\n',
          ' ',
          'tensor(',
          ')',
          ', dtype=x',
          '1',
          '.5',
        ),
        anyText,
      ),
    )
    fc.assert(
      fc.property(pieces, (texts) => {
        const reading = readMatrix(texts.join(''), 4, 4)
        if (!reading.ok) return
        const { rows, columns, data } = reading.value
        expect(rows).toBeGreaterThan(0)
        expect(columns).toBeGreaterThan(0)
        expect(Math.max(rows, columns)).toBeLessThan(5)
        expect(data.length).toBe(rows * columns)
        expect(data.every((value) => Number.isFinite(value) && Object.is(Math.fround(value), value))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  const bits = [
    '[',
    ']',
    ',',
    ';',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '|',
    '(',
    '<',
    '.',
    'a',
    '_',
    '=',
    '+',
    '-',
    '1',
    '１',
    '\u0301',
  ]
  const pairs = [
    ', ',
    '[]',
    '[,',
    '],',
    '\t ',
    'a.',
    ',a=',
    'a=b,',
    ' ,',
    '; ',
    ';\n',
    '1,',
    '[1],',
    '[1] ',
    '\u0301\u0323',
  ]
  // What takes more than linear time never comes to its end here.
  it.each([...bits, ...pairs])('comes to its end over many %j', (bit) => {
    const many = bit.repeat(Math.floor(190_000 / bit.length))
    const texts = [many, `${many}x`, `x${many}`, `1${many}x1`, `[[1]${many}x`, `[[1]${many}[2]]`, `x=${many}([[1]])`]
    for (const text of texts) expect(JSON.stringify(readMatrix(text, 64, 64)).length).toBeLessThan(100_000)
  })
})

describe('the matrix kind', () => {
  it('writes what it reads, in the largest shape', () => {
    const largest = tabulate(64, 64, (row, column) => Math.sin(row * 64 + column) * 1e-30)
    expect(kind.read(kind.write(largest))).toEqual({ ok: true, value: largest })
  })
})
