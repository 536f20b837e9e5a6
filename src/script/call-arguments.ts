import type { Generator } from '../torch/random/generator.ts'
import type { ScriptFile } from './script-files.ts'
import { type ArrayValue, type Dtype, type NumberValue, type PythonValue, unknown } from './values.ts'

/** The arguments of a call, those without a name in their order. */
export interface CallArguments {
  readonly places: readonly PythonValue[]
  readonly named: ReadonlyMap<string, PythonValue>
  /** PyTorch's generator where its state is known; without, only shapes are known of what is drawn. */
  readonly generator?: Generator | undefined
  /** The tables that may be read. */
  readonly files?: readonly ScriptFile[] | undefined
}

export type Library = ArrayValue['library']

const DTYPES: readonly (readonly [RegExp, Dtype])[] = [
  [/^(?:torch\.float(?:32)?|torch\.FloatTensor|numpy\.float32|float32|f|torch\.FloatTensor)$/, 'float32'],
  [/^(?:torch\.(?:float64|double)|numpy\.(?:float64|double|float_)|float64|float|d)$/, 'float64'],
  [/^(?:torch\.(?:int64|long)|numpy\.int64|int64)$/, 'int64'],
]

export function dtypeIn(value: PythonValue | undefined): Dtype | undefined {
  if (value === undefined) return undefined
  const name = value.kind === 'text' ? value.text : value.kind === 'name' ? value.name : unknown()
  return DTYPES.find(([names]) => names.test(name))?.[1] ?? unknown()
}

/** Only arguments of these names, besides `count` at their places. */
export function only({ places, named }: CallArguments, count: number, ...names: readonly string[]): void {
  if (places.length > count || [...named.keys()].some((name) => !names.includes(name))) unknown()
}

export function numberIn(value: PythonValue | undefined): NumberValue {
  return value?.kind === 'number' ? value : unknown()
}

export function arrayIn(value: PythonValue | undefined): ArrayValue {
  return value?.kind === 'array' ? value : unknown()
}

/** What a function gives; unknown where that is not known to the bit. */
export type ValueFunction = (args: CallArguments) => PythonValue

/** A tensor of float32 that is too long to be written out: its sizes, and a digest of its numbers. */
export const ROWS = 'rows_of_data'
