import { float } from '../../export/program/python.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { Form } from './blocks.ts'
import { variablesOf, withCalls } from './words.ts'

/** x and y that are drawn, in the statements of the page: `x = torch.rand(...)`, `x = x * 10.0`, `y = ...` and what is added to it. */
export const withPlainTargets: Form = (statements) => {
  const sized = statements.map((each) => ({ ...each, text: withSizes(each.text) }))
  const inputs = sized.flatMap((each) => (each.level === 0 && each.text.startsWith('x=') ? inputsOf(each) : [each]))
  const count = singleInputs(inputs)
  const usesW = inputs.some(({ text }) => variablesOf(text).includes('W'))
  if (count === null || usesW) return inputs
  return inputs.flatMap((each) => (each.level === 0 && each.text.startsWith('y=') ? targetsOf(each, count) : [each]))
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
  for (const [i, mark] of [...text].entries()) {
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

/** How many rows x has, if it is drawn with one column. */
function singleInputs(statements: readonly PlainStatement[]): string | null {
  const drawn = statements.find(({ text }) => /^x=torch\.randn?\(/.test(text))
  return /\(\((\d+),1\)\)$/.exec(drawn?.text ?? '')?.[1] ?? null
}

/** `y = 2 * x + 1 + 0.1 * torch.randn(...)` as the page has it: with a single input W times x is one product, rounded once. */
function targetsOf(statement: PlainStatement, count: string): readonly PlainStatement[] {
  const terms = parted(statement.text.slice('y='.length), '+-')
  const linear = terms.findIndex((each) => weightOf(each) !== null)
  const weight = weightOf(terms[linear] ?? '')
  // What is added first may stand on either side; everything else keeps its order, as the digits depend on it.
  const others = terms.filter((_, i) => i !== linear)
  const noiseAt = others.findIndex((each) => noiseOf(each, count) !== null)
  const noise = noiseAt < 0 ? null : noiseOf(others[noiseAt] ?? '', count)
  const biases = others.filter((_, i) => i !== noiseAt)
  const [bias] = biases
  if (weight === null || linear > 1 || biases.length > 1 || (bias !== undefined && !NUMBER.test(bias)))
    return [statement]
  if (noiseAt >= 0 && noiseAt !== others.length - 1) return [statement]
  if (linear === 1 && bias === undefined && noise !== null && terms.length > 2) return [statement]
  return [
    { ...statement, text: `W=torch.tensor([[${written(weight)}]])` },
    { ...statement, text: 'y=torch.matmul(W.t(),x.t()).t()' },
    ...(bias === undefined ? [] : [{ ...statement, text: `y=y+torch.tensor([${written(bias)}])` }]),
    ...(noise === null ? [] : [{ ...statement, text: `y=y+${noise}` }]),
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
function noiseOf(term: string, count: string): string | null {
  const factors = parted(term, '*')
  const size = `((${count},1))`
  const isDraw = (each: string) =>
    [
      `torch.randn${size}`,
      'torch.randn(x.size())',
      'torch.randn(x.shape)',
      'torch.randn_like(x)',
      'torch.randn(*x.shape)',
    ].includes(each)
  const draw = factors.find(isDraw)
  const [sigma = '1', ...others] = factors.filter((each) => each !== draw)
  return draw !== undefined && others.length === 0 && /^\d/.test(sigma) && NUMBER.test(sigma)
    ? `${written(sigma)}*torch.randn${size}`
    : null
}
