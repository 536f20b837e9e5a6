import { float } from '../../export/program/python.ts'
import type { PlainStatement } from '../plain-statements.ts'
import { isPure } from '../pure-calls.ts'
import { type ArrayValue, arrayValue } from '../values.ts'
import { endOfBlock } from './blocks.ts'
import { withColumns } from './columns.ts'
import { tensorText } from './computed.ts'
import type { InOtherWords, Instead } from './instead.ts'
import { withoutLaterDraws } from './later-draws.ts'
import { forwardIn, type Layout, type OwnForward, ownForward } from './own-forward.ts'
import { type OwnParameter, ownParameters } from './own-parameters.ts'
import { withOptimizer } from './own-steps.ts'
import { withoutParameterLoops } from './parameter-loops.ts'
import { assignedBy, variablesOf } from './variables.ts'

const MODEL = 'model_of_it'
const OPTIMIZER = 'optimizer_of_it'
const PREDICTION = 'prediction_of_it'

/**
 * A linear layer that a script writes by hand, `x @ w + b` and `w -= lr * w.grad`, as `nn.Linear` and `optim.SGD`. What it begins
 * with becomes `model.weight = torch.tensor(...)`.
 */
export function withoutHandwriting(written: readonly PlainStatement[]): InOtherWords {
  const head = headOf(written)
  const parameters = head < 0 ? [] : ownParameters(written, head)
  const isUsed = ({ name }: OwnParameter) =>
    written.some(({ text }, i) => i > head && written[i]?.level !== 0 && variablesOf(text).includes(name))
  const used = parameters.filter(isUsed)
  const layers = used.flatMap((weight) => {
    const [bias, ...more] = used.filter((each) => each !== weight)
    return more.length > 0 ? [] : (layerOf(withoutParameterLoops(written, used), head, weight, bias) ?? [])
  })
  return layers[0] ?? { statements: written, instead: [], isSeeded: true }
}

/** The loop in which gradients are made. */
function headOf(statements: readonly PlainStatement[]): number {
  return statements.findIndex(({ text, level }, at) => {
    const inner = statements.slice(at + 1, endOfBlock(statements, at))
    return level === 0 && text.startsWith('for ') && inner.some((each) => each.text.endsWith('.backward()'))
  })
}

function layerOf(
  statements: readonly PlainStatement[],
  head: number,
  weight: OwnParameter,
  bias: OwnParameter | undefined,
): InOtherWords | null {
  const forward = ownForward(statements, [head, endOfBlock(statements, head)], weight, bias)
  const start = forward === null ? null : startOf(weight, bias, forward.layout)
  const learning = learningOf(statements, head, [weight.name, ...(bias === undefined ? [] : [bias.name])])
  if (forward === null || start === null || learning === null) return null
  const made = [weight, ...(bias === undefined ? [] : [bias])].flatMap((each) => each.made)
  const predicted = learning.statements.flatMap((each) =>
    each === statements[forward.at] ? withModel(each, forward) : [withPredictions(each, weight, bias)],
  )
  const rest = withColumns(predicted, {
    head,
    input: forward.input,
    layout: forward.layout,
    parameters: [weight, bias],
  })
  const place = made[0]
  if (rest === null || place === undefined) return null
  const at = rest.findIndex(({ text }) => text === learning.before)
  const model = [...modelLines(start, bias !== undefined), ...learning.made].map((text) => ({
    ...place,
    level: 0,
    text,
  }))
  const isOwn = (each: PlainStatement) => made.some(({ line, text }) => line === each.line && text === each.text)
  const placed = [...rest.slice(0, at), ...model, ...rest.slice(at)].filter((each) => !isOwn(each))
  if (placed.some((each) => changesOne(each, [weight, bias]))) return null
  const drawn = withoutLaterDraws(placed, statements, head, made)
  const values = [start.weight, ...(start.bias === null ? [] : [start.bias])]
  const isShuffled = statements.some(({ text }) => text.includes('shuffle=True'))
  const isDone = !isShuffled && values.every((each) => tensorText(each) !== null)
  const isSure = values.every((each) => each.isSure)
  return {
    statements: drawn.statements,
    isSeeded: [weight, bias].some((each) => each?.isDrawn),
    instead: [
      ...(isDone ? [] : [{ kind: 'done', statements: made, taken: /^model = / } as const]),
      ...(isDone && !isSure ? [digits(made, /^model\.load_state_dict/)] : []),
      ...drawn.instead,
      ...(forward.isLinear ? [] : [digits(statements.slice(forward.at, forward.at + 1), /^output_pred = /)]),
      ...(learning.isExact ? [] : [digits(learning.steps, /^optimizer\.step\(\)/)]),
    ],
  }
}

/** Whether a statement that is left changes a parameter, or may do so. */
function changesOne({ text }: PlainStatement, parameters: readonly (OwnParameter | undefined)[]): boolean {
  return parameters.some(
    (each) =>
      each !== undefined &&
      variablesOf(text).includes(each.name) &&
      (!isPure(text) || assignedBy(text).includes(each.name)),
  )
}

