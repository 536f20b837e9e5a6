import { evaluated } from '../evaluate.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, movedOut } from './blocks.ts'
import { printsOf } from './order.ts'
import { variablesOf, withVariables } from './variables.ts'

/** A loop in which an optimizer takes the steps that a script took by itself, `w -= lr * w.grad`. */
export interface OwnSteps {
  readonly statements: readonly PlainStatement[]
  readonly lr: number
  /** What the steps were. */
  readonly steps: readonly PlainStatement[]
  /** Whether they are rounded as the optimizer rounds: a product by itself is not. */
  readonly isExact: boolean
}

/** What a statement does to a parameter: a step, or its gradient is cleared. */
interface Doing {
  readonly at: number
  readonly name: string
  readonly step: Step | null
}

interface Step {
  readonly lr: number
  readonly isFused: boolean
}

/**
 * `statements` with `step` and `clear` for what is done to the parameters `names` in the loop at `head`; null where no optimizer
 * does that: one is passed over or has another lr, or the gradient of one is cleared before its step and of another behind it.
 */
export function withOptimizer(
  written: readonly PlainStatement[],
  head: number,
  names: readonly string[],
  [step, clear]: readonly [string, string],
): OwnSteps | null {
  const statements = withoutNoGrad(withoutGuards(written, names), head, names)
  const end = endOfBlock(statements, head)
  const level = statements.find(({ text }, at) => at > head && at < end && text.endsWith('.backward()'))?.level
  const doings = statements.flatMap((each, at) => (at > head && at < end ? (doingOf(each, at, names) ?? []) : []))
  const steps = doings.flatMap((each) => (each.step === null ? [] : [each.step]))
  const stepsAt = doings.filter((each) => each.step !== null).map(({ at }) => at)
  const clears = doings.filter((each) => each.step === null).map(({ at }) => at)
  const isOfAll = (places: readonly number[]) =>
    String(doings.flatMap(({ at, name }) => (places.includes(at) ? [name] : [])).toSorted()) ===
    String(names.toSorted())
  const [lr, ...otherLrs] = new Set(steps.map((each) => each.lr))
  const order = new Set(
    doings.flatMap((one) =>
      one.step === null ? [doings.some(({ name, step: its, at }) => its && name === one.name && at < one.at)] : [],
    ),
  )
  const isEven = doings.every(({ at }) => statements[at]?.level === level)
  if (lr === undefined || otherLrs.length > 0 || !isOfAll(stepsAt) || (clears.length > 0 && !isOfAll(clears)))
    return null
  if (order.size > 1 || !isEven || readsNone(statements, head, names)) return null
  const isAfter = order.has(true)
  const groups = isAfter ? [[...stepsAt, ...clears]] : [stepsAt, clears]
  if (!groups.every((places) => isTogether(statements, places, doings))) return null
  const lastStep = Math.max(...stepsAt)
  const cleared = isAfter ? Math.max(...clears) : Math.min(...clears)
  const taken = new Set(doings.map(({ at }) => at))
  return {
    lr,
    isExact: steps.every(({ isFused }) => isFused || Number.isInteger(Math.log2(lr))),
    steps: stepsAt.flatMap((at) => statements[at] ?? []),
    statements: statements.flatMap((each, at) => {
      if (at === lastStep) return [{ ...each, text: step }]
      if (at === cleared) return [{ ...each, text: clear }]
      return taken.has(at) ? [] : [each]
    }),
  }
}

/** Whether something of a gradient is asked before the first is made: it is None, and Python stops. */
function readsNone(statements: readonly PlainStatement[], head: number, names: readonly string[]): boolean {
  const backward = statements.findIndex(({ text }, at) => at > head && text.endsWith('.backward()'))
  const asks = new RegExp(`(?<![\\w.])(?:${names.join('|')})\\.grad\\.`)
  return statements.some(({ text }, at) => at < backward && asks.test(text))
}

/** Whether nothing but output stands between them. */
function isTogether(statements: readonly PlainStatement[], places: readonly number[], doings: readonly Doing[]) {
  const [from, to] = [Math.min(...places), Math.max(...places)]
  const prints = printsOf(statements)
  return statements.every(
    (each, at) => at <= from || at >= to || prints.has(each) || doings.some((doing) => doing.at === at),
  )
}

/** `if w.grad is not None:` before its gradient is cleared: where there is none, it is clear. */
function withoutGuards(statements: readonly PlainStatement[], names: readonly string[]): readonly PlainStatement[] {
  return statements.flatMap((each, at): readonly PlainStatement[] => {
    const [, name = '', own = ''] = GUARD.exec(each.text) ?? []
    const isClear = (text: string) => clearedBy(text, names) === name
    const none = `${name}.grad=None`
    if (own !== '' && isClear(own)) return [{ ...each, text: none }]
    const guard = statements.findLast((one, i) => i < at && one.level < each.level)
    const guarded = GUARD.exec(guard?.text ?? '')
    if (guarded !== null && clearedBy(each.text, names) === guarded[1])
      return [{ ...each, level: each.level - 1, text: `${guarded[1]}.grad=None` }]
    const inner = statements.slice(at + 1, endOfBlock(statements, at))
    return names.includes(name) && inner.length > 0 && inner.every(({ text }) => isClear(text)) ? [] : [each]
  })
}

