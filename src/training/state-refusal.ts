import { ownerOf } from '../experiment/choices.ts'
import { type Config, fieldOf, isKey, isLive, type Key, snakeCase } from '../experiment/config.ts'
import type { SavedState } from '../experiment/saved-state.ts'
import type { ModelState } from '../torch/nn/module.ts'
import type { ParameterMemory, SavedParamGroup } from '../torch/optim/optimizer.ts'
import type { Tensor } from '../torch/tensor.ts'
import { groupOf, keptNumbers, keptTensors, missingIn, parameterShapes } from './state-parts.ts'

/** Why a run cannot load a state: what PyTorch raises, at once or at the next step, and what only this page cannot follow. */
export type StateRefusal =
  /** `model.load_state_dict`: parameters that the state has not, or the model. */
  | { readonly code: 'missingKeys' | 'unexpectedKeys'; readonly names: readonly string[] }
  | {
      readonly code: 'sizeMismatch'
      readonly name: string
      readonly found: readonly number[]
      readonly expected: readonly number[]
    }
  /** `optimizer.load_state_dict`: another number of parameter groups, or of parameters in one. */
  | { readonly code: 'otherGroups' | 'otherParameters' }
  /** `optimizer.step()` raises `KeyError`: an argument, or something that is kept for a parameter, is not in the state. */
  | { readonly code: 'keyError'; readonly name: string }
  /** `optimizer.step()` raises `RuntimeError`: something that is kept has another size than its parameter, or is no tensor. */
  | { readonly code: 'otherMemory'; readonly name: string; readonly parameter: string }
  /** PyTorch would go on with the state's: here arguments that no live change writes stay those of the constructor. */
  | { readonly code: 'otherArgument'; readonly name: string; readonly found: string; readonly expected: string }
  /** No value that the argument may have. */
  | { readonly code: 'outOfRange'; readonly name: string; readonly found: string }

/** The first reason why the run of `config` cannot load `state`; null where it can. */
export function stateRefusal({ model, optimizer }: SavedState, config: Config): StateRefusal | null {
  const [group, ...others] = optimizer.paramGroups
  const shapes = parameterShapes(config)
  const refused = modelRefusal(model, shapes)
  if (refused !== null) return refused
  if (group === undefined || others.length > 0) return { code: 'otherGroups' }
  if (group.params.length !== shapes.size) return { code: 'otherParameters' }
  return (
    groupRefusal(group, config) ??
    memoriesRefusal(optimizer.state, shapes, { ...config, ...groupOf(optimizer, config) })
  )
}

type Shapes = ReturnType<typeof parameterShapes>

function modelRefusal(model: ModelState, shapes: Shapes): StateRefusal | null {
  const missing = [...shapes.keys()].filter((name) => !Object.hasOwn(model, name))
  if (missing.length > 0) return { code: 'missingKeys', names: missing }
  const unexpected = Object.keys(model).filter((name) => !shapes.has(name))
  if (unexpected.length > 0) return { code: 'unexpectedKeys', names: unexpected }
  for (const [name, expected] of shapes) {
    const found = model[name]?.shape ?? []
    if (!sameSizes(found, expected)) return { code: 'sizeMismatch', name, found, expected }
  }
  return null
}

function groupRefusal(group: SavedParamGroup, config: Config): StateRefusal | null {
  const { args } = ownerOf(config, 'optimizer')
  for (const key of Object.keys(args).filter(isKey)) {
    const refused = argumentRefusal(group, config, key)
    if (refused !== null) return refused
  }
  // In PyTorch every class has it: it would be in effect there.
  const strange = group.maximize === true && !Object.hasOwn(args, 'maximize')
  return strange ? { code: 'otherArgument', name: 'maximize', found: 'True', expected: 'False' } : null
}

function argumentRefusal<K extends Key>(group: SavedParamGroup, config: Config, key: K): StateRefusal | null {
  const name = snakeCase(key)
  const value = Object.hasOwn(group, key) ? group[key] : undefined
  // Flags that came with a later release are added as False (`__setstate__`).
  if (value === undefined && typeof config[key] !== 'boolean') return { code: 'keyError', name }
  const found = value ?? false
  const { kind } = fieldOf(key)
  const reading = kind.read(typeof found === 'boolean' ? String(Number(found)) : String(found))
  if (!reading.ok) return { code: 'outOfRange', name, found: inPython(found) }
  if (isLive(key) || kind.equals(reading.value, config[key])) return null
  const expected = argumentValue(config[key])
  return { code: 'otherArgument', name, found: inPython(found), expected: inPython(expected ?? Number.NaN) }
}

/** A value of a config that can be one of an argument; undefined of another. */
export function argumentValue(value: Config[Key]): SavedParamGroup[string] | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return isNumbers(value) ? value : undefined
}

function isNumbers(value: Config[Key]): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number')
}

/** An argument as Python prints it: `True`, `(0.9, 0.999)`. */
function inPython(value: SavedParamGroup[string]): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'number' ? String(value) : `(${value.join(', ')})`
}

function memoriesRefusal(state: SavedState['optimizer']['state'], shapes: Shapes, config: Config): StateRefusal | null {
  for (const [i, [parameter, shape]] of [...shapes].entries()) {
    const refused = memoryRefusal(state[i] ?? {}, parameter, shape, config)
    if (refused !== null) return refused
  }
  return null
}

function memoryRefusal(
  memory: ParameterMemory,
  parameter: string,
  shape: readonly number[],
  config: Config,
): StateRefusal | null {
  const missing = missingIn(memory, config)
  if (missing !== undefined) return { code: 'keyError', name: missing }
  const number = keptNumbers(config).find((name) => typeof (memory[name] ?? 0) !== 'number')
  const tensor = keptTensors(config).find((name) => memory[name] !== undefined && !isOfShape(memory[name], shape))
  const name = number ?? tensor
  return name === undefined ? null : { code: 'otherMemory', name, parameter }
}

function isOfShape(kept: number | Tensor, shape: readonly number[]): boolean {
  return typeof kept !== 'number' && sameSizes(kept.shape, shape)
}

function sameSizes(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i])
}
