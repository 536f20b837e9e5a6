import { type ExpressionFault, FaultFound } from './fault.ts'
import { GraphMaker, instead, type Operand } from './graph.ts'
import { lossFunction, lossFunctions, powerOf } from './loss-functions.ts'
import type { LossGraph } from './operations.ts'
import { combined, negated, pythonNumber } from './python-numbers.ts'
import { type CallArgument, type SyntaxTree, syntaxTree } from './syntax.ts'

/** What a text is: a loss, or why it is none. */
export type LossReading =
  | { readonly ok: true; readonly graph: LossGraph }
  | { readonly ok: false; readonly fault: ExpressionFault }

/**
 * Reads an expression of `pred` and `target` as a loss: by Python's grammar, with the functions and the rules of types that
 * torch has. It is never carried out as a program. Whatever the text is, something comes of it.
 */
export function lossOf(text: string): LossReading {
  try {
    const maker = new LossMaker()
    return { ok: true, graph: maker.lossOf(syntaxTree(text)) }
  } catch (error) {
    if (error instanceof FaultFound) return { ok: false, fault: error.fault }
    throw error
  }
}

const NAMES = ['pred', 'target', 'torch']
/** Python's own functions that tensors know. */
const BUILT_IN = ['abs', 'pow']
const COMPARISONS = ['<', '>', '<=', '>=', '==', '!='] as const
const PAIRS: Readonly<Record<string, 'add' | 'sub' | 'mul' | 'div'>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
}

class LossMaker {
  readonly #graph = new GraphMaker()

  lossOf(tree: SyntaxTree): LossGraph {
    return this.#graph.graphOf(this.#value(tree))
  }

