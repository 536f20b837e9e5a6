import { isWhole } from './shapes.ts'
import { numberKind, raise, tensorKind, UNKNOWN, type ValueKind } from './value-kinds.ts'

// What comes of values of known kinds.

export function libraryKind(name: string): ValueKind {
  return { type: 'library', name }
}

/** A number as it is written. */
export function numberWritten(text: string): ValueKind {
  const plain = text.replaceAll('_', '')
  if (/^\d+$/.test(plain)) return numberKind(false, Number(plain))
  return /[jJ]$|^0[xob]/i.test(plain) ? UNKNOWN : numberKind(true, Number(plain))
}

/** What `bool(value)` is; null where it is not known. */
export function truthOf(kind: ValueKind): boolean | null {
  switch (kind.type) {
    case 'bool':
      return kind.value
    case 'number':
      return kind.value === null ? null : kind.value !== 0
    case 'none':
      return false
    case 'list':
    case 'tuple':
      return kind.items === null ? null : kind.items.length > 0
    default:
      return null
  }
}

export function notTruth(isTrue: boolean | null): boolean | null {
  return isTrue === null ? null : !isTrue
}

/** `a sign b` */
export function compared(sign: string, a: ValueKind, b: ValueKind): ValueKind {
  if (a.type === 'text' && b.type === 'text' && a.text !== null && b.text !== null && /^[!=]=$/.test(sign))
    return { type: 'bool', value: (a.text === b.text) === (sign === '==') }
  const isOrder = /^[<>]/.test(sign)
  const never = ['none', 'text', 'method', 'list', 'dict']
  const isNumber = (kind: ValueKind) => kind.type === 'number' || kind.type === 'bool'
  if (isOrder && ((isNumber(a) && never.includes(b.type)) || (isNumber(b) && never.includes(a.type))))
    raise('TypeError', 'operands')
  if (a.type !== 'number' || b.type !== 'number' || a.value === null || b.value === null)
    return a.type === 'tensor' || b.type === 'tensor' ? UNKNOWN : { type: 'bool', value: null }
  const [x, y] = [a.value, b.value]
  const results: Readonly<Record<string, boolean>> = {
    '<': x < y,
    '>': x > y,
    '<=': x <= y,
    '>=': x >= y,
    '==': x === y,
    '!=': x !== y,
  }
  return { type: 'bool', value: results[sign] ?? null }
}

/** `value[index]` */
export function subscriptOf(owner: ValueKind, index: ValueKind): ValueKind {
  if (['number', 'none', 'bool', 'method', 'function', 'optimizer', 'loss', 'loader'].includes(owner.type))
    raise('TypeError', 'operands')
  if (
    owner.type === 'library' &&
    /^torch\.(?:tensor|rand|randn|zeros|ones|matmul|mm|manual_seed)$|^(?:range|len|print)$/.test(owner.name)
  )
    raise('TypeError', 'brackets')
  if (owner.type === 'list' || owner.type === 'tuple') {
    if (index.type === 'text' || (index.type === 'number' && index.isFloat)) raise('TypeError', 'operands')
    if (!isWhole(index) || index.value === null || owner.items === null) return UNKNOWN
    const item = owner.items.at(index.value)
    return item ?? raise('IndexError', 'sizes')
  }
  if (owner.type === 'model' && owner.name === 'Sequential' && isWhole(index) && index.value === 0)
    return { ...owner, name: 'Linear' }
  if (owner.type !== 'tensor') return UNKNOWN
  if (owner.shape?.length === 0 && isWhole(index)) raise('IndexError', 'sizes')
  if (index.type === 'text' || (index.type === 'number' && index.isFloat)) raise('', 'operands')
  const { shape, hasGraph } = owner
  if (shape === null || !isWhole(index) || index.value === null) return tensorKind(null, hasGraph)
  const size = shape[0] ?? 0
  if (index.value >= size || index.value < -size) raise('IndexError', 'sizes')
  return tensorKind(shape.slice(1), hasGraph)
}

/** `value[from:to]` */
export function sliceOf(owner: ValueKind): ValueKind {
  return owner.type === 'tensor' ? tensorKind(null, owner.hasGraph) : UNKNOWN
}

/** How many turns a loop has; null where it is not known. */
export function countIn(over: ValueKind): number | null {
  if (over.type === 'range') return over.count
  if (over.type === 'enumerated') return countIn(over.of)
  return (over.type === 'list' || over.type === 'tuple') && over.items !== null ? over.items.length : null
}

/** Whether a loop over it certainly has a turn. */
export function isFilled(over: ValueKind): boolean {
  return over.type === 'loader' || over.type === 'array' || (over.type === 'enumerated' && isFilled(over.of))
}

/** What a loop over it gives in that turn. */
export function itemOf(over: ValueKind, turn: number): ValueKind {
  switch (over.type) {
    case 'range':
      return numberKind(false, over.from === null ? null : over.from + turn)
    case 'enumerated':
      return { type: 'tuple', items: [numberKind(false, null), itemOf(over.of, turn)] }
    case 'list':
    case 'tuple':
      return over.items?.[turn] ?? UNKNOWN
    default:
      return UNKNOWN
  }
}

/** What is known of it after it may have changed. */
export function withoutValue(kind: ValueKind): ValueKind {
  switch (kind.type) {
    case 'number':
      return { ...kind, value: null }
    case 'bool':
      return { ...kind, value: null }
    case 'list':
    case 'tuple':
      return { ...kind, items: null }
    case 'text':
      return { ...kind, text: null }
    default:
      return kind
  }
}
