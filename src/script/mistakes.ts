import { endOfBlock } from './forms/blocks.ts'
import type { PlainStatement } from './plain-statements.ts'
import type { SyntaxReason } from './python-syntax.ts'
import type { FoundStop } from './stops/stops-in.ts'

/** The usual mistakes. PyTorch stops at none of the first ones, or far from where it is. */
const CODES = [
  'noZeroGrad',
  'stepBeforeBackward',
  'optimizerBeforeModel',
  'itemNotCalled',
  'flatTargets',
  'otherModel',
  'lossKept',
  'detached',
  'backwardTwice',
  'notFloat32',
] as const

/** A mistake by its name, and the line that shows it. */
export type Mistake = UsualMistake | Stop

interface UsualMistake {
  readonly code: (typeof CODES)[number]
  readonly line: number
}

/** Where Python itself stops. */
export type Stop =
  | { readonly code: 'notABlock'; readonly line: number }
  | FoundStop
  | { readonly code: 'notPython'; readonly line: number; readonly reason: SyntaxReason; readonly what: string }

type Finder = (statements: readonly PlainStatement[]) => PlainStatement | undefined

/** The usual mistakes in a script, its statements as they are carried out; in the order of its lines. */
export function mistakesIn(statements: readonly PlainStatement[]): readonly UsualMistake[] {
  const finders: Readonly<Record<(typeof CODES)[number], Finder>> = {
    noZeroGrad,
    stepBeforeBackward,
    optimizerBeforeModel,
    itemNotCalled: (all) => firstOf(all, /\.item(?!\w|\()/),
    flatTargets,
    otherModel,
    lossKept: (all) => firstOf(inLoop(all), /^\w+\+=loss$|^(\w+)=\1\+loss$|\.append\(loss\)$/),
    detached,
    backwardTwice,
    notFloat32,
  }
  const found = CODES.flatMap((code): UsualMistake[] => {
    const statement = finders[code](statements)
    return statement === undefined ? [] : [{ code, line: statement.line }]
  })
  return found.toSorted((a, b) => a.line - b.line)
}

const BACKWARD = /\.backward\(/
const STEP = /^(?!.*scheduler)\w+\.step\(\)$/

function firstOf(statements: readonly PlainStatement[], pattern: RegExp): PlainStatement | undefined {
  return statements.find(({ text }) => pattern.test(text))
}

function inLoop(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  return statements.filter(({ level }) => level > 0)
}

/** The first backward and the first step, where they stand in a loop. */
function pairOf(statements: readonly PlainStatement[]): readonly [PlainStatement, PlainStatement] | null {
  const [backward, step] = [firstOf(statements, BACKWARD), firstOf(statements, STEP)]
  return backward === undefined || step === undefined || backward.level === 0 ? null : [backward, step]
}

function isBefore(statements: readonly PlainStatement[], a: PlainStatement, b: PlainStatement): boolean {
  return statements.indexOf(a) < statements.indexOf(b)
}

/** Gradients are added to those of the iterations before. */
function noZeroGrad(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const clears = firstOf(statements, /\.zero_grad\(|\.grad(?:\.data)?\.zero_\(|\.grad=None/)
  return clears === undefined ? pairOf(statements)?.[0] : undefined
}

/** The first step finds no gradient, every other one that of the iteration before. */
function stepBeforeBackward(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const [backward, step] = pairOf(statements) ?? []
  return backward !== undefined && step !== undefined && isBefore(statements, step, backward) ? step : undefined
}

function optimizerOf(statements: readonly PlainStatement[]) {
  const optimizer = firstOf(statements, /^\w+=torch\.optim\.[A-Z]\w*\((?:params=)?\w+\.parameters\(\)/)
  return { optimizer, model: /[(=](\w+)\.parameters\(\)/.exec(optimizer?.text ?? '')?.[1] }
}

/** It has the parameters of what was called `model` before, or none. */
function optimizerBeforeModel(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const { optimizer, model } = optimizerOf(statements)
  const made = statements.findLast(({ text }) => model !== undefined && text.startsWith(`${model}=`))
  // In a function that is given the model, it is made when that is called.
  const isInFunction = statements.some(
    ({ text, level }, i) =>
      level < (optimizer?.level ?? 0) &&
      new RegExp(`^def \\w+\\((?:.*,)?${model}[,)=]`).test(text) &&
      statements.slice(i + 1, endOfBlock(statements, i)).some((each) => each === optimizer),
  )
  if (isInFunction) return undefined
  return optimizer !== undefined && made !== undefined && isBefore(statements, optimizer, made) ? optimizer : undefined
}

/** The optimizer has the parameters of one model, and another one makes the predictions. */
function otherModel(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const { optimizer, model } = optimizerOf(statements)
  const models = statements.flatMap(({ text }) => /^(\w+)=(?:torch\.nn\.\w+|[A-Z]\w*)\(/.exec(text)?.[1] ?? [])
  const used = inLoop(statements).map(({ text }) => /^\w+=(?:torch\..*\()?(\w+)\(\w+\)/.exec(text)?.[1])
  const predicts = used.filter((each) => each !== undefined && models.includes(each) && each !== 'criterion')
  const isOther = model !== undefined && models.includes(model) && predicts.length > 0 && !predicts.includes(model)
  return isOther ? optimizer : undefined
}

/** Targets of shape [N] against predictions of shape [N, 1]: their difference has N x N elements. */
function flatTargets(statements: readonly PlainStatement[]): PlainStatement | undefined {
  if (firstOf(statements, /Linear\([^,]+,(?:out_features=)?1[,)]/) === undefined) return undefined
  return firstOf(
    statements,
    /^y\w*=(?:.*\.(?:squeeze\(\)|flatten\(\)|view\(-1\)|reshape\(-1\)|ravel\(\))|torch\.tensor\(\[[-\d.e,]+\]\))$/,
  )
}

/** What is differentiated was cut off from the parameters. */
function detached(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const backward = firstOf(inLoop(statements), /^loss\.backward\(/)
  const cut = /^(?:loss|output_pred|\w+(?==model\())=.*\.(?:detach\(\)|item\(\)|data|numpy\(\))$/
  const found = firstOf(inLoop(statements), cut)
  return found !== undefined && backward !== undefined && isBefore(statements, found, backward) ? found : undefined
}

/** The second time there is nothing left of the graph. */
function backwardTwice(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const calls = inLoop(statements).filter(({ text }) => /^loss\.backward\((?!.*retain_graph=True)/.test(text))
  const [first, second] = calls
  if (first === undefined || second === undefined) return undefined
  const between = statements.slice(statements.indexOf(first), statements.indexOf(second))
  return between.some(({ text }) => text.startsWith('loss=')) ? undefined : second
}

/** Data of whole numbers, or of float64, against weights of float32. */
function notFloat32(statements: readonly PlainStatement[]): PlainStatement | undefined {
  const whole = /^[xy]=torch\.tensor\(\[[-\d,[\]]+\]\)/
  const double =
    /^[xy]=torch\.(?:from_numpy\(numpy\.array\(\[[^()]*\]\)\)|(?:tensor|as_tensor)\(.*dtype=torch\.(?:float64|double|int\w*|long)\))$/
  return statements.find(({ text }) => whole.test(text) || double.test(text))
}
