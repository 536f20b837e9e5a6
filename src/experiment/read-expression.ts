import { expressionTokens } from '../torch/expression/expression-tokens.ts'
import type { ExpressionFault } from '../torch/expression/fault.ts'
import { lossOf } from '../torch/expression/loss-of-text.ts'
import { readExpressionsWith } from './expression-reader.ts'
import { bad, good, type Problem, quoted, type Reading } from './problem.ts'

/** What the program calls them. */
const PROGRAM_NAMES: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.])output_pred\b/g, 'pred'],
  [/(?<![\w.])output_batch\b/g, 'target'],
]

readExpressionsWith(readExpression)

/** Reads a loss: `((pred - target) ** 4).mean()`, or a statement of the program, `loss = ((output_pred - output_batch) ** 4).mean()`. */
function readExpression(line: string): Reading<string> {
  const start = /^loss ?= ?(?!=)/.exec(line)?.[0].length ?? 0
  const text = PROGRAM_NAMES.reduce((named, [name, short]) => named.replace(name, short), line.slice(start))
  if (text.trim() === '') return bad({ code: 'empty' })
  const reading = lossOf(text)
  return reading.ok ? good(inOneWay(text)) : bad(problemOf(reading.fault))
}

function problemOf(fault: ExpressionFault): Problem {
  if (fault.type === 'raises') return { code: 'refused', error: fault.error }
  const [text, at] = [quoted(fault.text), fault.at + 1]
  if (fault.type === 'syntax') return { code: 'notPython', text, at }
  if (fault.type === 'instead') return { code: 'notInLoss', text, at, instead: fault.instead }
  return { code: 'unknownInLoss', text, at, known: fault.known }
}

/** Numbers as Python prints them: with a script's it does not matter how they were written. */
function plainNumber(text: string): string {
  const digits = text.replaceAll('_', '')
  if (!/[.e]/i.test(digits)) return digits
  const plain = String(Number(digits)).replace('e+', 'e')
  return /[.e]/.test(plain) ? plain : `${plain}.0`
}

/** Blanks as Python's formatters have them. */
function inOneWay(text: string): string {
  let line = ''
  let before = ''
  let isOperand = false
  for (const { type, text: token } of expressionTokens(text)) {
    const isBinary = isOperand && type === 'sign' && !'().,='.includes(token)
    const isAfterComma = before === ','
    if (isBinary || isAfterComma) line += ' '
    line += isBinary ? `${token} ` : type === 'number' ? plainNumber(token) : token
    isOperand = type !== 'sign' || token === ')'
    before = token
  }
  return line
}