function digits(statements: readonly PlainStatement[], taken: RegExp): Instead {
  return { kind: 'digits', statements, taken }
}

/** The model's prediction in the place of the script's. */
function withModel(each: PlainStatement, { text, input }: OwnForward): readonly PlainStatement[] {
  if (each.text.endsWith(`=${text}`)) return [{ ...each, text: each.text.replace(text, () => `${MODEL}(${input})`) }]
  return [
    { ...each, text: `${PREDICTION}=${MODEL}(${input})` },
    { ...each, text: each.text.replace(text, () => PREDICTION) },
  ]
}

/** A prediction that stands beside the run, as that of the model. */
function withPredictions(each: PlainStatement, weight: OwnParameter, bias: OwnParameter | undefined): PlainStatement {
  const found = /^\w+=(?!=)/.test(each.text) ? forwardIn(each.text, weight, bias) : null
  return found === null ? each : { ...each, text: each.text.replace(found.text, () => `${MODEL}(${found.input})`) }
}

interface Start {
  /** out_features x in_features */
  readonly weight: ArrayValue
  readonly bias: ArrayValue | null
}

/** What the parameters begin with, as `nn.Linear` has them; null where they are none of such a layer. */
function startOf({ value }: OwnParameter, bias: OwnParameter | undefined, layout: Layout): Start | null {
  if (value === null || bias?.value === null) return null
  const [rows = 1, columns = 1] = value.shape
  const isRows = layout === 'out-in'
  const [from, to] = layout === 'number' ? [1, 1] : isRows ? [columns, rows] : [rows, columns]
  const transposed = (data: readonly number[]) =>
    Array.from({ length: data.length }, (_, i) => data[(i % from) * to + Math.floor(i / from)] ?? 0)
  const weight = arrayValue({
    ...value,
    shape: [to, from],
    data: value.data === null ? null : isRows ? value.data : transposed(value.data),
  })
  if (bias === undefined) return { weight, bias: null }
  const own = bias.value
  const count = own?.shape.reduce((product, size) => product * size, 1)
  if (own === undefined || count !== to || own.shape.slice(0, -1).some((size) => size !== 1)) return null
  return { weight, bias: arrayValue({ ...own, shape: [to] }) }
}

function modelLines({ weight, bias }: Start, hasBias: boolean): readonly string[] {
  const [to, from] = weight.shape
  const [rows, values] = [tensorText(weight), bias === null ? null : tensorText(bias)]
  const isKnown = rows !== null && (bias === null || values !== null)
  return [
    `${MODEL}=torch.nn.Linear(in_features=${from},out_features=${to}${hasBias ? '' : ',bias=False'})`,
    ...(isKnown ? [`${MODEL}.weight=${rows}`] : []),
    ...(isKnown && bias !== null ? [`${MODEL}.bias=${values}`] : []),
  ]
}

interface Learning {
  readonly statements: readonly PlainStatement[]
  /** What is to be made besides, and before which statement. */
  readonly made: readonly string[]
  readonly before: string
  readonly steps: readonly PlainStatement[]
  readonly isExact: boolean
}

/** The steps, by an optimizer of the script or by itself. */
function learningOf(statements: readonly PlainStatement[], head: number, names: readonly string[]): Learning | null {
  const lists = [names, names.toReversed()].flatMap((each) => [`[${each.join(',')}]`, `(${each.join(',')})`])
  const list = statements.find(({ text }) => lists.some((each) => text.endsWith(`=${each}`)))
  const listed = list === undefined ? null : /^\w+(?==)/.exec(list.text)?.[0]
  const inGroups = lists.map((each) => `[{'params':${each}}]`)
  const all = [...lists, ...inGroups, ...(listed ? [listed] : [])]
  const optimizer = statements.find(
    ({ text, level }) => level === 0 && all.some((each) => text.includes(`(params=${each},`)),
  )
  if (optimizer !== undefined) {
    const taken = all.find((each) => optimizer.text.includes(`(params=${each},`)) ?? ''
    const text = optimizer.text.replace(`params=${taken},`, `params=${MODEL}.parameters(),`)
    const placed = statements
      .filter((each) => each !== list)
      .map((each) => (each === optimizer ? { ...each, text } : each))
    return { statements: placed, made: [], before: text, steps: [], isExact: true }
  }
  const own = withOptimizer(statements, head, names, [`${OPTIMIZER}.step()`, `${OPTIMIZER}.zero_grad()`])
  const before = statements[head]?.text
  if (own === null || before === undefined) return null
  const made = [`${OPTIMIZER}=torch.optim.SGD(params=${MODEL}.parameters(),lr=${float(own.lr)})`]
  return { ...own, statements: own.statements.filter((each) => each !== list), made, before }
}
