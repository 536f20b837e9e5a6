import { shortest } from '../experiment/numbers.ts'
import type { SavedState } from '../experiment/saved-state.ts'
import type { ModelState } from '../torch/nn/module.ts'
import type { OptimizerState, ParameterMemory, SavedParamGroup } from '../torch/optim/optimizer.ts'
import { sizeOf, type Tensor } from '../torch/tensor.ts'

/*
 * State dicts as JSON, in PyTorch's layout and with its names: a tensor is a list, of two dimensions a list of lists, and
 * everything else a number, true or false. Numbers are the shortest decimals that read back to the same bits; what JSON has
 * no number for is the word that Python's `float` reads, "NaN", "Infinity" or "-Infinity".
 */

/** A value of JSON, as `JSON.parse` gives it. */
export type Json = unknown

/** Objects of JSON, by their keys. */
export type JsonObject = Readonly<Record<string, Json>>

/** What in a state dict cannot be read, by the place where it stands. */
export interface UnreadState {
  /** `model_state_dict["W.weight"]` */
  readonly place: string
}

/** `model_state_dict` and `optimizer_state_dict` as lines of JSON, each a member of an object. */
export function stateMembers({ model, optimizer }: SavedState): readonly string[] {
  const { state, paramGroups } = optimizer
  const kept = Object.entries(state).map(
    ([i, memory]) => [i, object(Object.entries(memory).map(memoryMember), 8)] as const,
  )
  return [
    `"model_state_dict": ${object(
      Object.entries(model).map(([name, tensor]) => [name, tensorText(tensor, 4)] as const),
      4,
    )}`,
    `"optimizer_state_dict": ${object(
      [
        ['state', object(kept, 6)],
        ['param_groups', `[${paramGroups.map(groupText).join(', ')}]`],
      ],
      4,
    )}`,
  ]
}

function memoryMember([name, value]: readonly [string, number | Tensor]): readonly [string, string] {
  return [name, typeof value === 'number' ? numberText(value) : tensorText(value, 8)]
}

function groupText({ params, ...values }: SavedParamGroup): string {
  const members = Object.entries(values).map(([name, value]) => `"${pythonName(name)}": ${argumentText(value)}`)
  return `{ ${[...members, `"params": [${params.join(', ')}]`].join(', ')} }`
}

function argumentText(value: number | boolean | readonly number[]): string {
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'number' ? numberText(value) : `[${value.map(numberText).join(', ')}]`
}

/** An object with a member a line, `indent` blanks before each. */
function object(members: readonly (readonly [string, string])[], indent: number): string {
  if (members.length === 0) return '{}'
  const lines = members.map(([name, value]) => `${' '.repeat(indent)}${JSON.stringify(name)}: ${value}`)
  return `{\n${lines.join(',\n')}\n${' '.repeat(indent - 2)}}`
}

/** A tensor as nested lists, the last dimension on a line of its own. */
function tensorText({ shape, data }: Tensor, indent: number): string {
  const listed = (at: number, depth: number): string => {
    if (depth === shape.length) return numberText(shortest(data[at] ?? Number.NaN))
    const inner = sizeOf(shape.slice(depth + 1))
    const items = Array.from({ length: shape[depth] ?? 0 }, (_, i) => listed(at + i * inner, depth + 1))
    if (depth === shape.length - 1) return `[${items.join(', ')}]`
    const blanks = ' '.repeat(indent + 2 * (depth + 1))
    return `[\n${items.map((item) => `${blanks}${item}`).join(',\n')}\n${' '.repeat(indent + 2 * depth)}]`
  }
  return listed(0, 0)
}

/** The shortest number of JSON that is `value`, or its word. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isFinite(value) ? String(value) : `"${value}"`
}

/** The value of `text` as JSON; undefined where it is none. Python's own `json` writes NaN and Infinity bare: they are read, too. */
export function parsedJson(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(text.replace(BARE_WORDS, (found) => (found.startsWith('"') ? found : `"${found}"`)))
    } catch {
      return undefined
    }
  }
}

