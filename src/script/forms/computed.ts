import { digestOf } from '../../experiment/sha256.ts'
import { float32Literal } from '../../export/program/python.ts'
import { ROWS } from '../call-arguments.ts'
import { evaluated } from '../evaluate.ts'
import type { PlainStatement } from '../plain-statements.ts'
import type { ScriptFile } from '../script-files.ts'
import type { ArrayValue, PythonValue } from '../values.ts'
import { assignedBy, variablesOf } from './variables.ts'

/** A script with what can be worked out in it worked out. */
export interface Computed {
  readonly statements: readonly PlainStatement[]
  /** Statements whose last digits are another machine's perhaps. */
  readonly unsure: readonly PlainStatement[]
  /** What names are in the end, as far as it is known. */
  readonly values: ReadonlyMap<string, PythonValue>
  /** Tensors that are too long to be written out, by their digests; those with names, by how they are written. */
  readonly long: ReadonlyMap<string, ArrayValue>
}

/** A statement that gives names values that are known. */
interface Known {
  readonly at: number
  readonly values: ReadonlyMap<string, PythonValue>
}

/**
 * Tensors that are worked out of numbers in the script, `torch.arange(10.0).unsqueeze(1)` and `2 * x + 1`, as those numbers; sizes
 * of what is drawn as numbers.
 * @param inputs names that are x: what the page does to x itself stays a statement
 */
export function withComputed(
  statements: readonly PlainStatement[],
  inputs: readonly string[],
  files: readonly ScriptFile[] = [],
): Computed {
  const long = new Map<string, ArrayValue>()
  const unstable = unstableNames(statements)
  const values = new Map<string, PythonValue>()
  const known: Known[] = []
  const unsure: PlainStatement[] = []
  for (const [at, statement] of statements.entries()) {
    const made = isCarriedOut(statements, at, unstable) ? valuesOf(statement.text, values, unstable, files) : null
    const isOrigin = !variablesOf(readPart(statement.text)).some((name) => isUnsure(values.get(name)))
    if (isOrigin && [...(made?.values() ?? [])].some(isUnsure)) unsure.push(statement)
    for (const name of assignedBy(statement.text)) values.delete(name)
    for (const [name, value] of made ?? []) values.set(name, value)
    if (made !== null && [...made.values()].every(isWhole) && !isOfThePage(statement.text, inputs))
      known.push({ at, values: made })
  }
  const reading = statements.map(({ text }) => new Set(variablesOf(readPart(text))))
  const gone = withoutNeeded(statements, known, reading)
  let isTaken = false
  const done = statements.flatMap((each, at) => {
    const one = gone.find((its) => its.at === at)
    if (one === undefined) return [each]
    const needed = [...one.values].filter(([name]) => isNeeded(name, at, statements, gone, reading))
    isTaken ||= needed.some(([, value]) => isUnsure(value))
    return needed.map(([name, value]) => ({ ...each, level: 0, text: `${name}=${written(value, long) ?? ''}` }))
  })
  return { statements: withSizes(done, values, unstable), unsure: isTaken ? unsure : [], values, long }
}

