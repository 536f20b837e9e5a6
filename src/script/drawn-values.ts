import { Generator } from '../torch/random/generator.ts'
import { evaluated } from './evaluate.ts'
import { endOfBlock } from './forms/blocks.ts'
import { assignedBy, variablesOf } from './forms/variables.ts'
import type { PlainStatement } from './plain-statements.ts'
import { isPure } from './pure-calls.ts'
import { type ArrayValue, arrayValue, countOf, type PythonValue } from './values.ts'

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
  return walkedTo(statements, end).found
}

/** The parameters of the `nn.Linear` called `model` where the loop begins, as far as they are known. */
export function parametersBefore(statements: readonly PlainStatement[], end: number, model: string) {
  const { walk } = walkedTo(statements, end)
  return { weight: float32In(walk.values.get(`${model}.weight`)), bias: float32In(walk.values.get(`${model}.bias`)) }
}

function walkedTo(statements: readonly PlainStatement[], end: number) {
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
  return { found, walk }
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
  const parameters = linearIn(walk, text) ?? startIn(walk, text)
  if (parameters !== null) {
    for (const [each, value] of parameters) walk.values.set(each, value)
    return { value: null, draws: true }
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

/** What `nn.Linear` draws, the weight first (torch/nn/modules/linear.py, `reset_parameters`). */
function linearIn({ generator }: Walk, text: string): ReadonlyMap<string, PythonValue> | null {
  const [, name, inputs, outputs, bare] =
    /^(\w+)=torch\.nn\.Linear\(in_features=(\d+),out_features=(\d+)(,bias=False)?\)$/.exec(text) ?? []
  const [from, to] = [Number(inputs), Number(outputs)]
  if (name === undefined || !(from > 0) || !(to > 0) || from * to > MOST) return null
  const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2))
  const weight = uniform(generator, [to, from], Math.sqrt(3) * (gain / Math.sqrt(from)))
  const all = new Map<string, PythonValue>([[`${name}.weight`, weight]])
  return bare === undefined ? all.set(`${name}.bias`, uniform(generator, [to], 1 / Math.sqrt(from))) : all
}

/** The largest layer that the page has. */
const MOST = 64 * 64

function uniform(generator: Generator | null, shape: readonly number[], bound: number): ArrayValue {
  const values = new Float32Array(countOf(shape))
  generator?.uniform_(values, -bound, bound)
  const data = generator === null ? null : Array.from(values)
  return arrayValue({ library: 'torch', dtype: 'float32', shape, data, isSure: true })
}

/** A statement that gives a parameter of a model other values: null where it does not, or it is not known which. */
function startIn({ generator, values }: Walk, text: string): ReadonlyMap<string, PythonValue> | null {
  const start = startOfParameter(text)
  const now = start === null ? undefined : values.get(start.parameter)
  if (start === null || now?.kind !== 'array') return null
  const size = `(${now.shape.join(',')},)`
  const { filled, drawn, expression } = start
  const whole =
    filled !== undefined
      ? `torch.full(${size},float(${filled}))`
      : drawn === undefined
        ? expression
        : `torch.normal(${drawn},${size})`
  const value = whole === undefined ? null : float32In(evaluated(whole, values, { generator: generator ?? undefined }))
  const isSame = value !== null && String(value.shape) === String(now.shape)
  return new Map([[start.parameter, isSame ? value : { ...now, data: null }]])
}

const OF_MODEL = '(\\w+\\.(?:weight|bias))'

/** Which parameter a statement gives which values. */
export function startOfParameter(text: string) {
  const of = (pattern: string) => new RegExp(`^${pattern.replace('PARAMETER', OF_MODEL)}$`).exec(text)
  const zero = of('(?:torch\\.nn\\.init\\.zeros_\\(PARAMETER\\))') ?? of('PARAMETER\\.data\\.zero_\\(\\)')
  if (zero?.[1] !== undefined) return { parameter: zero[1], filled: '0' }
  const one = of('torch\\.nn\\.init\\.ones_\\(PARAMETER\\)')
  if (one?.[1] !== undefined) return { parameter: one[1], filled: '1' }
  const NUMBER = '(?:val=)?(-?[\\d.]+(?:e-?\\d+)?)'
  const filled =
    of(`torch\\.nn\\.init\\.constant_\\(PARAMETER,${NUMBER}\\)`) ?? of(`PARAMETER\\.data\\.fill_\\(${NUMBER}\\)`)
  if (filled?.[1] !== undefined) return { parameter: filled[1], filled: filled[2] }
  const NORMAL = '(?:mean=)?(-?[\\d.]+(?:e-?\\d+)?),(?:std=)?([\\d.]+(?:e-?\\d+)?)'
  const drawn =
    of(`torch\\.nn\\.init\\.normal_\\(PARAMETER,${NORMAL}\\)`) ?? of(`PARAMETER\\.data\\.normal_\\(${NORMAL}\\)`)
  if (drawn?.[1] !== undefined) return { parameter: drawn[1], drawn: `${drawn[2]},${drawn[3]}` }
  const given =
    of('PARAMETER\\.data\\.copy_\\((.+)\\)') ??
    of('PARAMETER\\.data=(?!=)(.+)') ??
    of('PARAMETER=torch\\.nn\\.Parameter\\((.+?)(?:,requires_grad=True)?\\)')
  return given?.[1] === undefined ? null : { parameter: given[1], expression: given[2] }
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