  #value(tree: SyntaxTree): Operand {
    switch (tree.type) {
      case 'number':
        return pythonNumber(tree.text, tree.at)
      case 'name':
        return this.#named(tree.text, tree.at)
      case 'unary':
        return this.#unary(tree.sign, this.#value(tree.operand), tree.at)
      case 'binary':
        return this.#binary(tree.sign, this.#value(tree.left), this.#value(tree.right), tree)
      case 'call':
        return this.#call(tree.callee, tree.args)
      case 'member':
        if (isTorch(tree.of) && tree.text === 'pi') return { type: 'number', value: Math.PI, float: true }
        throw instead(written(tree), startOf(tree), isFunction(tree.text) ? `${written(tree)}()` : 'torch.pi')
    }
  }

  #named(text: string, at: number): Operand {
    if (text === 'pred') return this.#graph.pred
    if (text === 'target') return this.#graph.target
    if (text === 'torch' || BUILT_IN.includes(text)) throw instead(text, at, 'torch.abs(pred - target)')
    throw new FaultFound({ type: 'unknown', text, at, known: [...NAMES, ...BUILT_IN] })
  }

  #unary(sign: string, value: Operand, at: number): Operand {
    if (sign === '~') return this.#graph.logic('not', [value], at)
    if (value.type === 'number') return sign === '-' ? negated(value) : value
    return sign === '-' ? this.#graph.element('neg', value, at) : this.#graph.float(value, sign, at)
  }

  #binary(
    sign: string,
    a: Operand,
    b: Operand,
    { left, right, at }: SyntaxTree & { readonly type: 'binary' },
  ): Operand {
    // `!` stands between the settings of a run that is pinned in a link.
    if (sign === '!=') throw instead(sign, at, 'torch.ne(pred, target)')
    const comparison = COMPARISONS.find((each) => each === sign)
    if (comparison !== undefined) {
      if (isComparison(left) || isComparison(right)) {
        throw instead(sign, at, '(pred > target) & (pred < 1)')
      }
      if (a.type === 'number' && b.type === 'number') throw instead(sign, at, `pred ${sign} target`)
      return this.#graph.comparison(comparison, a, b, at)
    }
    if (sign === '&' || sign === '|') return this.#graph.logic(sign === '&' ? 'and' : 'or', [a, b], at)
    if (sign === '**')
      return a.type === 'number' && b.type === 'number' ? combined(sign, a, b, at) : powerOf(this.#graph, a, b, at)
    const pair = PAIRS[sign]
    if (pair === undefined) throw instead(sign, at, '+ - * / **')
    if (a.type === 'number' && b.type === 'number') return combined(sign, a, b, at)
    // Tensor.__rtruediv__ is `self.reciprocal() * other`.
    if (pair === 'div' && a.type === 'number')
      return this.#graph.pair('mul', this.#graph.element('reciprocal', b, at), a, at)
    return this.#graph.pair(pair, a, b, at)
  }

  #call(callee: SyntaxTree, args: readonly CallArgument[]): Operand {
    if (callee.type === 'name' && BUILT_IN.includes(callee.text)) return this.#apply(callee.text, callee, null, args)
    if (callee.type === 'name') {
      this.#named(callee.text, callee.at)
      throw instead(callee.text, callee.at, `${callee.text} * 1.0`)
    }
    if (callee.type !== 'member') throw instead('(', callee.at, 'torch.abs(pred - target)')
    if (isTorch(callee.of)) return this.#apply(callee.text, callee, null, args)
    const self = this.#value(callee.of)
    if (self.type === 'number') {
      throw new FaultFound({
        type: 'raises',
        error: `AttributeError: '${self.float ? 'float' : 'int'}' object has no attribute '${callee.text}'`,
      })
    }
    return this.#apply(callee.text, callee, self, args)
  }

  /** A function of torch, or the method of `self`, which is its first argument. */
  #apply(name: string, callee: SyntaxTree, self: Operand | null, given: readonly CallArgument[]): Operand {
    const found = lossFunction(name)
    const known = [...lossFunctions.keys()]
    if (found === undefined)
      throw new FaultFound({ type: 'unknown', text: written(callee), at: startOf(callee), known })
    const values = given.map(({ name: keyword, value }) => ({ keyword, value: this.#value(value) }))
    const args = [
      ...(self === null ? [] : [self]),
      ...values.filter(({ keyword }) => keyword === null).map(({ value }) => value),
    ]
    // x.where(condition, y) has the condition first as a function.
    if (name === 'where' && self !== null && args.length === 3) [args[0], args[1]] = [args[1] ?? self, self]
    const keywords = new Map(
      values.flatMap(({ keyword, value }) => (keyword === null ? [] : [[keyword, value] as const])),
    )
    const [least, most] = found.takes
    const isStrange = [...keywords.keys()].some((keyword) => found.keywords?.includes(keyword) !== true)
    const isRepeated = keywords.size + values.filter(({ keyword }) => keyword === null).length < values.length
    const isMisplaced = values.some(({ keyword }, i) => keyword === null && values[i - 1]?.keyword)
    if (isStrange || isRepeated || isMisplaced || args.length < least || args.length > most) {
      throw instead(written(callee), startOf(callee), found.usage)
    }
    return found.make({ graph: this.#graph, name: written(callee), at: startOf(callee), args, keywords })
  }
}

function isTorch(tree: SyntaxTree): boolean {
  return tree.type === 'name' && tree.text === 'torch'
}

function isFunction(name: string): boolean {
  return lossFunction(name) !== undefined
}

/** Without brackets around it, which the tree no longer shows: where both are comparisons nothing is meant anyway. */
function isComparison(tree: SyntaxTree): boolean {
  return tree.type === 'binary' && COMPARISONS.some((each) => each === tree.sign)
}

/** `torch.foo`, or `.foo` of anything else. */
function written(tree: SyntaxTree): string {
  if (tree.type !== 'member') return tree.type === 'name' ? tree.text : ''
  return isTorch(tree.of) ? `torch.${tree.text}` : `.${tree.text}`
}

/** Where that begins. */
function startOf(tree: SyntaxTree): number {
  if (tree.type !== 'member') return tree.at
  return isTorch(tree.of) ? tree.of.at : tree.at - 1
}
