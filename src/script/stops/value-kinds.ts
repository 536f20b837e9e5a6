/** What is known of a value of Python without carrying anything out; of each class of errors only what is certain is concluded. */
export type ValueKind =
  | UnknownKind
  | NumberKind
  | { readonly type: 'bool'; readonly value: boolean | null }
  | { readonly type: 'none' }
  | { readonly type: 'text'; readonly text: string | null }
  | SequenceKind
  | { readonly type: 'dict' | 'set' | 'array' | 'parameters' }
  | TensorKind
  | { readonly type: 'library'; readonly name: string }
  | ModelKind
  | { readonly type: 'loss' | 'optimizer' | 'scheduler' | 'loader' | 'dataset' }
  | MethodKind
  | FunctionKind
  | ClassKind
  | InstanceKind
  | { readonly type: 'super'; readonly self: InstanceKind }
  | RangeKind
  | { readonly type: 'enumerated'; readonly of: ValueKind }

export interface UnknownKind {
  readonly type: 'unknown'
}

export interface NumberKind {
  readonly type: 'number'
  readonly isFloat: boolean
  readonly value: number | null
}

/** `range(count)`; null where it is not known how many, or where it begins elsewhere than at 0. */
export interface RangeKind {
  readonly type: 'range'
  readonly from: number | null
  readonly count: number | null
}

/** A list or a tuple; its items, where all of them are known. */
export interface SequenceKind {
  readonly type: 'list' | 'tuple'
  readonly items: readonly ValueKind[] | null
}

export interface TensorKind {
  readonly type: 'tensor'
  readonly shape: readonly number[] | null
  /** Whether autograd can go back from it; null where that is not known. */
  readonly hasGraph: boolean | null
}

/** An `nn.Linear`, or an `nn.Sequential` of one. */
export interface ModelKind {
  readonly type: 'model'
  readonly name: 'Linear' | 'Sequential'
  readonly inputs: number | null
  readonly outputs: number | null
}

/** A method that is not called. */
export interface MethodKind {
  readonly type: 'method'
  readonly owner: ValueKind
  readonly name: string
}

/** A function of the script: where its definition begins. */
export interface FunctionKind {
  readonly type: 'function'
  readonly from: number
  readonly self: InstanceKind | null
}

export interface ClassKind {
  readonly type: 'class'
  readonly name: string
  /** Whether it is an `nn.Module`, and nothing else. */
  readonly isModule: boolean
  readonly methods: ReadonlyMap<string, number>
}

export interface InstanceKind {
  readonly type: 'instance'
  readonly of: ClassKind
  readonly attributes: Map<string, ValueKind>
  isMade: boolean
}

export const UNKNOWN: UnknownKind = { type: 'unknown' }

export function tensorKind(shape: readonly number[] | null, hasGraph: boolean | null): TensorKind {
  return { type: 'tensor', shape, hasGraph }
}

export function numberKind(isFloat: boolean, value: number | null = null): NumberKind {
  return { type: 'number', isFloat, value }
}

/** What Python calls the class of a value; empty where it is not known. */
export function pythonClassOf(kind: ValueKind): string {
  switch (kind.type) {
    case 'number':
      return kind.isFloat ? 'float' : 'int'
    case 'none':
      return 'NoneType'
    case 'text':
      return 'str'
    case 'tensor':
      return 'Tensor'
    case 'array':
      return 'ndarray'
    case 'model':
      return kind.name
    case 'instance':
      return kind.of.name
    case 'loader':
      return 'DataLoader'
    case 'bool':
    case 'list':
    case 'tuple':
    case 'dict':
    case 'set':
    case 'optimizer':
    case 'scheduler':
    case 'loss':
    case 'super':
      return kind.type
    case 'library':
      return kind.name
    case 'method':
      return 'method'
    case 'function':
      return 'function'
    default:
      return ''
  }
}

/** Why PyTorch or Python stops, where the error alone says little. */
export type StopReason =
  | 'iterate'
  | 'format'
  | 'fields'
  | 'operands'
  | 'arguments'
  | 'sizes'
  | 'noGraph'
  | 'notScalar'
  | 'oneElement'
  | 'brackets'
  | 'parameters'
  | 'needsGrad'
  | 'unmadeModule'
  | 'noModule'
  | 'zero'
  | 'value'
  | 'unpack'
  | 'forward'
  | 'twice'

/** At what Python stops. */
export type StopCause =
  | { readonly code: 'notMade'; readonly name: string }
  | { readonly code: 'noAttribute'; readonly owner: string; readonly name: string; readonly instead: string }
  | { readonly code: 'notCallable'; readonly owner: string; readonly name: string }
  | { readonly code: 'noClass'; readonly owner: string; readonly name: string; readonly instead: string }
  | { readonly code: 'noKeyword'; readonly owner: string; readonly name: string; readonly instead: string }
  | { readonly code: 'raises'; readonly error: string; readonly reason: StopReason }

/** What is thrown where Python certainly stops. */
export class Raised extends Error {
  readonly stop: StopCause

  constructor(stop: StopCause) {
    super(stop.code)
    this.stop = stop
  }
}

export function raise(error: string, reason: StopReason): never {
  throw new Raised({ code: 'raises', error, reason })
}
