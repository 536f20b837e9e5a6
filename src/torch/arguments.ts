interface Keyword {
  /** Python's keyword, where the key is another one: `eps` of a scheduler is not an optimizer's. */
  readonly name?: string
  /** PyTorch has no default of it: it is always written. */
  readonly required?: true
}

/** A keyword argument of a PyTorch class as data: a double within `min..max`. */
export interface RealArgument extends Keyword {
  readonly type: 'real'
  readonly default: number
  readonly min: number
  readonly max: number
  /** The bound that is not itself accepted. */
  readonly open?: 'min' | 'max'
}

/** A whole number within `min..max`: Python's int. */
export interface IntegerArgument extends Keyword {
  readonly type: 'integer'
  readonly default: number
  readonly min: number
  readonly max: number
}

/** Whole numbers within `min..max`, any of them more than once: Python's list of ints. */
export interface IntegersArgument extends Keyword {
  readonly type: 'integers'
  readonly default: readonly number[]
  readonly min: number
  readonly max: number
}

/** One of a few words: Python's str. */
export interface WordArgument<T extends string = string> extends Keyword {
  readonly type: 'word'
  readonly default: T
  readonly options: readonly T[]
}

/** Two doubles, each within `min..max`: PyTorch's tuple. */
export interface PairArgument extends Keyword {
  readonly type: 'pair'
  readonly default: readonly [number, number]
  readonly min: number
  readonly max: number
  readonly open?: 'min' | 'max'
}

/** Python's bool. */
export interface FlagArgument extends Keyword {
  readonly type: 'flag'
  readonly default: boolean
}

/** An expression of Python, which is no keyword: it stands where the class would. */
export interface ExpressionArgument extends Keyword {
  readonly type: 'expression'
  readonly default: string
}

/** A keyword argument of any of these types. */
export type Argument =
  | RealArgument
  | IntegerArgument
  | IntegersArgument
  | WordArgument
  | PairArgument
  | FlagArgument
  | ExpressionArgument

/** The keyword arguments of a class, PyTorch's words in camel case, in the order of its signature. */
export type Arguments = Readonly<Record<string, Argument>>

/** The type of an argument's value. */
export type ValueOf<A extends Argument> = A extends RealArgument | IntegerArgument
  ? number
  : A extends PairArgument
    ? readonly [number, number]
    : A extends FlagArgument
      ? boolean
      : A extends IntegersArgument
        ? readonly number[]
        : A extends WordArgument<infer T>
          ? T
          : A extends ExpressionArgument
            ? string
            : never

/** A value for each of the arguments. */
export type ValuesOf<A extends Arguments> = { readonly [K in keyof A]: ValueOf<A[K]> }

/** Values that a class would raise an error for, in PyTorch's own words. */
export interface Refusal<A extends Arguments> {
  /** The argument that gives way where a link asks for this. */
  readonly argument: keyof A
  /** `ValueError: ...` */
  readonly error: string
}

/**
 * The largest double that is accepted for an argument: where it meets a float32 tensor it becomes a float32, and PyTorch
 * raises `value cannot be converted to type float without overflow` for more than 3.4e38, computed values included.
 */
export const LARGEST = 1e30

/** A number of at least 0, as most arguments are. */
export function realArgument(
  byDefault: number,
  limits: Partial<Omit<RealArgument, 'type' | 'default'>> = {},
): RealArgument {
  return { type: 'real', default: byDefault, min: 0, max: LARGEST, ...limits }
}

/** The largest whole number of steps that an argument may count. */
const MOST_STEPS = 1_000_000_000

/** A whole number of at least 0. */
export function integerArgument(
  byDefault: number,
  limits: Partial<Omit<IntegerArgument, 'type' | 'default'>> = {},
): IntegerArgument {
  return { type: 'integer', default: byDefault, min: 0, max: MOST_STEPS, ...limits }
}

/** Two numbers of at least 0. */
export function pairArgument(first: number, second: number): PairArgument {
  return { type: 'pair', default: [first, second], min: 0, max: LARGEST }
}

/** Whole numbers of at least 0, which PyTorch has no default of. */
export function integersArgument(...byDefault: readonly number[]): IntegersArgument {
  return { type: 'integers', default: byDefault, min: 0, max: MOST_STEPS, required: true }
}

/** One of `options`, by default the first. */
export function wordArgument<const T extends string>(name: string, ...options: readonly [T, ...T[]]): WordArgument<T> {
  return { type: 'word', default: options[0], options, name }
}

/** Two numbers within `0 <= value < 1`. */
export function betasArgument(first: number, second: number): PairArgument {
  return { type: 'pair', default: [first, second], min: 0, max: 1, open: 'max' }
}

/** True or false. */
export function flagArgument(byDefault: boolean): FlagArgument {
  return { type: 'flag', default: byDefault }
}

/** An expression. */
export function expressionArgument(byDefault: string): ExpressionArgument {
  return { type: 'expression', default: byDefault }
}