const GUARD = /^if (\w+)\.grad(?: is not None|!=None)?:(.*)$/

/**
 * Without `with torch.no_grad():`, where only steps, what clears and output stand in it: they change what is behind the
 * parameters, `w.data`.
 */
function withoutNoGrad(
  statements: readonly PlainStatement[],
  head: number,
  names: readonly string[],
): readonly PlainStatement[] {
  const at = statements.findIndex(
    ({ text }, i) => i > head && text === 'with torch.no_grad():' && changes(statements, i, names),
  )
  if (at < 0) return statements
  const end = endOfBlock(statements, at)
  const inner = statements.slice(at + 1, end)
  const behind = inner.map((each) => ({ ...each, text: behindOf(each.text, names) }))
  const prints = printsOf(behind)
  const done = behind.filter((each) => !prints.has(each))
  if (!done.every((each) => doingOf(each, 0, names) !== null)) return statements
  const output = behind.filter((each) => prints.has(each))
  const opening = statements[at]
  const left = output.length === 0 || opening === undefined ? [] : [opening, ...output]
  return withoutNoGrad(
    [...statements.slice(0, at), ...movedOut(done, 1), ...left, ...statements.slice(end)],
    head,
    names,
  )
}

function changes(statements: readonly PlainStatement[], at: number, names: readonly string[]): boolean {
  return statements
    .slice(at + 1, endOfBlock(statements, at))
    .some(({ text }) => doingOf({ text: behindOf(text, names) }, 0, names) !== null)
}

/** `w.data -= ...` for `w -= ...`, which needs no graph there. */
function behindOf(text: string, names: readonly string[]): string {
  const name = /^(\w+)(?:[-+]=|\.(?:sub_|add_|copy_)\()/.exec(text)?.[1]
  return name !== undefined && names.includes(name) ? text.replace(name, `${name}.data`) : text
}

function clearedBy(text: string, names: readonly string[]): string | null {
  const name = /^(\w+)\.grad(?:\.data)?(?:\.zero_\(\)|\.fill_\(0(?:\.0)?\)|=None)$/.exec(text)?.[1]
  return name !== undefined && names.includes(name) ? name : null
}

/** What a statement does to one of the parameters; null where that is nothing, or something else. */
function doingOf({ text }: Pick<PlainStatement, 'text'>, at: number, names: readonly string[]): Doing | null {
  const cleared = clearedBy(text, names)
  if (cleared !== null) return { at, name: cleared, step: null }
  const name = /^(\w+)\.data\b/.exec(text)?.[1]
  if (name === undefined || !names.includes(name)) return null
  const step = stepOf(withGradient(text, name).slice(`${name}.data`.length), name)
  return step === null ? null : { at, name, step }
}

/** `G` for the gradient, `P` for the parameter. */
function withGradient(text: string, name: string): string {
  return text.replaceAll(
    new RegExp(`(?<![\\w.])${name}\\.grad(?:\\.data|\\.detach\\(\\)|\\.item\\(\\)|\\.clone\\(\\))*(?!\\w|\\.)`, 'g'),
    GRADIENT,
  )
}

const GRADIENT = 'gradient_of_it'

function stepOf(text: string, name: string): Step | null {
  const G = GRADIENT
  const fused = new RegExp(
    `^\\.(?:sub_\\(${G},alpha=|add_\\(${G},alpha=-|add_\\(-(?=[\\d.]+(?:e-\\d+)?,${G}))([^,]+)(?:,${G})?\\)$`,
  )
  const alpha = fused.exec(text)?.[1]
  if (alpha !== undefined) return scaled(`${alpha}*${G}`, true)
  const plain = new RegExp(
    `^(?:-=|=${name}\\.data-|\\+=-|\\.sub_\\(|\\.add_\\(-|\\.copy_\\(${name}(?:\\.data)?-)(.+?)$`,
  ).exec(text)?.[1]
  if (plain === undefined) return null
  return scaled(/^\.\w+_\(/.test(text) ? plain.replace(/\)$/, '') : plain, false)
}

/** The number that the gradient is multiplied by in a product, `lr * grad / n`. */
function scaled(product: string, isFused: boolean): Step | null {
  const factors = variablesOf(product)
  const isProduct =
    factors.length === 1 &&
    factors[0] === GRADIENT &&
    !/[-+%@,[\]]|\*\*|\/\/|\/\(*gradient/.test(withoutExponents(product))
  const value = isProduct ? evaluated(withVariables(product, new Map([[GRADIENT, '1.0']])), new Map()) : null
  return value?.kind === 'number' && value.value > 0 ? { lr: value.value, isFused } : null
}

function withoutExponents(text: string): string {
  return text.replaceAll(/(?<=\d\.?)e[-+]?\d+/g, '')
}
