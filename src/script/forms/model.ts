import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form } from './blocks.ts'
import { namedArguments, variablesOf, withCalls, withVariables } from './variables.ts'

/** A class that is one `nn.Linear`: its statements do nothing else. */
interface LinearClass {
  readonly name: string
  /** What it calls the layer. */
  readonly layer: string
  /** The layer, by the parameters of the class. */
  readonly linear: string
  readonly parameters: readonly (readonly [string, string | undefined])[]
}

/** A model that is one layer, in a class or in `nn.Sequential`, is that layer. */
export const withoutClasses: Form = (statements) => {
  const all = statements.map((each) => ({ ...each, text: withoutSequential(each.text) }))
  const head = all.findIndex(({ text, level }) => level === 0 && /^class \w+\(torch\.nn\.Module\):$/.test(text))
  if (head < 0) return withoutLayers(all, '0')
  const end = endOfBlock(all, head)
  const linear = linearClass(all.slice(head, end))
  const rest = [...all.slice(0, head), ...all.slice(end)]
  if (linear === null) return all
  const instances = rest.filter(({ text }) => variablesOf(text).includes(linear.name))
  const [instance] = instances
  const made = instanceOf(instance, linear)
  if (instance === undefined || instances.length !== 1 || rest.indexOf(instance) < head || made === null) return all
  const placed = rest.map((each) => (each === instance ? { ...each, text: made } : each))
  return withoutLayers(placed, linear.layer)
}

function withoutSequential(text: string): string {
  return withCalls(text, 'torch.nn.Sequential', ([only = '', ...others]) =>
    others.length === 0 && /^torch\.nn\.Linear\([^()]*\)$/.test(only) ? `${only}[0]` : null,
  )
}

/** The class that begins with the first statement, where it is one; null where it does anything more. */
function linearClass(statements: readonly PlainStatement[]): LinearClass | null {
  const joined = statements.map(({ level, text }) => `${level} ${text}`).join('\n')
  const found =
    /^0 class (\w+)\(torch\.nn\.Module\):\n1 def __init__\(self(?:,(.*))?\):\n2 super\((?:\1,self)?\)\.__init__\(\)\n2 self\.(\w+)=(torch\.nn\.Linear\(.*\))(\[0\])?\n1 def forward\(self,(\w+)\):\n((?:2 .*\n?)+)$/.exec(
      joined,
    )
  if (found === null) return null
  const [, name = '', list, layer = '', linear = '', sequential, input, forward = ''] = found
  const isPlain = forwards(forward.trimEnd(), `self.${layer}`, input ?? '')
  const parameters = (list ?? '').split(',').filter((each) => each !== '')
  if (!isPlain || parameters.some((each) => !/^\w+(?:=(?:\d+|True|False))?$/.test(each))) return null
  return {
    name,
    layer: sequential === undefined ? layer : `${layer}[0]`,
    linear,
    parameters: parameters.map((each) => {
      const [key = '', byDefault] = each.split('=')
      return [key, byDefault] as const
    }),
  }
}

/** Whether `forward` hands on what the layer makes of its input. */
function forwards(body: string, layer: string, input: string): boolean {
  const lines = body.split('\n').map((each) => each.slice('2 '.length))
  const call = `${layer}(${input})`
  if (lines.length === 1) return lines[0] === `return ${call}`
  const name = /^(\w+)=/.exec(lines[0] ?? '')?.[1]
  return lines.length === 2 && lines[0] === `${name}=${call}` && lines[1] === `return ${name}`
}

/** `model = torch.nn.Linear(3, 2)` for `model = Net(3, 2)`. */
function instanceOf(statement: PlainStatement | undefined, { name, linear, parameters }: LinearClass): string | null {
  const [, target, list] = new RegExp(`^(\\w+)=${name}\\((.*)\\)$`).exec(statement?.text ?? '') ?? []
  if (target === undefined || list === undefined || /[()[\]{}'"]/.test(list)) return null
  const places = parameters.map(([key]) => key)
  const given = namedArguments(list === '' ? [] : list.split(','), places)
  if (given === null || [...given.keys()].some((each) => !places.includes(each))) return null
  const values = parameters.map(([key, byDefault]) => [key, given.get(key) ?? byDefault ?? ''] as const)
  if (values.some(([, value]) => value === '')) return null
  return `${target}=${withVariables(linear, new Map(values))}`
}

/** `model.weight` for `model.W.weight`, and of a state the key `weight`. */
function withoutLayers(statements: readonly PlainStatement[], layer: string): readonly PlainStatement[] {
  const models = statements.flatMap(({ text }) => /^(\w+)=torch\.nn\.Linear\([^()]*\)(?:\[0\])?$/.exec(text)?.[1] ?? [])
  const [model] = models
  if (model === undefined || models.length > 1) return statements
  const attribute = layer === '0' ? `${model}[0]` : `${model}.${layer}`
  const key = `'${layer.replace('[0]', '.0')}.`
  return statements.map((each) => {
    const text = each.text
      .replace(/^(\w+=torch\.nn\.Linear\([^()]*\))\[0\]$/, '$1')
      .replaceAll(new RegExp(`(?<![\\w.])${attribute.replaceAll(/[.[\]]/g, '\\$&')}(?=\\.)`, 'g'), model)
    return { ...each, text: text.startsWith(`${model}.load_state_dict({`) ? text.replaceAll(key, "'") : text }
  })
}
