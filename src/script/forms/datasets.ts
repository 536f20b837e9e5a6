import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, type Form } from './blocks.ts'
import { assignedBy, listedParts, namedArguments, variablesOf, withCalls, withVariables } from './variables.ts'

const HEAD = /^class (\w+)\(torch\.utils\.data\.Dataset\):$/

/** A class of a data set that hands on the rows of two tensors. */
interface DatasetClass {
  readonly name: string
  readonly parameters: readonly (readonly [string, string | undefined])[]
  /** `__init__`, without its head and what it calls of the class above. */
  readonly init: readonly PlainStatement[]
  /** The attributes whose rows it hands on, in their order. */
  readonly handed: readonly [Handed, Handed]
  /** What `__len__` returns. */
  readonly length: string
}

/** The rows of an attribute, and what is made of each of them: `torch.FloatTensor(`, `)`. */
interface Handed {
  readonly attribute: string
  readonly before: string
  readonly after: string
}

/** `class MyData(Dataset)` that hands on `self.x[i], self.y[i]` is `TensorDataset(x, y)`. */
export const withoutDatasetClasses: Form = (statements) => {
  const at = statements.findIndex(({ text, level }) => level === 0 && HEAD.test(text))
  const found = at < 0 ? null : datasetClass(statements.slice(at, endOfBlock(statements, at)))
  if (found === null) return statements
  const rest = [...statements.slice(0, at), ...statements.slice(endOfBlock(statements, at))].flatMap((each) =>
    apart(each, found.name),
  )
  const uses = rest.filter(({ text }) => variablesOf(text).includes(found.name))
  const instances = uses.flatMap((each) => {
    const made = rest.indexOf(each) < at ? null : instanceOf(each, found, rest)
    return made === null ? [] : [{ each, ...made }]
  })
  if (uses.length === 0 || instances.length !== uses.length) return statements
  return withoutDatasetClasses(
    rest.flatMap((each): readonly PlainStatement[] => {
      const one = instances.find((instance) => instance.each === each)
      if (one !== undefined) return one.statements
      const text = instances.reduce((all, { target, attributes }) => ofInstance(all, target, attributes), each.text)
      return [{ ...each, text }]
    }),
  )
}

/** A data set that is made where it is used as a statement of its own. */
function apart(each: PlainStatement, name: string): readonly PlainStatement[] {
  if (each.level > 0 || new RegExp(`^\\w+=${name}\\(`).test(each.text)) return [each]
  const made: PlainStatement[] = []
  const text = withCalls(each.text, name, (args) => {
    if (made.length > 0) return null
    made.push({ ...each, text: `${name}_of_it=${name}(${args.join(',')})` })
    return `${name}_of_it`
  })
  return [...made, { ...each, text }]
}

function datasetClass(statements: readonly PlainStatement[]): DatasetClass | null {
  const name = HEAD.exec(statements[0]?.text ?? '')?.[1]
  const methods = new Map(
    statements.flatMap(({ text, level }, i) => {
      const method = /^def (\w+)\(self(?:,(.*))?\):$/.exec(text)
      const body = statements.slice(i + 1, endOfBlock(statements, i))
      return method === null || level !== 1 ? [] : [[method[1] ?? '', { list: method[2] ?? '', body }] as const]
    }),
  )
  const [init, item, length] = ['__init__', '__getitem__', '__len__'].map((each) => methods.get(each))
  const count = [...methods.values()].reduce((sum, { body }) => sum + body.length + 1, 1)
  if (name === undefined || !init || !item || !length || methods.size !== 3 || count !== statements.length) return null
  const handed = handedOn(item.body, item.list)
  const returned = /^return (.+)$/.exec(length.body.length === 1 ? (length.body[0]?.text ?? '') : '')?.[1]
  const parameters = init.list.split(',').flatMap((each) => {
    const [parameter = '', byDefault] = each.split('=')
    return parameter === '' ? [] : [[parameter, byDefault] as const]
  })
  const own = init.body.filter(({ text }) => !new RegExp(`^super\\((?:${name},self)?\\)\\.__init__\\(\\)$`).test(text))
  const isPlain = own.every(({ text, level }) => level === 2 && /^(?:self\.)?\w+=(?!=)/.test(text))
  if (handed === null || returned === undefined || !isPlain || /[()[\]{}*]/.test(init.list)) return null
  return { name, parameters, init: own, handed, length: returned }
}

