import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form, movedOut } from './blocks.ts'
import { assignedBy, variablesOf, withCalls } from './variables.ts'

const HEAD = /^class (\w+)\(torch\.nn\.Module\):$/
const PARAMETER = /^self\.(\w+)=(torch\.nn\.(?:parameter\.)?Parameter\(.*\))$/

/** A class that has parameters of its own. */
interface ParameterClass {
  readonly name: string
  readonly parameters: readonly { readonly name: string; readonly statement: PlainStatement; readonly value: string }[]
  /** `forward`, without its head. */
  readonly forward: readonly PlainStatement[]
  readonly input: string
  readonly head: PlainStatement
}

/**
 * A model whose parameters stand in its class, `self.w = nn.Parameter(torch.randn(1))`, as variables and a function: `model_w`,
 * `model_forward(x)`.
 */
export const withoutParameterClasses: Form = (statements) => {
  const at = statements.findIndex(({ text, level }) => level === 0 && HEAD.test(text))
  const end = endOfBlock(statements, at)
  const found = at < 0 ? null : parameterClass(statements.slice(at, end))
  if (found === null) return statements
  const rest = [...statements.slice(0, at), ...statements.slice(end)]
  const uses = rest.filter(({ text }) => variablesOf(text).includes(found.name))
  const [made] = uses
  const model = new RegExp(`^(\\w+)=${found.name}\\(\\)$`).exec(made?.text ?? '')?.[1]
  const isOnce = rest.filter(({ text }) => model !== undefined && assignedBy(text).includes(model)).length === 1
  if (made?.level !== 0 || model === undefined || uses.length !== 1 || rest.indexOf(made) < at || !isOnce)
    return statements
  const placed = rest.flatMap((each) => (each === made ? instance(model, found) : withoutModel(each, model, found)))
  const isLeft = placed.some(({ text }) => variablesOf(text).includes(model) && !/^(?:if\b[^:]*:)?print\(/.test(text))
  return isLeft ? statements : placed
}

function parameterClass(statements: readonly PlainStatement[]): ParameterClass | null {
  const [head, init, above, ...others] = statements
  const name = HEAD.exec(head?.text ?? '')?.[1]
  const isSuper = new RegExp(`^super\\((?:${name},self)?\\)\\.__init__\\(\\)$`).test(above?.text ?? '')
  const isMade = init?.text === 'def __init__(self):' && init.level === 1 && above?.level === 2 && isSuper
  if (head === undefined || name === undefined || !isMade) return null
  const at = others.findIndex(({ text }) => text.startsWith('def '))
  const input = /^def forward\(self,(\w+)\):$/.exec(others[at]?.text ?? '')?.[1]
  const forward = others.slice(at + 1)
  const parameters = others.slice(0, Math.max(0, at)).map((statement) => {
    const [, own, value] = PARAMETER.exec(statement.text) ?? []
    return own === undefined || value === undefined || statement.level !== 2 ? null : { name: own, statement, value }
  })
  const known = parameters.flatMap((each) => each ?? [])
  const isPlain = forward.every(({ text, level }) => level === 2 && /^(?:\w+=(?!=)|return )/.test(text))
  if (
    input === undefined ||
    others[at]?.level !== 1 ||
    known.length === 0 ||
    known.length !== parameters.length ||
    !isPlain
  )
    return null
  return { name, parameters: known, forward, input, head: others[at] ?? head }
}

/** What making the model does. */
function instance(model: string, { parameters, forward, input, head }: ParameterClass): readonly PlainStatement[] {
  return [
    ...parameters.map(({ name, statement, value }) => ({ ...statement, level: 0, text: `${model}_${name}=${value}` })),
    { ...head, level: 0, text: `def ${model}_forward(${input}):` },
    ...movedOut(forward, 1).map((each) => ({ ...each, text: ofModel(each.text, 'self', model, parameters) })),
  ]
}

function ofModel(text: string, owner: string, model: string, parameters: ParameterClass['parameters']): string {
  return parameters.reduce(
    (all, { name }) => all.replaceAll(new RegExp(`(?<![\\w.])${owner}\\.${name}(?!\\w)`, 'g'), `${model}_${name}`),
    text,
  )
}

function withoutModel(each: PlainStatement, model: string, { parameters }: ParameterClass): readonly PlainStatement[] {
  const list = parameters.map(({ name }) => `${model}_${name}`)
  if (new RegExp(`^${model}\\.(?:train|eval)\\((?:True)?\\)$`).test(each.text)) return []
  if (each.text === `${model}.zero_grad()`) return list.map((name) => ({ ...each, text: `${name}.grad=None` }))
  const named = ofModel(each.text, model, model, parameters)
  const listed = withCalls(named, `${model}.parameters`, () => `[${list.join(',')}]`)
  return [{ ...each, text: withCalls(listed, model, (args) => `${model}_forward(${args.join(',')})`) }]
}
