import { type ChoiceKey, ownerOf } from '../../experiment/choices.ts'
import { type Config, isKey, type Key, snakeCase } from '../../experiment/config.ts'
import { shortest } from '../../experiment/numbers.ts'
import type { Argument } from '../../torch/arguments.ts'
import { lineOf, type ProgramLine, type Token } from './program-line.ts'

/** The widest line of a literal, as Python's formatters have it. */
const WIDTH = 88

/** From here on Python itself writes a float with an exponent. */
const LARGE = 1e16

/** A double as Python reads it back, always a float: `0.9`, `1.0`, `-0.0`, `1e30`, `5e-324`, `float('nan')`. */
export function float(value: number): string {
  const text = Math.abs(value) >= LARGE ? value.toExponential() : String(value)
  if (Object.is(value, -0)) return '-0.0'
  if (!Number.isFinite(value)) return `float('${text.toLowerCase().replace('infinity', 'inf')}')`
  return /[.e]/.test(text) ? text.replace('e+', 'e') : `${text}.0`
}

/** A float32 by the shortest decimal that reads back to it. */
export function float32Literal(value: number): string {
  return float(shortest(value))
}

/** `True`, `0.9`, `7`, `'cos'`, `[30, 80]` or `(0.9, 0.999)`. */
function literal(value: unknown, type?: Argument['type']): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return type === 'integer' ? String(value) : float(value)
  if (typeof value === 'string') return `'${value}'`
  if (!isList(value)) return ''
  return type === 'integers' ? `[${value.join(', ')}]` : `(${value.map(float).join(', ')})`
}

/** `torch.manual_seed(7)` needs an int; every whole number that JavaScript holds exactly is written without an exponent. */
export function int<K extends Key>(config: { readonly [Each in K]: number | bigint }, key: K): Token {
  return { text: String(config[key]), key }
}

/** A flag of `config`. */
export function bool<K extends Key>(config: { readonly [Each in K]: boolean }, key: K): Token {
  return { text: literal(config[key]), key }
}

/** The class that `config` chooses and those of its keyword arguments that are not at PyTorch's default: `SGD` and `lr=0.01`. */
export function chosen(
  config: Config,
  chooser: ChoiceKey,
): { readonly name: Token; readonly args: readonly Token[][] } {
  const { className, args } = ownerOf(config, chooser)
  const given = Object.entries(args).flatMap(([key, argument]): Token[][] => {
    if (!isKey(key)) return []
    const text = literal(config[key], argument.type)
    // PyTorch's default of lr is not the same in every version.
    const isLeftOut = key !== 'lr' && argument.required !== true
    if (isLeftOut && text === literal(argument.default, argument.type)) return []
    return [[{ text: `${argument.name ?? snakeCase(key)}=` }, { text, key }]]
  })
  return { name: { text: className, key: chooser }, args: given }
}

function isList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number')
}

/**
 * `before[[0.3, 0.4], [0.5, 0.6]]after`, the matrix on one line where it fits, else each row on lines of its own.
 * @param rows float32 values; a list without rows is written as it is
 * @param key the setting whose value it is
 */
export function tensorLines(
  before: string,
  rows: readonly (readonly number[])[] | readonly number[],
  after: string,
  key?: Key,
): readonly ProgramLine[] {
  const lists = rows.map((row) =>
    typeof row === 'number' ? float32Literal(row) : `[${row.map(float32Literal).join(', ')}]`,
  )
  const short = `[${lists.join(', ')}]`
  if (before.length + short.length + after.length <= WIDTH) return [lineOf(before, token(short, key), after)]
  const body = rows.flatMap((row) => (typeof row === 'number' ? [] : wrapped(row.map(float32Literal), '    [', '],')))
  const lines = body.length > 0 ? body : wrapped(lists, '    ', ',')
  return [
    lineOf(`${before}[`),
    ...lines.map((line) => lineOf(/^ */.exec(line)?.[0] ?? '', token(line.trimStart(), key))),
    lineOf(`]${after}`),
  ]
}

function token(text: string, key: Key | undefined): Token {
  return key === undefined ? { text } : { text, key }
}

/** Items between `before` and `after`, on as many lines as they need. */
function wrapped(items: readonly string[], before: string, after: string): string[] {
  const indent = ' '.repeat(before.length)
  const lines: string[] = []
  let line = before
  for (const [i, item] of items.entries()) {
    const piece = i === items.length - 1 ? item + after : `${item},`
    if (line.length > indent.length && line.length + 1 + piece.length > WIDTH) {
      lines.push(line)
      line = indent + piece
    } else line += line.length > indent.length ? ` ${piece}` : piece
  }
  return [...lines, line]
}