/** What `__getitem__` hands on. */
function handedOn(body: readonly PlainStatement[], index: string): readonly [Handed, Handed] | null {
  const before = body.slice(0, -1).map(({ text }) => /^(\w+)=(.+)$/.exec(text))
  const last = /^return (.+)$/.exec(body.at(-1)?.text ?? '')?.[1]
  if (last === undefined || before.some((each) => each === null) || !/^\w+$/.test(index)) return null
  const known = new Map<string, string>()
  for (const each of before) known.set(each?.[1] ?? '', withVariables(each?.[2] ?? '', known))
  const value = withVariables(last, known).replace(/^(?:\((.*)\)|\[(.*)\])$/, '$1$2')
  const [x, y, ...more] = listedParts(value).map((each) => handedIn(each, index))
  return x && y && more.length === 0 ? [x, y] : null
}

/** `self.x[index]`, or a tensor of that: of all rows it is the tensor of these. */
function handedIn(text: string, index: string): Handed | null {
  const row = `self\\.(\\w+)\\[${index}\\]`
  const [, call = '', attribute, dtype = '', after = ''] =
    new RegExp(
      `^(?:(torch\\.(?:FloatTensor|Tensor|from_numpy|as_tensor|tensor))\\()?${row}(,dtype=torch\\.float(?:32)?)?\\)?(\\.float\\(\\))?$`,
    ).exec(text) ?? []
  if (attribute === undefined || (call === '') !== !text.replace('.float()', '').endsWith(')')) return null
  return { attribute, before: call === '' ? '' : `${call}(`, after: `${dtype}${call === '' ? '' : ')'}${after}` }
}

/** What making the data set does; null where that is not known. */
function instanceOf(statement: PlainStatement, found: DatasetClass, rest: readonly PlainStatement[]) {
  const [, target, list] = new RegExp(`^(\\w+)=${found.name}\\((.*)\\)$`).exec(statement.text) ?? []
  const places = found.parameters.map(([name]) => name)
  const given = list === undefined ? null : namedArguments(listedParts(list), places)
  if (target === undefined || given === null || statement.level > 0) return null
  const known = new Map<string, string>()
  const made: PlainStatement[] = []
  const keep = (name: string, expression: string) => {
    const isName = /^\w+$/.test(expression)
    if (isName && !isChangedLater(expression)) return known.set(name, expression)
    made.push({ ...statement, text: `${target}_${name}=${expression}` })
    return known.set(name, `${target}_${name}`)
  }
  for (const [name, byDefault] of found.parameters) {
    const value = given.get(name) ?? byDefault
    if (value === undefined) return null
    keep(name, value)
  }
  const attributes = new Map<string, string>()
  for (const { text } of found.init) {
    const [, self, name = '', expression = ''] = /^(self\.)?(\w+)=(.+)$/.exec(text) ?? []
    const value = ofInstance(withVariables(expression, known), 'self', attributes)
    keep(self === undefined ? name : `self_${name}`, value)
    if (self !== undefined) attributes.set(name, known.get(`self_${name}`) ?? '')
  }
  const [x, y] = found.handed.map(({ attribute }) => attributes.get(attribute))
  const length = ofInstance(found.length, 'self', attributes)
  if (x === undefined || y === undefined || !isLength(length)) return null
  const tensors = [x, y].map((name, i) => {
    const { before, after } = found.handed[i] ?? { before: '', after: '' }
    if (before === '' && after === '') return name
    made.push({ ...statement, text: `${target}_rows_${name}=${before}${name}${after}` })
    return `${target}_rows_${name}`
  })
  const set = { ...statement, text: `${target}=torch.utils.data.TensorDataset(${tensors.join(',')})` }
  return { target, attributes, statements: [...made, set] }

  function isChangedLater(name: string): boolean {
    return rest.slice(rest.indexOf(statement)).some(({ text }) => assignedBy(text).includes(name))
  }

  /** The table of which all rows are taken, in some columns of it: `torch.from_numpy(xy[:, 0:-1])`. */
  function wholeOf(name: string): string {
    const text = made.find((each) => each.text.startsWith(`${name}=`))?.text ?? ''
    return /^\w+=(?:torch\.\w+\()?(\w+)\[:,[^[\]]*(?:\[[^[\]]*\])?\]/.exec(text)?.[1] ?? name
  }

  /** Whether it is how many rows there are. */
  function isLength(text: string): boolean {
    const value = made.find((each) => each.text.startsWith(`${text}=`))?.text.slice(text.length + 1) ?? text
    const all = [x, y].flatMap((each) => [each ?? '', wholeOf(each ?? '')])
    return all.some((each) =>
      [`len(${each})`, `${each}.shape[0]`, `${each}.size(0)`, `${each}.size()[0]`].includes(value),
    )
  }
}

/** The attributes of an object by what they are. */
function ofInstance(text: string, owner: string, attributes: ReadonlyMap<string, string>): string {
  return [...attributes].reduce(
    (all, [name, value]) => all.replaceAll(new RegExp(`(?<![\\w.])${owner}\\.${name}(?!\\w)`, 'g'), value),
    text,
  )
}