/** A text in quotes, or a word that stands bare. */
const BARE_WORDS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/** The state that a file has, null where it has none, or what of it cannot be read. */
export function readStateDicts(file: JsonObject): SavedState | UnreadState | null {
  const { model_state_dict: model, optimizer_state_dict: optimizer } = file
  if (model === undefined && optimizer === undefined) return null
  try {
    return { model: readModel(model), optimizer: readOptimizer(optimizer) }
  } catch (error) {
    if (error instanceof Unread) return { place: error.place }
    throw error
  }
}

/** Thrown and caught in this file: what cannot be read may lie deep in lists of lists. */
class Unread extends Error {
  readonly place: string

  constructor(place: string) {
    super(place)
    this.place = place
  }
}

function readModel(given: Json): ModelState {
  const place = 'model_state_dict'
  const named = entriesOfJson(given, place).map(([name, value]) => {
    const tensor = readTensor(value, `${place}["${name}"]`)
    return [name, tensor] as const
  })
  return Object.fromEntries(named)
}

function readOptimizer(given: Json): OptimizerState {
  const place = 'optimizer_state_dict'
  const { state, param_groups: groups } = Object.fromEntries(entriesOfJson(given, place))
  if (!Array.isArray(groups)) throw new Unread(`${place}["param_groups"]`)
  const kept = entriesOfJson(state, `${place}["state"]`).map(([i, memory]) => {
    if (!/^\d{1,4}$/.test(i)) throw new Unread(`${place}["state"]["${i}"]`)
    return [i, readMemory(memory, `${place}["state"][${i}]`)] as const
  })
  return {
    state: Object.fromEntries(kept.filter(([, memory]) => Object.keys(memory).length > 0)),
    paramGroups: groups.map((group: Json, i) => readGroup(group, `${place}["param_groups"][${i}]`)),
  }
}

/** What is None in PyTorch is not there: SGD keeps `momentum_buffer: None` where it has no momentum. */
function readMemory(given: Json, place: string): ParameterMemory {
  const values = entriesOfJson(given, place).flatMap(([name, value]) => {
    if (value === null) return []
    const at = `${place}["${name}"]`
    return [[name, Array.isArray(value) ? readTensor(value, at) : numberIn(value, at)] as const]
  })
  return Object.fromEntries(values)
}

/** The arguments that are numbers, flags or pairs: what else there is (`foreach: null`) says how PyTorch computes and not what. */
function readGroup(given: Json, place: string): SavedParamGroup {
  const { params, lr, ...others } = Object.fromEntries(entriesOfJson(given, place))
  if (!Array.isArray(params) || !params.every((each) => Number.isInteger(each))) throw new Unread(`${place}["params"]`)
  const values = Object.entries(others).flatMap(([name, value]) => {
    const read = typeof value === 'boolean' ? value : argumentIn(value)
    return read === undefined ? [] : [[ownName(name), read] as const]
  })
  return { ...Object.fromEntries(values), lr: numberIn(lr, `${place}["lr"]`), params: params.map(Number) }
}

function argumentIn(value: Json): number | readonly number[] | undefined {
  if (!Array.isArray(value)) return numberOf(value)
  const numbers = value.map(numberOf)
  return numbers.every((each) => each !== undefined) ? numbers : undefined
}

function readTensor(given: Json, place: string): Tensor {
  const shape: number[] = []
  for (let inner = given; Array.isArray(inner) && shape.length <= MOST_DIMENSIONS; inner = inner[0])
    shape.push(inner.length)
  if (shape.length > MOST_DIMENSIONS) throw new Unread(place)
  const data: number[] = []
  const take = (value: Json, depth: number) => {
    if (depth === shape.length) data.push(numberIn(value, place))
    else if (!Array.isArray(value) || value.length !== shape[depth]) throw new Unread(place)
    else for (const each of value) take(each, depth + 1)
  }
  take(given, 0)
  return { shape, data: Float32Array.from(data) }
}

const MOST_DIMENSIONS = 4

function numberIn(value: Json, place: string): number {
  const number = numberOf(value)
  if (number === undefined) throw new Unread(place)
  return number
}

function numberOf(value: Json): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? WORDS.get(value) : undefined
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

function entriesOfJson(value: Json, place: string): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) throw new Unread(place)
  return Object.entries(value)
}

/** Whether a value of JSON is an object: no list, not null. */
export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `weightDecay` as Python has it, `weight_decay`. */
function pythonName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** `weight_decay` as it is called here, `weightDecay`. */
function ownName(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
