import { expect, it } from 'vitest'
import { readPasted } from '../../src/reading/read-pasted.ts'
import { LIMITS } from './read-pasted.ts'

/** The notes of each reading of `text`. */
function notesOf(text: string) {
  const pasted = readPasted(text, '', LIMITS, { rows: 3, columns: 2 })
  return pasted.type === 'ask' ? pasted.readings.map(({ notes }) => notes) : pasted.type
}

it('what was left out is told, and only that', () => {
  expect(
    notesOf("OrderedDict([('weight', tensor([[1., 2., 3.], [4., 5., 6.]])), ('bias', tensor([1., 2.]))])"),
  ).toEqual([[{ code: 'transposed' }], [{ code: 'asPrinted' }], []])
  expect(notesOf('W = np.array([[1, 2]]) * 0.5')).toEqual([[{ code: 'leftOut', text: '* 0.5' }]])
  expect(notesOf('W = torch.tensor([[1., 2.]])\nW = W.t()')).toEqual([[{ code: 'leftOut', text: 'W = W.t()' }]])
  expect(notesOf('2 * [[1, 2], [3, 4]]')).toEqual([[{ code: 'leftOut', text: '2 *' }]])
  expect(notesOf('\\frac{1}{3}\\begin{bmatrix}1 & 2\\end{bmatrix}')).toEqual([
    [{ code: 'leftOut', text: '\\frac{1}{3}' }],
  ])
  expect(notesOf('x\ty\n1\t2\n3\t5')).toEqual([[{ code: 'headingOut', text: 'x, y' }]])
  expect(notesOf('\tx\ty\na\t1\t2\nb\t3\t5')).toEqual([
    [
      { code: 'headingOut', text: 'x, y' },
      { code: 'indexOut', text: 'a, b' },
    ],
  ])
  expect(notesOf('   1.0e-03 *\n\n    0.1000    2.0000')).toEqual([[{ code: 'times', text: '1.0e-03' }]])
})

it('of a weight that is 3 x 2 as printed, like the W that is there, that comes first', () => {
  expect(notesOf('Parameter containing:\ntensor([[1., 2.], [3., 4.], [5., 6.]])')).toEqual([
    [{ code: 'asPrinted' }],
    [{ code: 'transposed' }],
  ])
})

it('the clipboard’s HTML counts where the plain text is poor, and only there', () => {
  const html =
    '<meta charset="utf-8"><style>td{color:red}</style><table><tr><td>0,3</td><td><b>0,4</b></td></tr><tr><td>0,5&nbsp;</td><td>&#8722;0,6</td></tr></table>'
  const read = (text: string) => {
    const pasted = readPasted(text, html, LIMITS)
    return pasted.type === 'plain' ? [pasted.matrix.rows, pasted.matrix.columns, ...pasted.matrix.data] : pasted
  }
  const cells = [0.3, 0.4, 0.5, -0.6].map(Math.fround)
  expect(read('0,30,4 0,5-0,6x')).toEqual([2, 2, ...cells])
  expect(read('0,3 0,4 0,5 -0,6')).toEqual([2, 2, ...cells])
  expect(read('1\t2\n3\t4')).toEqual([2, 2, 1, 2, 3, 4])
  const mathml =
    '<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mo>−</mo><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd>4</mtd></mtr></mtable></math>'
  expect(readPasted('1\n−2\n3\n4', mathml, LIMITS)).toMatchObject({
    type: 'plain',
    matrix: { rows: 2, data: [1, -2, 3, 4] },
  })
})
