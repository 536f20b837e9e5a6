import type { PlainStatement } from '../plain-statements.ts'
import type { OwnParameter } from './own-parameters.ts'
import { variablesOf } from './variables.ts'

/** A prediction that a script works out by itself, `x @ w + b`. */
export interface OwnForward {
  /** The statement that it stands in. */
  readonly at: number
  /** What of the statement it is. */
  readonly text: string
  readonly input: string
  readonly layout: Layout
  /** Whether it is `F.linear` itself. */
  readonly isLinear: boolean
}

/** How the weight stands in the product: as its rows, as its columns, as the only column, or as a number. */
export type Layout = 'in-out' | 'out-in' | 'column' | 'number'

/** The prediction of the only layer whose parameters those are, where one statement between `from` and `to` has it. */
export function ownForward(
  statements: readonly PlainStatement[],
  [from, to]: readonly [number, number],
  weight: OwnParameter,
  bias: OwnParameter | undefined,
): OwnForward | null {
  const names = [weight.name, ...(bias === undefined ? [] : [bias.name])]
  const places = statements.flatMap(({ text }, i) => {
    const isInside = i >= from && i < to
    const isLearning = isInside && !isWithoutGrad(statements, i)
    return isLearning && /^\w+=(?!=)/.test(text) && isPredictor(text, names) ? [i] : []
  })
  const [at] = places
  const text = statements[at ?? -1]?.text ?? ''
  const found = at === undefined || places.length !== 1 ? null : forwardIn(text, weight, bias)
  return found === null || at === undefined ? null : { at, ...found }
}

/** The prediction that stands in an assignment; null where none does, or the parameters stand there otherwise as well. */
export function forwardIn(
  text: string,
  weight: OwnParameter,
  bias: OwnParameter | undefined,
): Omit<OwnForward, 'at'> | null {
  const names = [weight.name, ...(bias === undefined ? [] : [bias.name])]
  for (const { pattern, layout, isLinear } of patternsOf(weight, bias?.name)) {
    const found = new RegExp(`(?<=^\\w+=|[(,])(?:${pattern})(?=$|[),]|[-+])`).exec(text)
    const input = found?.slice(1).find((each) => each !== undefined)
    if (!found || input === undefined) continue
    const [whole] = found
    const rest = text.replace(whole, '')
    const isRest = variablesOf(rest).some((name) => names.includes(name) || name === input)
    if (!isRest && !names.includes(input)) return { text: whole, input, layout, isLinear }
  }
  return null
}

/** Whether a statement stands where no graph is made. */
function isWithoutGrad(statements: readonly PlainStatement[], at: number): boolean {
  let level = statements[at]?.level ?? 0
  for (let i = at - 1; i >= 0 && level > 0; i--) {
    const each = statements[i]
    if (each === undefined || each.level >= level) continue
    if (/^with torch\.(?:no_grad|inference_mode)\(\):$/.test(each.text)) return true
    level = each.level
  }
  return false
}

/** Whether a statement works something out of the parameters themselves. */
function isPredictor(text: string, names: readonly string[]): boolean {
  const right = text.replace(/^\w+=/, '')
  return names.some((name) => new RegExp(`(?<![\\w.])${name}(?!\\w|\\.(?:grad|data|item|detach|clone)\\b)`).test(right))
}

interface Pattern {
  readonly pattern: string
  readonly layout: Layout
  readonly isLinear: boolean
}

const X = '([^\\W\\d]\\w*)'

/** The ways of writing it, the longest first. */
function patternsOf({ name: w, value }: OwnParameter, b: string | undefined): readonly Pattern[] {
  const products = productsOf(w, value?.shape ?? [])
  const linear = (weight: string) =>
    `torch\\.nn\\.functional\\.linear\\(${X},(?:weight=)?${weight}${b === undefined ? '' : `,(?:bias=)?${b}`}\\)`
  const sums = products.flatMap(({ pattern, layout }): readonly Pattern[] => {
    const inBrackets = [pattern, `\\(${pattern}\\)`]
    const all =
      b === undefined
        ? inBrackets
        : inBrackets.flatMap((each) => [
            `${each}\\+${b}`,
            `${b}\\+${each}`,
            `torch\\.add\\(${each},${b}\\)`,
            `${each}\\.add\\(${b}\\)`,
          ])
    return [...all.map((each) => `\\(${each}\\)`), ...all].map((each) => ({ pattern: each, layout, isLinear: false }))
  })
  const turned = `${w}\\.(?:t\\(\\)|T)`
  return [
    { pattern: linear(w), layout: 'out-in', isLinear: true },
    // Of what is turned the product is another one, with the same numbers.
    { pattern: linear(turned), layout: 'in-out', isLinear: false },
    ...sums,
  ]
}

function productsOf(w: string, shape: readonly number[]): readonly Omit<Pattern, 'isLinear'>[] {
  const times = (other: string) => [
    `${X}@${other}`,
    `torch\\.(?:mm|matmul)\\(${X},${other}\\)`,
    `${X}\\.(?:mm|matmul)\\(${other}\\)`,
  ]
  const of = (layout: Layout, patterns: readonly string[]) => patterns.map((pattern) => ({ pattern, layout }))
  if (shape.length === 2)
    return [
      ...of('out-in', times(`${w}\\.(?:t\\(\\)|T|transpose\\((?:0,1|1,0)\\))`)),
      ...of('in-out', times(w)),
      ...(isSingle(shape) ? of('number', elementwise(w)) : []),
    ]
  const dot = shape.length === 1 ? [...times(w), `torch\\.mv\\(${X},${w}\\)`, `${X}\\.mv\\(${w}\\)`] : []
  return [...of('column', dot), ...(isSingle(shape) ? of('number', elementwise(w)) : [])]
}

function elementwise(w: string): readonly string[] {
  return [
    `${w}(?:\\[0\\])?\\*${X}`,
    `${X}\\*${w}(?:\\[0\\])?`,
    `torch\\.mul\\(${w},${X}\\)`,
    `torch\\.mul\\(${X},${w}\\)`,
    `${X}\\.mul\\(${w}\\)`,
    `${w}\\.mul\\(${X}\\)`,
  ]
}

function isSingle(shape: readonly number[]): boolean {
  return shape.every((size) => size === 1)
}