/** Names whose value is changed otherwise than by `name = ...` outside of all blocks, or that mean another thing in a function. */
function unstableNames(statements: readonly PlainStatement[]): ReadonlySet<string> {
  const count = new Map<string, number>()
  for (const { text } of statements) for (const name of assignedBy(text)) count.set(name, (count.get(name) ?? 0) + 1)
  return new Set(
    statements.flatMap(({ text, level }) => {
      const grown = [
        ...text.matchAll(
          /(?<![\w.])(\w+)(?:\.\w+)*\.(?:append|extend|insert|fill|sort|put|resize|pop|remove|clear|reverse)\(/g,
        ),
      ].map(([, name = '']) => name)
      // `x.zero_()`, `torch.nn.init.zeros_(x)`
      const filled = /\w_\(/.test(text) ? variablesOf(text).filter((name) => name !== 'torch') : []
      const others = /^(?:def|class|global|nonlocal|del|for)\b|\blambda\b|:=/.test(text)
        ? variablesOf(text.replace(/\bin\b.*$/, ''))
        : []
      const isPlain = /^[\w,()[\]]+=(?!=)/.test(text) && !/^\w+\[/.test(text)
      const assigned = assignedBy(text)
      const inner = level > 0 ? assigned.filter((name) => (count.get(name) ?? 0) > 1) : []
      return [...grown, ...filled, ...others, ...inner, ...(isPlain ? [] : assigned)]
    }),
  )
}

/** Whether a statement is certainly carried out: it stands in no block, or in loops alone, the only one that makes its name. */
function isCarriedOut(statements: readonly PlainStatement[], at: number, unstable: ReadonlySet<string>): boolean {
  const statement = statements[at]
  if (statement === undefined || assignedBy(statement.text).some((name) => unstable.has(name))) return false
  let { level } = statement
  for (let i = at - 1; i >= 0 && level > 0; i--) {
    const head = statements[i]
    if (head === undefined || head.level >= level) continue
    if (!head.text.startsWith('for ')) return false
    level = head.level
  }
  return true
}

/** What an assignment gives its names, shapes alone among it; null where that is not known. */
function valuesOf(
  text: string,
  values: ReadonlyMap<string, PythonValue>,
  unstable: ReadonlySet<string>,
  files: readonly ScriptFile[],
): ReadonlyMap<string, PythonValue> | null {
  const [, targets = '', expression] = /^[([]?([\w,]+)[)\]]?=(?!=)(.+)$/.exec(text) ?? []
  if (expression === undefined || variablesOf(expression).some((name) => unstable.has(name))) return null
  const value = evaluated(expression, values, { files })
  const names = targets.split(',').filter((each) => each !== '')
  const [only] = names
  if (value === null || value.kind === 'name' || only === undefined) return null
  if (names.length === 1 && !targets.includes(',')) return new Map([[only, value]])
  if (value.kind !== 'list' || value.items.length !== names.length) return null
  const pairs = names.map((name, i) => [name, value.items[i]] as const)
  return new Map(pairs.flatMap(([name, item]) => (item === undefined ? [] : [[name, item] as const])))
}

function isUnsure(value: PythonValue | undefined): boolean {
  return value?.kind === 'list' ? value.items.some(isUnsure) : value?.kind === 'array' && !value.isSure
}

function isWhole(value: PythonValue): boolean {
  if (value.kind === 'list') return value.items.every(isWhole)
  return value.kind !== 'array' || value.data !== null
}

/** What the page does to x itself: it stays a statement. */
function isOfThePage(text: string, inputs: readonly string[]): boolean {
  const name = /^(\w+)=\1[*+](?:-?[\d.]+(?:e[-+]?\d+)?|torch\.tensor\(\[[^()]*\]\))$/.exec(text)?.[1]
  return name !== undefined && inputs.includes(name)
}

/** Names that may be x: what a model, a data set or an index takes. */
export function inputsOf(statements: readonly PlainStatement[]): readonly string[] {
  return statements.flatMap(({ text }) =>
    [...text.matchAll(/(?:\w\(|=)(\w+)(?=[)[]|,\w+\))/g)].map(([, name = '']) => name),
  )
}

function readPart(text: string): string {
  return text.replace(/^[([]?[\w,]+[)\]]?=(?!=)/, '')
}

/** Those of `known` that may go: what reads them is one of them, or prints; or they can be written as a tensor or a number. */
function withoutNeeded(
  statements: readonly PlainStatement[],
  known: readonly Known[],
  reading: readonly ReadonlySet<string>[],
): readonly Known[] {
  const left = known.filter(({ at, values }) =>
    [...values].every(([name, value]) => written(value) !== null || !isNeeded(name, at, statements, known, reading)),
  )
  return left.length === known.length ? left : withoutNeeded(statements, left, reading)
}

/** Whether the value that `name` has from `at` on is read by anything that stays. */
function isNeeded(
  name: string,
  at: number,
  statements: readonly PlainStatement[],
  gone: readonly Known[],
  reading: readonly ReadonlySet<string>[],
): boolean {
  const places = new Set(gone.map((each) => each.at))
  const next = statements.findIndex(({ text }, i) => i > at && assignedBy(text).includes(name))
  const end = next < 0 ? statements.length - 1 : next
  return statements.some(
    ({ text }, i) =>
      i > at && i <= end && reading[i]?.has(name) && !places.has(i) && !/^(?:if\b[^:]*:)?print\(/.test(text),
  )
}

/** A tensor of float32, or a number, as it stands in a script; null for anything else. */
function written(value: PythonValue, long?: Map<string, ArrayValue>): string | null {
  if (value.kind === 'number') return value.isFloat ? float(value.value) : String(value.value)
  if (value.kind !== 'array') return null
  const text = longText(value, long) ?? tensorText(value)
  if (text !== null && value.names !== undefined) long?.set(text, value)
  return text
}

/** The most numbers that are written out. */
const MOST_WRITTEN = 500

/** A long tensor by its sizes and a digest of its numbers; null where it is not long. */
function longText(value: ArrayValue, long?: Map<string, ArrayValue>): string | null {
  const { data, shape } = value
  if (data === null || data.length <= MOST_WRITTEN || value.library !== 'torch' || value.dtype !== 'float32')
    return null
  const digest = long === undefined ? '' : digestOf(data.map((each) => (Object.is(each, -0) ? '-0' : each)).join())
  long?.set(digest, value)
  return `${ROWS}(${[...shape, `'${digest}'`].join(',')})`
}

/** A tensor of float32 as it stands in a script; null for any other. */
export function tensorText(value: ArrayValue): string | null {
  if (value.data === null || value.library !== 'torch' || value.dtype !== 'float32') return null
  return value.shape.length === 0 || value.shape.includes(0) ? null : `torch.tensor(${lists(value, value.data)})`
}

function float(value: number): string {
  return /[.e]/.test(String(value)) ? String(value) : `${value}.0`
}

function lists({ shape }: Pick<ArrayValue, 'shape'>, data: readonly number[]): string {
  const [size = 1, ...inner] = shape
  if (inner.length === 0) return `[${data.map(float32Literal).join(',')}]`
  const each = data.length / size
  const rows = Array.from({ length: size }, (_, i) => lists({ shape: inner }, data.slice(i * each, (i + 1) * each)))
  return `[${rows.join(',')}]`
}

/** `x.shape[1]`, `len(x)` and `x.size(0)` as numbers. */
function withSizes(
  statements: readonly PlainStatement[],
  values: ReadonlyMap<string, PythonValue>,
  unstable: ReadonlySet<string>,
): readonly PlainStatement[] {
  return statements.map((each) => {
    if (each.text.includes('numpy.random.choice(')) return each
    const text = each.text.replaceAll(
      /(?<![\w.])(?:(\w+)\.(?:shape\[-?\d+\]|size\(-?\d+\))|len\((\w+)\))/g,
      (whole, a, b) => {
        const name: string = a ?? b
        const value = unstable.has(name) ? null : evaluated(whole, values)
        return value?.kind === 'number' ? String(value.value) : whole
      },
    )
    return { ...each, text }
  })
}
