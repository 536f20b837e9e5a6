import { evaluated, type KnownValues } from '../evaluate.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { numberValue, type PythonValue } from '../values.ts'
import { endOfBlock } from './blocks.ts'
import { assignedBy, variablesOf, withVariables } from './variables.ts'

const LOADER = 'loader_of_it'

/**
 * Loops that take their rows by hand, one after the other, as loops over a `DataLoader` that does the same: `for a, b in zip(x, y)`,
 * `for i in range(len(x))` with `x[i]`, `for i in range(0, n, 4)` with `x[i:i + 4]`.
 */
export function withLoaders(written: readonly PlainStatement[], values: KnownValues): readonly PlainStatement[] {
  const statements = withRowsApart(withPairsApart(written))
  for (const [at, { text, level }] of statements.entries()) {
    const outer = statements.findLastIndex((each, i) => i < at && each.level < level)
    if (level === 0 || !/^for \w+ in range\(/.test(statements[outer]?.text ?? '')) continue
    const loop = zipped(statements, at, values) ?? counted(statements, at, values)
    if (loop === null || statements.filter(({ text: each }) => each === text).length !== 1) continue
    const first = statements.findLastIndex((each, i) => i <= at && each.level === 0)
    const { line, end } = statements[at] ?? { line: 0, end: 0 }
    const [x, y] = loop.sources
    const set = `torch.utils.data.TensorDataset(${x},${y})`
    const size = `${loop.size === 1 ? '' : `,batch_size=${loop.size}`}${loop.isCut ? ',drop_last=True' : ''}`
    return [
      ...statements.slice(0, first).map((each) => asTensor(each, loop.sources, values)),
      { line, end, level: 0, text: `${LOADER}=torch.utils.data.DataLoader(dataset=${set}${size})` },
      ...statements.slice(first, at),
      { line, end, level, text: `for ${loop.names.join(',')} in ${LOADER}:` },
      ...loop.body,
      ...statements.slice(endOfBlock(statements, at)),
    ]
  }
  return statements
}

/** A loop over rows. */
interface RowLoop {
  readonly sources: readonly [string, string]
  /** What the rows are called in it. */
  readonly names: readonly [string, string]
  readonly size: number
  /** Whether rows are left over that make no whole batch. */
  readonly isCut: boolean
  readonly body: readonly PlainStatement[]
}

function zipped(statements: readonly PlainStatement[], at: number, values: KnownValues): RowLoop | null {
  const [, a, b, x, y] = /^for \(?(\w+),(\w+)\)? in zip\((\w+),(\w+)\):$/.exec(statements[at]?.text ?? '') ?? []
  if (a === undefined || b === undefined || x === undefined || y === undefined) return null
  const [rows, others] = [x, y].map((name) => rowsOf(values.get(name)))
  if (rows === undefined || others === undefined || !rows.isSingle || !others.isSingle || rows.count !== others.count)
    return null
  const body = statements.slice(at + 1, endOfBlock(statements, at))
  return { sources: [x, y], names: [a, b], size: 1, isCut: false, body }
}

/** How many rows, and whether each of them is one number. */
function rowsOf(value: PythonValue | undefined): { readonly count: number; readonly isSingle: boolean } | undefined {
  if (value?.kind === 'list' && value.items.every((each) => each.kind === 'number'))
    return { count: value.items.length, isSingle: true }
  if (value?.kind !== 'array' || value.library !== 'torch' || value.dtype !== 'float32') return undefined
  const [count, ...inner] = value.shape
  return count === undefined ? undefined : { count, isSingle: inner.every((size) => size === 1) }
}

/** The most turns that are looked at. */
const MOST = 10_000

/** `x[i:i + 4]`, `x[i]` */
const ROWS = /(?<![\w.])([^\W\d]\w*)\[([^[\]:,]+)(?::([^[\]:,]+))?\]/g

/** A loop that counts, and takes the rows that its count says. */
function counted(statements: readonly PlainStatement[], at: number, values: KnownValues): RowLoop | null {
  const [, count, range] = /^for (\w+) in (range\(.*\)):$/.exec(statements[at]?.text ?? '') ?? []
  const turns = range === undefined ? null : evaluated(range, values)
  if (count === undefined || turns?.kind !== 'list' || turns.items.length > MOST || turns.items.length === 0)
    return null
  const body = statements.slice(at + 1, endOfBlock(statements, at))
  const indices = body.filter(({ text }) => isIndex(text, count, turns.items[0], values, body))
  const taken = body.flatMap(({ text }) =>
    [...text.matchAll(ROWS)].filter(([, name = '', from = '']) => values.has(name) && readsCount(from)),
  )
  const sources = [...new Set(taken.map(([, name = '']) => name))]
  const [x, y, ...more] = sources
  const spans = new Set(taken.map(([, , from, to]) => JSON.stringify([from, to])))
  const [rows, others] = [x, y].map((name) => rowsOf(values.get(name ?? '')))
  if (x === undefined || y === undefined || more.length > 0 || rows === undefined || others?.count !== rows.count)
    return null
  const [, , from = '', to] = taken[0] ?? []
  const size = spans.size === 1 ? sizeOf(from, to) : null
  if (size === null || (to === undefined && !(rows.isSingle && others.isSingle))) return null
  const isWhole = turns.items.length === Math.ceil(rows.count / size)
  if (!isWhole && turns.items.length !== Math.floor(rows.count / size)) return null
  const done = withNames(
    body.filter((each) => !indices.includes(each)),
    sources,
  )
  const left = new Set([count, ...indices.flatMap(({ text }) => assignedBy(text))])
  const isRead = done.body.some(
    ({ text }) => !/^(?:if\b[^:]*:)?print\(/.test(text) && variablesOf(text).some((each) => left.has(each)),
  )
  return isRead
    ? null
    : { sources: [x, y], names: [done.names[0] ?? '', done.names[1] ?? ''], size, isCut: !isWhole, body: done.body }

  function readsCount(text: string): boolean {
    const names = variablesOf(text)
    return names.some((name) => name === count || indices.some((each) => assignedBy(each.text).includes(name)))
  }

  /** The size of the batches, if they follow each other; null where they do not. */
  function sizeOf(start: string, end: string | undefined): number | null {
    const bounds = (turns?.kind === 'list' ? turns.items : []).map((item) => {
      const known = new Map([...values, [count ?? '', item]])
      for (const { text } of indices) {
        const [name = '', expression = ''] = text.split(/=(.*)/s)
        const value = evaluated(expression, known)
        if (value !== null) known.set(name, value)
      }
      const first = wholeIn(evaluated(start, known))
      return [first, end === undefined ? first + 1 : wholeIn(evaluated(end, known))] as const
    })
    const each = (bounds[0]?.[1] ?? 0) - (bounds[0]?.[0] ?? 0)
    const all = rows?.count ?? 0
    const isInOrder = bounds.every(
      ([first, last], i) => first === i * each && Math.min(last, all) === Math.min((i + 1) * each, all),
    )
    return each >= 1 && isInOrder ? each : null
  }
}

function wholeIn(value: PythonValue | null): number {
  return value?.kind === 'number' && !value.isFloat ? value.value : Number.NaN
}

/** `start = i * 4`: a number that the count says. */
function isIndex(
  text: string,
  count: string,
  first: PythonValue | undefined,
  values: KnownValues,
  body: readonly PlainStatement[],
): boolean {
  const [name, expression] = /^(\w+)=(?!=)(.+)$/s.exec(text)?.slice(1) ?? []
  if (name === undefined || expression === undefined || first === undefined) return false
  if (body.filter((each) => assignedBy(each.text).includes(name)).length !== 1) return false
  const known = new Map<string, PythonValue>([...values, [count, first]])
  for (const each of body) {
    const [, other, its] = /^(\w+)=(?!=)(.+)$/s.exec(each.text) ?? []
    const value = other === undefined || its === undefined ? null : evaluated(its, known)
    if (other !== undefined && value?.kind === 'number') known.set(other, numberValue(value.value, value.isFloat))
  }
  return evaluated(expression, known)?.kind === 'number'
}

/** The body with names for the rows that are taken from `sources`. */
function withNames(body: readonly PlainStatement[], sources: readonly string[]) {
  const names = sources.map((source) => {
    const own = body.find(({ text }) => new RegExp(`^(\\w+)=${source}\\[[^\\[\\]]+\\]$`).test(text))
    const name = /^\w+/.exec(own?.text ?? '')?.[0]
    const isOnce = body.filter(({ text }) => name !== undefined && assignedBy(text).includes(name)).length === 1
    return name !== undefined && isOnce ? name : `rows_of_${source}`
  })
  const named = body.map((each) => ({
    ...each,
    text: each.text.replaceAll(ROWS, (whole, source: string) => names[sources.indexOf(source)] ?? whole),
  }))
  return { names, body: named.filter(({ text }) => !/^(\w+)=\1$/.test(text)) }
}

/** `a, b = x[i], y[i]` as two statements. */
function withPairsApart(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  return statements.flatMap((each) => {
    const [, a, b, first, second] = /^(\w+),(\w+)=(\w+\[[^[\],]+\]),(\w+\[[^[\],]+\])$/.exec(each.text) ?? []
    if (each.level === 0 || a === undefined || b === undefined || first === undefined || second === undefined)
      return [each]
    if (variablesOf(second).includes(a)) return [each]
    return [
      { ...each, text: `${a}=${first}` },
      { ...each, text: `${b}=${second}` },
    ]
  })
}

/** `model(x[index])`, where the index is drawn, with the rows as a statement of its own. */
function withRowsApart(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const drawn = statements.flatMap(({ text, level }) => {
    const name = level > 0 ? /^(\w+)=.*(?:numpy\.random\.|torch\.rand(?:perm|int)\()/.exec(text)?.[1] : undefined
    return name === undefined ? [] : [name]
  })
  const made = new Set<string>()
  return statements.flatMap((each) => {
    if (each.level === 0 || /^\w+=\w+\[\w+\]$/.test(each.text) || !/^\w+=(?!=)/.test(each.text)) return [each]
    const before: PlainStatement[] = []
    const text = each.text.replaceAll(/(?<![\w.])([^\W\d]\w*)\[(\w+)\]/g, (whole, source: string, index: string) => {
      if (!drawn.includes(index)) return whole
      const name = `rows_of_${source}`
      if (!made.has(name)) before.push({ ...each, text: `${name}=${whole}` })
      made.add(name)
      return name
    })
    return [...before, { ...each, text }]
  })
}

/** A list of numbers as a tensor, where rows are taken from it. */
function asTensor(each: PlainStatement, sources: readonly string[], values: KnownValues): PlainStatement {
  const name = /^(\w+)=\[/.exec(each.text)?.[1]
  const value = name === undefined ? undefined : values.get(name)
  if (each.level > 0 || name === undefined || !sources.includes(name) || value?.kind !== 'list') return each
  const numbers = value.items.map((item) =>
    item.kind === 'number' ? evaluated(`float(${item.value})`, new Map()) : null,
  )
  if (numbers.some((number) => number === null)) return each
  const text = value.items.map((item) => (item.kind === 'number' ? withPoint(item.value) : '')).join(',')
  return { ...each, text: withVariables(`${name}=torch.tensor([${text}])`, new Map()) }
}

function withPoint(value: number): string {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}
