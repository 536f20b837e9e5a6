import { LARGEST_FLOAT32 } from '../float32.ts'
import { FaultFound, raises } from './fault.ts'
import type { CompareSign, Doing, ElementFunction, LossGraph, Operation } from './operations.ts'
import type { PythonNumber } from './python-numbers.ts'

/** A tensor of an expression: the operation that gives it. */
export interface TensorOf extends Operation {
  readonly type: 'tensor'
  readonly index: number
}

/** What a part of an expression is. */
export type Operand = PythonNumber | TensorOf

/** A graph that is being made, operation by operation, in the order in which Python would carry them out. */
export class GraphMaker {
  readonly #operations: Operation[] = []
  readonly pred = this.#given('pred')
  readonly target = this.#given('target')

  /** The graph with `loss` as its last operation; throws what PyTorch raises at `loss.backward()`. */
  graphOf(loss: Operand): LossGraph {
    if (loss.type === 'number') {
      throw raises(`AttributeError: '${loss.float ? 'float' : 'int'}' object has no attribute 'backward'`)
    }
    if (!loss.learns)
      throw raises('RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn')
    if (loss.full) throw raises('RuntimeError: grad can be implicitly created only for scalar outputs')
    return { operations: this.#operations.slice(0, loss.index + 1) }
  }

  /** `torch.name(a)` */
  element(name: ElementFunction, a: Operand, at: number): TensorOf {
    return this.#add({ type: 'element', name }, [this.float(a, name, at)])
  }

  /** An operation on the elements of two, of which one at least is a tensor. */
  pair(type: 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum', a: Operand, b: Operand, at: number): TensorOf {
    const inputs = [a, b].map((each, i) => this.#operand(type, each, i === 0 ? b : a, at))
    return this.#add({ type }, inputs)
  }

  /** `a < b` and the like: True and False. */
  comparison(comparison: CompareSign, a: Operand, b: Operand, at: number): TensorOf {
    const inputs = [this.#number(a, at), this.#number(b, at)]
    return this.#add({ type: 'compare', comparison }, inputs, { bool: true, learns: false })
  }

  /** `a & b`, `a | b`, `~a` */
  logic(type: 'and' | 'or' | 'not', parts: readonly Operand[], at: number): TensorOf {
    const inputs = parts.map((each) => {
      if (each.type === 'number' || !each.bool)
        throw instead({ and: '&', or: '|', not: '~' }[type], at, '(pred > target)')
      return each
    })
    return this.#add({ type }, inputs, { bool: true, learns: false })
  }

  /** `a ** exponent` */
  power(a: Operand, exponent: number, at: number): TensorOf {
    return this.#add({ type: 'power', exponent }, [this.float(a, 'pow', at)])
  }

  clamp(a: Operand, min: number, max: number, at: number): TensorOf {
    return this.#add({ type: 'clamp', min, max }, [this.float(a, 'clamp', at)])
  }

  where(condition: Operand, a: Operand, b: Operand, at: number): TensorOf {
    if (condition.type === 'number' || !condition.bool) {
      throw raises('RuntimeError: where expected condition to be a boolean tensor, but got a tensor with dtype Float')
    }
    const isWhole = [a, b].every((each) => each.type === 'number' && !each.float)
    if (isWhole) throw instead('where', at, 'torch.where(pred > target, 2.0, 1.0)')
    for (const each of [a, b]) if (each.type === 'number') scalarOf(each.value)
    return this.#add({ type: 'where' }, [condition, this.#number(a, at), this.#number(b, at)])
  }

  /** `a.sum()` or `a.mean()` */
  reduced(type: 'sum' | 'mean', a: Operand, at: number): TensorOf {
    return this.#add({ type }, [this.float(a, type, at)], { full: false })
  }

  /** The same without its gradient, or as floats. */
  same(a: Operand, name: string, keepsGraph: boolean): TensorOf {
    if (a.type === 'number') throw noTensor(name, a)
    return this.#add({ type: 'same' }, [a], { bool: a.bool && !keepsGraph, learns: a.learns && keepsGraph })
  }

  /** A tensor of floats, as functions take it. */
  float(a: Operand, name: string, at: number): TensorOf {
    if (a.type === 'number') throw noTensor(name, a)
    if (a.bool) throw instead(name, at, '(pred > target).float()')
    return a
  }

  /** An operand: a number becomes a float32; True and False count as 1 and 0 where floats are about. */
  #operand(type: string, a: Operand, other: Operand, at: number): TensorOf {
    if (a.type === 'number') return this.#constant(a)
    if (!a.bool) return a
    if (type === 'sub') {
      throw raises('RuntimeError: Subtraction, the `-` operator, with a bool tensor is not supported')
    }
    const isFloat = other.type === 'number' ? other.float || type === 'div' : !other.bool
    if (!isFloat) throw instead(SIGNS[type] ?? type, at, other.type === 'number' ? `${other.value}.0` : '&')
    return a
  }

  #number(a: Operand, at: number): TensorOf {
    if (a.type === 'number') return this.#constant(a)
    return this.float(a, 'where', at)
  }

  #constant({ value }: PythonNumber): TensorOf {
    return this.#add({ type: 'constant', value: Math.fround(value) }, [], { full: false, learns: false })
  }

  #given(which: 'pred' | 'target'): TensorOf {
    return this.#add({ type: 'given', which }, [], { full: true, learns: which === 'pred' })
  }

  #add(doing: Doing, inputs: readonly TensorOf[], other: Partial<Operation> = {}): TensorOf {
    const operation = {
      doing,
      inputs: inputs.map(({ index }) => index),
      full: inputs.some(({ full }) => full),
      bool: false,
      learns: inputs.some(({ learns }) => learns),
      ...other,
    }
    this.#operations.push(operation)
    return { type: 'tensor', index: this.#operations.length - 1, ...operation }
  }
}

const SIGNS: Readonly<Record<string, string>> = { add: '+', mul: '*', div: '/' }

/** A number that PyTorch takes as a Scalar of float32; where it does not fit it raises an error. */
export function scalarOf(value: number): number {
  const isTooLarge = Number.isFinite(value) && Math.abs(value) > LARGEST_FLOAT32
  if (isTooLarge) throw raises('RuntimeError: value cannot be converted to type float without overflow')
  return Math.fround(value)
}

/** What is not computed here, and what is. */
export function instead(text: string, at: number, other: string): FaultFound {
  return new FaultFound({ type: 'instead', text, at, instead: other })
}

function noTensor(name: string, { float }: PythonNumber): FaultFound {
  return raises(`TypeError: ${name}(): argument 'input' (position 1) must be Tensor, not ${float ? 'float' : 'int'}`)
}
