/** Functions of one element, by their names in `torch`. */
export const ELEMENT_FUNCTIONS = [
  ...(['neg', 'abs', 'sign', 'relu', 'sqrt', 'rsqrt', 'reciprocal', 'exp', 'expm1', 'log', 'log2', 'log10'] as const),
  ...(['log1p', 'sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'tanh', 'sigmoid'] as const),
] as const

/** One of them. */
export type ElementFunction = (typeof ELEMENT_FUNCTIONS)[number]

/** Signs of comparisons. */
export type CompareSign = '<' | '>' | '<=' | '>=' | '==' | '!='

/** What an operation does with the values of its inputs. */
export type Doing =
  /** pred or target of the batch. */
  | { readonly type: 'given'; readonly which: 'pred' | 'target' }
  /** A number of Python that meets a tensor: a float32. */
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum' }
  | { readonly type: 'element'; readonly name: ElementFunction }
  | { readonly type: 'power'; readonly exponent: number }
  | { readonly type: 'clamp'; readonly min: number; readonly max: number }
  /** `torch.where(condition, a, b)` */
  | { readonly type: 'where' }
  | { readonly type: 'compare'; readonly comparison: CompareSign }
  | { readonly type: 'and' | 'or' | 'not' }
  /** The same values, cut off from the graph; or True and False as 1 and 0. */
  | { readonly type: 'same' }
  | { readonly type: 'sum' | 'mean' }

/** An operation on tensors: with those before it, in their order, a graph as autograd has it. */
export interface Operation {
  readonly doing: Doing
  /** Which operations give what it works on. */
  readonly inputs: readonly number[]
  /** It has an element for each of pred; if not, it is a single number, a tensor of no dimension. */
  readonly full: boolean
  /** True and False. */
  readonly bool: boolean
  /** Whether its gradient leads to pred. */
  readonly learns: boolean
}

/** A loss as operations; the last one is the loss itself. */
export interface LossGraph {
  readonly operations: readonly Operation[]
}
