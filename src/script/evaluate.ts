import type { Generator } from '../torch/random/generator.ts'
import type { CallArguments } from './call-arguments.ts'
import { piecesOf } from './forms/variables.ts'
import type { ScriptFile } from './script-files.ts'
import { attribute, called, frameMethod, methodCalled } from './value-calls.ts'
import { arrayOf, columnsNamed, placed } from './value-frames.ts'
import { placesOf, type Subscript, subscripted, wholeOf } from './value-shapes.ts'
import { type FrameValue, numberValue, operated, type PythonValue, Unknown, unknown } from './values.ts'

/** What else values depend on. */
export interface Surroundings {
  /** PyTorch's, where its state is known: it moves on; where a value is not known, nobody knows how far. */
  readonly generator?: Generator | undefined
  /** The tables that are at hand. */
  readonly files?: readonly ScriptFile[] | undefined
}

/** The values that names have. */
export type KnownValues = ReadonlyMap<string, PythonValue>

/**
 * The value of an expression where it is the same in every release of PyTorch and NumPy; null where it is not known. Nothing is
 * carried out: what is not in the tables of `value-calls.ts` is not known.
 */
export function evaluated(expression: string, values: KnownValues, around: Surroundings = {}): PythonValue | null {
  const pieces = piecesOf(expression).map(({ text }) => text)
  try {
    return new Evaluator(pieces, values, around).whole()
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

const STRENGTH: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '//': 2, '%': 2, '@': 2, '**': 4 }
/** Of a sign before a value: stronger than a product, and weaker than a power. */
const OF_SIGN = 3

class Evaluator {
  readonly #pieces: readonly string[]
  readonly #values: KnownValues
  readonly #around: Surroundings
  #at = 0

  constructor(pieces: readonly string[], values: KnownValues, around: Surroundings = {}) {
    this.#pieces = pieces.filter((each) => each.trim() !== '')
    this.#values = values
    this.#around = around
  }

  /** Everything as one value, or as a tuple. */
  whole(): PythonValue {
    const items = this.#list('')
    if (this.#at < this.#pieces.length) return unknown()
    const [only] = items
    return items.length === 1 && only !== undefined && this.#pieces.at(-1) !== ',' ? only : { kind: 'list', items }
  }

  #next(): string {
    return this.#pieces[this.#at++] ?? unknown()
  }

  #is(text: string): boolean {
    if (this.#pieces[this.#at] !== text) return false
    this.#at++
    return true
  }

  #list(end: string): readonly PythonValue[] {
    const items: PythonValue[] = []
    while (this.#at < this.#pieces.length && this.#pieces[this.#at] !== end) {
      items.push(this.#expression(0))
      if (!this.#is(',')) break
    }
    return items
  }

  #expression(weakest: number): PythonValue {
    let left = this.#signed()
    for (let sign = this.#pieces[this.#at]; sign !== undefined; sign = this.#pieces[this.#at]) {
      const strength = STRENGTH[sign] ?? 0
      if (strength === 0 || strength <= weakest) break
      this.#at++
      // Powers are grouped from the right.
      const right = this.#expression(sign === '**' ? strength - 1 : strength)
      left = operated(sign, left, right)
    }
    return left
  }

  #signed(): PythonValue {
    if (this.#is('+')) return this.#expression(OF_SIGN)
    if (!this.#is('-')) return this.#postfixed(this.#atom())
    const value = this.#expression(OF_SIGN)
    if (value.kind === 'number') return numberValue(-value.value, value.isFloat)
    return operated('*', value, numberValue(-1, false))
  }

  #atom(): PythonValue {
    const text = this.#next()
    if (/^(?:\d|\.\d)/.test(text)) return number(text)
    if (/^["']/.test(text)) return { kind: 'text', text: text.slice(1, -1) }
    if (text === '(') return this.#grouped()
    if (text === '[') return this.#listed()
    if (!/^[^\W\d]\w*$/.test(text)) return unknown()
    return this.#values.get(text) ?? { kind: 'name', name: text }
  }

  #grouped(): PythonValue {
    const items = this.#list(')')
    const isTuple = items.length !== 1 || this.#pieces[this.#at - 1] === ','
    if (!this.#is(')')) return unknown()
    return isTuple ? { kind: 'list', items } : (items[0] ?? unknown())
  }

  #listed(): PythonValue {
    const end = this.#closing()
    const inner = this.#pieces.slice(this.#at, end)
    const loop = inner.findIndex((each, i) => each === 'for' && depthAt(inner, i) === 0)
    if (loop >= 0) {
      this.#at = end + 1
      return this.#repeated(inner.slice(0, loop), inner.slice(loop + 1))
    }
    const items = this.#list(']')
    return this.#is(']') ? { kind: 'list', items } : unknown()
  }

  /** `[value for names in over]` */
  #repeated(value: readonly string[], rest: readonly string[]): PythonValue {
    const within = rest.indexOf('in')
    const names = rest.slice(0, within).filter((each) => /^\w+$/.test(each))
    const over = new Evaluator(rest.slice(within + 1), this.#values).whole()
    if (within < 1 || over.kind !== 'list') return unknown()
    const items = over.items.map((item) => {
      const parts = names.length === 1 ? [item] : item.kind === 'list' ? item.items : unknown()
      const bound = names.map((name, i) => [name, parts[i] ?? unknown()] as const)
      return new Evaluator(value, new Map([...this.#values, ...bound])).whole()
    })
    return { kind: 'list', items }
  }

  /** Where the bracket closes that has just been opened. */
  #closing(): number {
    let depth = 1
    for (let i = this.#at; i < this.#pieces.length; i++) {
      if ('([{'.includes(this.#pieces[i] ?? '')) depth++
      if (')]}'.includes(this.#pieces[i] ?? '') && --depth === 0) return i
    }
    return unknown()
  }

  #postfixed(value: PythonValue): PythonValue {
    if (this.#is('.')) {
      const name = this.#next()
      return this.#postfixed(this.#is('(') ? this.#method(value, name) : this.#attribute(value, name))
    }
    if (this.#is('[')) return this.#postfixed(this.#subscripted(value))
    if (!this.#is('(')) return value
    return this.#postfixed(value.kind === 'name' ? called(value.name, this.#arguments()) : unknown())
  }

  #attribute(value: PythonValue, name: string): PythonValue {
    if (value.kind === 'array') return attribute(value, name)
    if (value.kind === 'frame') return this.#ofFrame(value, name)
    if (value.kind !== 'name') return unknown()
    return `${value.name}.${name}` === 'numpy.pi' || `${value.name}.${name}` === 'math.pi'
      ? numberValue(Math.PI, true)
      : { kind: 'name', name: `${value.name}.${name}` }
  }

  #ofFrame(frame: FrameValue, name: string): PythonValue {
    if (name === 'values') return arrayOf(frame)
    if (name === 'shape') return attribute(arrayOf(frame), name)
    if (name === 'columns' && !frame.isPart)
      return { kind: 'list', items: frame.columns.map((each) => ({ kind: 'text', text: each.name })) }
    if (name === 'iloc' && this.#is('[')) return placed(frame, this.#subscripts())
    if (name === 'loc' && this.#is('[')) {
      const isAll = this.#is(':') && this.#is(',')
      const names = isAll ? this.#expression(0) : unknown()
      return this.#is(']') ? columnsNamed(frame, names) : unknown()
    }
    return columnsNamed(frame, { kind: 'text', text: name })
  }

  #method(value: PythonValue, name: string): PythonValue {
    const args = this.#arguments()
    if (value.kind === 'name') return called(`${value.name}.${name}`, args)
    if (value.kind === 'frame') return frameMethod(value, name, args)
    return value.kind === 'array' ? methodCalled(value, name, args) : unknown()
  }

  #arguments(): CallArguments {
    const places: PythonValue[] = []
    const named = new Map<string, PythonValue>()
    while (this.#pieces[this.#at] !== ')') {
      const keyword = this.#pieces[this.#at + 1] === '=' ? this.#next() : null
      if (keyword !== null) {
        this.#at++
        named.set(keyword, this.#expression(0))
      } else places.push(this.#expression(0))
      if (!this.#is(',')) break
    }
    return this.#is(')') ? { places, named, ...this.#around } : unknown()
  }

  #subscripts(): readonly Subscript[] {
    const subscripts: Subscript[] = []
    while (this.#pieces[this.#at] !== ']') {
      subscripts.push(this.#subscript())
      if (!this.#is(',')) break
    }
    return this.#is(']') ? subscripts : unknown()
  }

  #subscripted(value: PythonValue): PythonValue {
    if (value.kind === 'frame') {
      const names = this.#expression(0)
      return this.#is(']') ? columnsNamed(value, names) : unknown()
    }
    const subscripts = this.#subscripts()
    if (value.kind === 'array') return subscripted(value, subscripts)
    const [only, ...others] = subscripts
    if (value.kind !== 'list' || only === undefined || others.length > 0 || only.kind === 'new') return unknown()
    const items = placesOf(only, value.items.length).map((place) => value.items[place] ?? unknown())
    return only.kind === 'number' ? (items[0] ?? unknown()) : { kind: 'list', items }
  }

  #subscript(): Subscript {
    const ends = [',', ']', ':']
    const part = () => (ends.includes(this.#pieces[this.#at] ?? ']') ? null : wholeOf(this.#expression(0)))
    if (this.#pieces[this.#at] !== ':') {
      const value = this.#expression(0)
      if (value.kind === 'name') return /^(?:None|numpy\.newaxis)$/.test(value.name) ? { kind: 'new' } : unknown()
      if (value.kind === 'list') return { kind: 'list', items: value.items }
      if (!this.#is(':')) return value.kind === 'number' ? value : unknown()
      return this.#slice(wholeOf(value), part)
    }
    this.#at++
    return this.#slice(null, part)
  }

  #slice(from: number | null, part: () => number | null): Subscript {
    const to = part()
    const by = this.#is(':') ? part() : null
    return { kind: 'slice', from, to, by: by ?? 1 }
  }
}

function number(text: string): PythonValue {
  const plain = text.replaceAll('_', '')
  if (/^\d+$/.test(plain)) return numberValue(Number(plain), false)
  return /^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? numberValue(Number(plain), true) : unknown()
}

function depthAt(pieces: readonly string[], end: number): number {
  const before = pieces.slice(0, end)
  const count = (marks: string) => before.filter((each) => marks.includes(each)).length
  return count('([{') - count(')]}')
}
