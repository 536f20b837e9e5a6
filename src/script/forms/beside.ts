import type { PlainStatement } from '../plain-statements.ts'
import { isPure } from '../pure-calls.ts'
import type { PythonValue } from '../values.ts'
import { endOfBlock } from './blocks.ts'
import { assignedBy, variablesOf } from './variables.ts'

/** What the run is made of, by the names of the tutorial. */
const RUN = new Set(
  'model optimizer scheduler criterion loader x y W epoch input_batch output_batch output_pred loss random_index batch_size'.split(
    ' ',
  ),
)

/** Script with what stands beside the run taken out of it. */
export interface WithoutBeside {
  readonly statements: readonly PlainStatement[]
  /** What the run computes the same without: sums of losses, lists, tests on other rows, plots, functions that nobody calls. */
  readonly beside: readonly PlainStatement[]
}

/**
 * Takes out what no step depends on: statements that change nothing but names of their own, which nothing else reads. Prints stay,
 * for they are compared with those of the run.
 */
export function withoutBeside(
  statements: readonly PlainStatement[],
  values: ReadonlyMap<string, PythonValue>,
): WithoutBeside {
  const gone = new Set(unused(statements))
  const inside = insideClasses(statements)
  const known = {
    scalars: scalarsOf(statements),
    sources: sourcesOf(statements),
    functions: new Set(functionsOf(statements).keys()),
  }
  const mayBe = (each: PlainStatement) =>
    !inside.has(each) && !isPrint(each) && isBesideIf(each, known) && !partsRows(each.text, statements, values)
  let candidates: ReadonlySet<PlainStatement> = new Set(statements.filter(mayBe))
  for (let size = -1; size !== candidates.size; ) {
    size = candidates.size
    candidates = alone(statements, candidates, gone)
  }
  const isOfPrints = (each: PlainStatement) => /^(?:if|elif|else|with)\b/.test(each.text) && hasPrint(statements, each)
  const beside = new Set([...gone, ...[...candidates].filter((each) => !isOfPrints(each))])
  // What is printed in a block of its own goes with the block.
  for (const [i, each] of statements.entries()) {
    if (beside.has(each) && isHead(each))
      for (const one of statements.slice(i, endOfBlock(statements, i))) beside.add(one)
  }
  return {
    statements: statements.filter((each) => !beside.has(each)),
    beside: statements.filter((each) => beside.has(each)),
  }
}

interface Known {
  readonly scalars: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
}

function isHead({ text }: PlainStatement): boolean {
  return text.endsWith(':')
}

/** Whether something is printed in the block of a statement: it stays, to be compared. */
function hasPrint(statements: readonly PlainStatement[], head: PlainStatement): boolean {
  const at = statements.indexOf(head)
  return statements.slice(at + 1, endOfBlock(statements, at)).some(isPrint)
}

