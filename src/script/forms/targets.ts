import { float } from '../../export/program/python.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { Form } from './blocks.ts'
import { variablesOf, withCalls } from './variables.ts'

/** x and y that are drawn, in the statements of the page: `x = torch.rand(...)`, `x = x * 10.0`, `y = ...` and what is added to it. */
export const withPlainTargets: Form = (statements) => {
  const sized = statements.map((each) => ({ ...each, text: withSizes(each.text) }))
  const inputs = sized.flatMap((each) => (each.level === 0 && each.text.startsWith('x=') ? inputsOf(each) : [each]))
  const drawn = drawnInputs(inputs)
  if (drawn === null) return inputs
  const mayMake = drawn.isSingle && !inputs.some(({ text }) => variablesOf(text).includes('W'))
  const size = `((${drawn.rows},${outputs(inputs)}))`
  return inputs.flatMap((each) =>
    each.level === 0 && each.text.startsWith('y=') ? targetsOf(each, size, mayMake) : [each],
  )
}

/** `torch.rand((100, 3))`, for sizes without brackets of their own. */
function withSizes(text: string): string {
  return ['torch.rand', 'torch.randn'].reduce(
    (all, call) =>
      withCalls(all, call, (args) => {
        const size = args
          .join(',')
          .replace(/^size=/, '')
          .replace(/^[([](.*?),?[)\]]$/, '$1')
        return /^\d+(?:,\d+)*$/.test(size) ? `${call}((${size}))` : null
      }),
    text,
  )
}

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/

function written(number: string): string {
  return float(Number(number))
}

/** The terms of a sum with their signs, and the factors of a product, where no brackets are in the way. */
function parted(text: string, marks: '+-' | '*'): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const [i, mark] of text.split('').entries()) {
    if ('([{'.includes(mark)) depth++
    if (')]}'.includes(mark)) depth--
    const isExponent = /\de$/.test(text.slice(0, i)) && /[-+]/.test(mark)
    const isPower = mark === '*' && (text[i + 1] === '*' || text[i - 1] === '*')
    const isSplit = depth === 0 && marks.includes(mark) && !isExponent && !isPower && i > 0
    if (isSplit && marks === '*') parts.push('')
    else if (isSplit) parts.push(mark === '-' ? '-' : '')
    else parts.push((parts.pop() ?? '') + mark)
  }
  return parts
}

/** `x = torch.rand((100, 1)) * 10 - 5` as three statements. */
function inputsOf(statement: PlainStatement): readonly PlainStatement[] {
  const terms = parted(statement.text.slice('x='.length), '+-')
  const [first = '', shift, ...others] = terms
  const factors = parted(first, '*')
  const draw = factors.find((each) => /^(?:torch\.randn?\(\([\d,]+\)\)|x)$/.test(each))
  const scale = factors.filter((each) => each !== draw)
  const isPlain = [...scale, ...(shift === undefined ? [] : [shift])].every((each) => NUMBER.test(each))
  if (draw === undefined || scale.length > 1 || others.length > 0 || !isPlain) return [statement]
  return [
    ...(draw === 'x' ? [] : [{ ...statement, text: `x=${draw}` }]),
    ...scale.map((each) => ({ ...statement, text: `x=x*${written(each)}` })),
    ...(shift === undefined ? [] : [{ ...statement, text: `x=x+${written(shift)}` }]),
  ]
}

/** How many rows x has, if it is drawn, and whether it has one column. */
function drawnInputs(
  statements: readonly PlainStatement[],
): { readonly rows: string; readonly isSingle: boolean } | null {
  const drawn = statements.find(({ text }) => /^x=torch\.randn?\(/.test(text))
  const [, rows, columns] = /\(\((\d+),(\d+)\)\)$/.exec(drawn?.text ?? '') ?? []
  return rows === undefined ? null : { rows, isSingle: columns === '1' }
}

/** How many columns W has. */
function outputs(statements: readonly PlainStatement[]): number {
  const made = statements.find(({ text }) => text.startsWith('W='))
  const row = /^W=torch\.tensor\(\[\[([^\]]*)\]/.exec(made?.text ?? '')?.[1]
  return row === undefined ? 1 : row.split(',').length
}

const PRODUCT = /^(?:x@W|torch\.(?:mm|matmul)\(x,W\)|x\.(?:mm|matmul)\(W\)|torch\.matmul\(W\.t\(\),x\.t\(\)\)\.t\(\))$/

/**
 * `y = 2 * x + 1 + 0.1 * torch.randn(...)` as the page has it: with a single input W times x is one product, rounded once.
 * @param size of y, as a draw has it
 */
function targetsOf(statement: PlainStatement, size: string, mayMake: boolean): readonly PlainStatement[] {
  const terms = parted(statement.text.slice('y='.length), '+-')
  const at = terms.findIndex((term) => PRODUCT.test(term) || (mayMake && weightOf(term) !== null))
  const linear = terms[at] ?? ''
  const [noise, ...furtherNoise] = terms.flatMap((term) => noiseOf(term, size) ?? [])
  const others = terms.filter((term, i) => i !== at && noiseOf(term, size) === null)
  const [bias, ...furtherBiases] = others
  // The first two may change places; what comes third is added to their sum.
  const isInOrder = noise === undefined || noiseOf(terms.at(-1) ?? '', size) !== null
  const isSum = at === 0 || (at === 1 && others.length === 1)
  const isOneBias = bias === undefined || (NUMBER.test(bias) && size.endsWith(',1))'))
  if (!isSum || !isInOrder || furtherNoise.length + furtherBiases.length > 0 || !isOneBias) return [statement]
  const weight = PRODUCT.test(linear) ? null : weightOf(linear)
  return [
    ...(weight === null
      ? [{ ...statement, text: `y=${linear}` }]
      : [
          { ...statement, text: `W=torch.tensor([[${written(weight)}]])` },
          { ...statement, text: 'y=torch.matmul(W.t(),x.t()).t()' },
        ]),
    ...(bias === undefined ? [] : [{ ...statement, text: `y=y+torch.tensor([${written(bias)}])` }]),
    ...(noise === undefined ? [] : [{ ...statement, text: `y=y+${noise}` }]),
  ]
}

/** The number in `2*x` or `x*2`; null where the term is another one. */
function weightOf(term: string): string | null {
  if (term === 'x') return '1.0'
  if (term === '-x') return '-1.0'
  const [a = '', b = '', ...others] = parted(term, '*')
  if (others.length > 0) return null
  if (a === 'x' && NUMBER.test(b)) return b
  return b === 'x' && NUMBER.test(a) ? a : null
}

/** `0.1*torch.randn((100,1))`, however it is written; null where the term is another one. */
function noiseOf(term: string, size: string): string | null {
  const factors = parted(term, '*')
  const like = ['torch.randn(x.size())', 'torch.randn(x.shape)', 'torch.randn(*x.shape)', 'torch.randn_like(x)']
  const draw = factors.find((each) => each === `torch.randn${size}` || (size.endsWith(',1))') && like.includes(each)))
  const [sigma = '1', ...others] = factors.filter((each) => each !== draw)
  return draw !== undefined && others.length === 0 && /^[\d.]/.test(sigma) && NUMBER.test(sigma)
    ? `${written(sigma)}*torch.randn${size}`
    : null
}
