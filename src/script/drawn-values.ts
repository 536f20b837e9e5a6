import { Generator } from '../torch/random/generator.ts'
import { evaluated } from './evaluate.ts'
import { endOfBlock } from './forms/blocks.ts'
import { assignedBy, variablesOf } from './forms/variables.ts'
import type { PlainStatement } from './plain-statements.ts'
import { isPure } from './pure-calls.ts'
import type { ArrayValue, PythonValue } from './values.ts'

/** What names are once a statement is done, what PyTorch draws among it, as far as that is known. */
export interface Drawn {
  /** The statement. */
  readonly at: number
  /** What it gives its name. */
  readonly value: PythonValue | null
  /** Whether PyTorch's generator has moved on in it. */
  readonly draws: boolean
}

/** The seed that the page takes where a script sets none. */
const SEED = 0

/**
 * The statements before the loop carried out with PyTorch's own generator, one by one: what each of them gives its name. Behind
 * the first that may draw anything, and of which it is not known what, no numbers are known, only shapes.
 * @param end the head of the loop
 */
export function drawnBefore(statements: readonly PlainStatement[], end: number): readonly Drawn[] {
  const isSeeded = statements.some(({ text }) => text.startsWith('torch.manual_seed('))
  const walk: Walk = { generator: isSeeded ? null : new Generator(SEED), values: new Map() }
  const found: Drawn[] = []
  for (let at = 0; at < end; at++) {
    const { text, level } = statements[at] ?? { text: '', level: 0 }
    if (/^(?:def|class)\b/.test(text)) {
      at = endOfBlock(statements, at) - 1
      continue
    }
    if (MARKS.test(text)) continue
    const draws = !isPure(undemanding(text)) && !DRAWS_NOTHING.test(text)
    found.push({ at, ...(level > 0 ? inBlock(walk, text, draws) : carriedOut(walk, text, draws)) })
  }
  return found
}

interface Walk {
  generator: Generator | null
  readonly values: Map<string, PythonValue>
}

const DRAWS_NOTHING =
  /^(?:torch\.set_\w+|numpy\.random\.\w+|warnings\.\w+|random\.seed)\(|^\w+=torch\.(?:optim\.\w+|utils\.data\.\w+|nn\.\w+Loss)\(/

/** `w.requires_grad_()` */
const MARKS = /^\w+\.requires_grad(?:_\((?:True)?\)|=True)$/

/** In a block, what is given a name may be given it or not. */
function inBlock(walk: Walk, text: string, draws: boolean) {
  for (const name of changedBy(text)) walk.values.delete(name)
  if (draws) walk.generator = null
  return { value: null, draws }
}

function carriedOut(walk: Walk, text: string, draws: boolean): Pick<Drawn, 'value' | 'draws'> {
  const seed = /^torch\.manual_seed\((-?\d+)\)$/.exec(text)?.[1]
  if (seed !== undefined) {
    walk.generator = new Generator(BigInt(seed))
    return { value: null, draws: false }
  }
  const [, name, sign, right = ''] = /^(\w+)([-+*/])?=(?!=)(.+)$/.exec(text) ?? []
  const expression = sign === undefined ? right : `${name}${sign}(${right})`
  const value =
    name === undefined ? null : evaluated(initial(expression), walk.values, { generator: walk.generator ?? undefined })
  if (draws && !hasNumbers(value)) walk.generator = null
  for (const each of changedBy(text)) walk.values.delete(each)
  if (name !== undefined && value !== null) walk.values.set(name, value)
  return { value, draws }
}

function hasNumbers(value: PythonValue | null): boolean {
  return value?.kind === 'array' && value.data !== null
}

/** Names whose values a statement changes, by a method with a `_` as well. */
function changedBy(text: string): readonly string[] {
  return [...assignedBy(text), ...(/\w_\(|\.data\b/.test(text) ? variablesOf(text) : [])]
}

/** What a tensor is made of that is to be learned: `torch.zeros(3)` of `torch.zeros(3, requires_grad=True)`. */
export function initial(expression: string): string {
  return expression
    .replace(/^torch\.nn\.(?:parameter\.)?Parameter\((.*?)(?:,(?:requires_grad=)?True)?\)$/, '$1')
    .replace(/^torch\.autograd\.Variable\((.*),requires_grad=True\)$/, '$1')
    .replace(/,requires_grad=True(?=,|\)$)/, '')
    .replace(/\.requires_grad_\((?:True)?\)$/, '')
}

/** An assignment without what makes its tensor one to be learned. */
function undemanding(text: string): string {
  const [, target = '', expression] = /^(\w+=)(?!=)(.+)$/.exec(text) ?? []
  return expression === undefined ? text : target + initial(expression)
}

/** The last value that `name` is given in `drawn`. */
export function lastOf(
  statements: readonly PlainStatement[],
  drawn: readonly Drawn[],
  name: string,
): Drawn | undefined {
  return drawn.findLast(({ at }) => assignedBy(statements[at]?.text ?? '').includes(name))
}

/** A value as a tensor of float32; null where it is none. */
export function float32In(value: PythonValue | null | undefined): ArrayValue | null {
  const isFloat32 = value?.kind === 'array' && value.library === 'torch' && value.dtype === 'float32'
  return isFloat32 ? value : null
}