function isPrint({ text }: PlainStatement): boolean {
  return /^(?:if\b[^:]*:)?print\(/.test(text)
}

/** Functions and classes that nothing names, with all that stands in them. */
function unused(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  return statements.flatMap(({ text }, i) => {
    const name = /^(?:def|class) (\w+)/.exec(text)?.[1]
    if (name === undefined || statements[i]?.level !== 0 || statements[i - 1]?.text.startsWith('@') === true) return []
    const end = endOfBlock(statements, i)
    const isUsed = statements.some((each, k) => (k < i || k >= end) && variablesOf(each.text).includes(name))
    const isNamedInText = statements.some(
      (each, k) => (k < i || k >= end) && new RegExp(`["'{]${name}\\b`).test(each.text),
    )
    return isUsed || isNamedInText ? [] : statements.slice(i, end)
  })
}

function insideClasses(statements: readonly PlainStatement[]): ReadonlySet<PlainStatement> {
  return new Set(
    statements.flatMap(({ text }, i) =>
      text.startsWith('class ') ? statements.slice(i, endOfBlock(statements, i)) : [],
    ),
  )
}

/** Numbers, and lists that a script makes for itself: `total += ...` changes no tensor that has another name as well. */
function scalarsOf(statements: readonly PlainStatement[]): ReadonlySet<string> {
  const VALUE =
    /^(?:-?[\d.]+(?:e[-+]?\d+)?|\[\]|\{\}|list\(\)|dict\(\)|None|float\(["']-?inf["']\)|\[[\d.]+\]\*\w+|(?:numpy|torch)\.(?:zeros|empty)\([\w,()]*\)|\{["'\w:[\],]*\})$/
  const made = new Map<string, boolean>()
  for (const { text } of statements) {
    const [, name, value] = /^(\w+)=(?!=)(.*)$/.exec(text) ?? []
    if (name !== undefined) made.set(name, (made.get(name) ?? true) && VALUE.test(value ?? ''))
    else if (!/^\w+(?:[-+*/]|\/\/|\*\*)=/.test(text))
      for (const each of assignedBy(text)) made.set(each, numbersTo(text, each, made))
  }
  return new Set([...made].filter(([, isScalar]) => isScalar).map(([name]) => name))
}

/** `total, count = 0.0, 0` */
function numbersTo(text: string, name: string, made: ReadonlyMap<string, boolean>): boolean {
  return /^[\w,]+=(?:[-\d.]+|\[\])(?:,(?:[-\d.]+|\[\]))*$/.test(text) && (made.get(name) ?? true)
}

/** Loaders, and what goes through them: whatever takes a batch, draws. */
function sourcesOf(statements: readonly PlainStatement[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ text }) => (/DataLoader\(|\biter\(|\brandom_split\(/.test(text) ? assignedBy(text) : [])),
  )
}

/** Functions of the script by their names. */
function functionsOf(statements: readonly PlainStatement[]): ReadonlyMap<string, PlainStatement> {
  return new Map(
    statements.flatMap((each) => {
      const name = /^def (\w+)/.exec(each.text)?.[1]
      return name === undefined ? [] : [[name, each] as const]
    }),
  )
}

const CONTAINER = /^(\w+)(?:\[[^=]*\])*\.(?:append|extend|add|update|insert|setdefault)\((.*)\)$/
const SUM = /^(\w+)(?:[-+*/]|\/\/|\*\*)=(.*)$/
const PLACE = /^(\w+)(?:\[[^=]*\])+=(?!=)(.*)$/

/** Names that a statement gives a value, or whose value it changes. */
function changedBy(text: string): readonly string[] {
  const changed = (CONTAINER.exec(text) ?? SUM.exec(text) ?? PLACE.exec(text))?.[1]
  return changed === undefined ? assignedBy(text) : [changed]
}

const OTHER =
  /^(?:class|while|try|except|finally|async|import|from|global|nonlocal|raise|assert|pass)\b|^@|(?:^|:)(?:break|continue|raise|assert)\b|:return\b/

/** Whether a statement changes nothing but names of its own. */
function isBesideIf({ text }: PlainStatement, { scalars, sources, functions }: Known): boolean {
  const counted = text.replaceAll(/\blen\(\w+(?:\.dataset)?\)/g, 'n')
  const changed = changedBy(text)
  if (OTHER.test(text) || variablesOf(counted).some((name) => sources.has(name))) return false
  if (changed.some((name) => RUN.has(name)) || !isPure(text.replace(CONTAINER, '$2'), functions)) return false
  if (/^def\b/.test(text)) return !/[(,]\w+=.*\(/.test(text)
  const [, grown, added = ''] = CONTAINER.exec(text) ?? SUM.exec(text) ?? PLACE.exec(text) ?? []
  if (grown !== undefined) return scalars.has(grown) && isNumberKept(added)
  if (/^[\w,()[\]]*\.\w+(?:\[.*\])?(?:[-+*/])?=(?!=)/.test(text)) return false
  return isNumberKept(/^(\w+)=\1\+(\w+)$/.exec(text)?.[2] ?? '')
}

/** Whether a loss is of so many predictions and of so many others targets: PyTorch stops there. */
function partsRows(
  text: string,
  statements: readonly PlainStatement[],
  values: ReadonlyMap<string, PythonValue>,
): boolean {
  const rows = (name: string): number | undefined => {
    const input = statements.map((each) => /^(\w+)=model\((\w+)\)$/.exec(each.text)).find((each) => each?.[1] === name)
    const value = values.get(input?.[2] ?? name)
    return value?.kind === 'array' ? value.shape[0] : undefined
  }
  return [...text.matchAll(LOSS_OF)].some(([, a = '', b = '']) => {
    const [left, right] = [rows(a), rows(b)]
    return left !== undefined && right !== undefined && left !== right && left !== 1 && right !== 1
  })
}

const LOSS_OF = /(?:criterion|_loss|Loss\(\))\((?:model\()?(\w+)\)?,(?:model\()?(\w+)\)?\)/g

/** A tensor that is kept keeps the memory of its graph: that is said, and not passed over. */
function isNumberKept(item: string): boolean {
  return item !== 'loss' && item !== 'output_pred'
}

/** Which of `candidates` change nothing that is read elsewhere, and hold nothing in their blocks that is none of them. */
function alone(
  statements: readonly PlainStatement[],
  candidates: ReadonlySet<PlainStatement>,
  gone: ReadonlySet<PlainStatement>,
): ReadonlySet<PlainStatement> {
  const functions = functionsOf(statements)
  const own = new Set([...functions].flatMap(([name, head]) => (candidates.has(head) ? [name] : [])))
  const isFree = (one: PlainStatement) =>
    candidates.has(one) || gone.has(one) || (isPrint(one) && isPure(one.text, own))
  const read = new Set(statements.filter((each) => !isFree(each)).flatMap(({ text }) => variablesOf(text)))
  return new Set(
    [...candidates].filter((each) => {
      const at = statements.indexOf(each)
      if (isHead(each) && !statements.slice(at + 1, endOfBlock(statements, at)).every(isFree)) return false
      if (each.text.startsWith('return')) {
        const head = statements.findLast((one, i) => i < at && one.level < each.level && one.text.startsWith('def '))
        if (head === undefined || !candidates.has(head)) return false
      }
      const called = variablesOf(each.text).flatMap((name) => functions.get(name) ?? [])
      return called.every((one) => candidates.has(one)) && !changedBy(each.text).some((name) => read.has(name))
    }),
  )
}
