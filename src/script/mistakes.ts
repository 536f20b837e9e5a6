import type { PlainStatement } from './plain-statements.ts'

/** A usual mistake by its name, and the line that shows it. */
export interface Mistake {
  readonly code: 'noZeroGrad' | 'stepBeforeBackward' | 'optimizerBeforeModel' | 'itemNotCalled' | 'flatTargets'
  readonly line: number
}

/** The usual mistakes in a script, in the order of its lines. PyTorch stops at none of them, or far from where it is. */
export function mistakesIn(statements: readonly PlainStatement[]): readonly Mistake[] {
  const found = [
    noZeroGrad(statements),
    stepBeforeBackward(statements),
    optimizerBeforeModel(statements),
    at('itemNotCalled', firstOf(statements, /\.item(?!\w|\()/)),
    flatTargets(statements),
  ]
  return found.flatMap((each) => each ?? []).toSorted((a, b) => a.line - b.line)
}

const BACKWARD = /\.backward\(/
const STEP = /^(?!.*scheduler)\w+\.step\(\)$/

function firstOf(statements: readonly PlainStatement[], pattern: RegExp): PlainStatement | undefined {
  return statements.find(({ text }) => pattern.test(text))
}

function at(code: Mistake['code'], statement: PlainStatement | undefined): Mistake | undefined {
  return statement && { code, line: statement.line }
}

/** Gradients are added to those of the iterations before. */
function noZeroGrad(statements: readonly PlainStatement[]): Mistake | undefined {
  const [backward, step] = [firstOf(statements, BACKWARD), firstOf(statements, STEP)]
  if (backward === undefined || step === undefined || backward.level === 0) return undefined
  const clears = firstOf(statements, /\.zero_grad\(|\.grad(?:\.data)?\.zero_\(|\.grad=None/)
  return clears === undefined ? at('noZeroGrad', backward) : undefined
}

/** The first step finds no gradient, every other one that of the iteration before. */
function stepBeforeBackward(statements: readonly PlainStatement[]): Mistake | undefined {
  const [backward, step] = [firstOf(statements, BACKWARD), firstOf(statements, STEP)]
  if (backward === undefined || step === undefined || backward.level === 0) return undefined
  return step.line < backward.line ? at('stepBeforeBackward', step) : undefined
}

/** It has the parameters of what was called `model` before, or none. */
function optimizerBeforeModel(statements: readonly PlainStatement[]): Mistake | undefined {
  const optimizer = firstOf(statements, /^\w+=torch\.optim\.\w+\((?:params=)?(\w+)\.parameters\(\)/)
  const model = /[(=](\w+)\.parameters\(\)/.exec(optimizer?.text ?? '')?.[1]
  const made = statements.findLast(({ text }) => model !== undefined && text.startsWith(`${model}=`))
  const isLate = optimizer !== undefined && made !== undefined && made.line > optimizer.line
  return isLate ? at('optimizerBeforeModel', optimizer) : undefined
}

/** Targets of shape [N] against predictions of shape [N, 1]: their difference has N x N elements. */
function flatTargets(statements: readonly PlainStatement[]): Mistake | undefined {
  if (firstOf(statements, /Linear\([^,]+,(?:out_features=)?1[,)]/) === undefined) return undefined
  return at(
    'flatTargets',
    firstOf(statements, /^y\w*=.*\.(?:squeeze\(\)|flatten\(\)|view\(-1\)|reshape\(-1\)|ravel\(\))$/),
  )
}
