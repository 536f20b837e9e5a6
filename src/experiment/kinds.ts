import { expressionIn } from './expression-reader.ts'
import { equalMatrices, equalVectors, type Matrix } from './matrix.ts'
import { plain, readFloat32, readNumber, wholeNumber, withoutZero, writeFloat32, writeNumber } from './numbers.ts'
import { type OwnData, readOwnData } from './own-data.ts'
import { bad, good, quoted, type Reading } from './problem.ts'
import { readMatrix } from './read-matrix.ts'

/**
 * A kind of field: how its text is read, written and compared, and which control edits it.
 * `read` is total: any text gives a value or a problem. `write` is canonical and `read(write(v))` equals `v`.
 */
export interface Kind<T> {
  readonly control: Control
  read(text: string): Reading<T>
  write(value: T): string
  equals(a: T, b: T): boolean
}

/** What the page needs to know to offer a control for a kind. */
export type Control =
  | ({ readonly type: 'number'; readonly integer: boolean } & Limits)
  | { readonly type: 'select'; readonly options: readonly string[] }
  | { readonly type: 'switch' }
  | { readonly type: 'vector' }
  | ({ readonly type: 'pair' } & Limits)
  | ({ readonly type: 'integers' } & Limits)
  | { readonly type: 'words'; readonly options: readonly string[] }
  | { readonly type: 'expression' }
  | { readonly type: 'matrix'; readonly maxRows: number; readonly maxColumns: number }
  | { readonly type: 'data' }

interface Limits {
  readonly min: number
  readonly max: number
  /** The bound that is not itself accepted. */
  readonly open?: 'min' | 'max' | undefined
}

/** A double within `min..max`; where there is no end to them also `inf`, however Python writes it. */
export function real(limits: Limits): Kind<number> {
  return {
    control: { type: 'number', integer: false, ...limits },
    read(text) {
      if (limits.max === Infinity && INFINITE.test(plain(text))) return good(limits.max)
      const reading = readNumber(text)
      if (!reading.ok) return reading
      return inRange(reading.value, text, limits)
    },
    write: writeNumber,
    equals: Object.is,
  }
}

/** `inf`, `float('inf')`, `math.inf`. */
const INFINITE = /^(?:\w+[.(]['"]?|['"+])?inf(?:inity)?['")]*$/i

/** A whole number within `min..max`; `1e3` is read as 1000. */
export function integer({ min, max }: Limits): Kind<number> {
  return {
    control: { type: 'number', integer: true, min, max },
    read(text) {
      const reading = readNumber(text)
      if (!reading.ok) return reading
      const whole = wholeNumber(text)
      if (whole === null) return bad({ code: 'notAnInteger', text: quoted(plain(text)) })
      return inRange(Number(whole), text, { min, max })
    },
    write: writeNumber,
    equals: (a, b) => a === b,
  }
}

/** Whole numbers within `min..max`, `[30, 80]` or `30,80`, in ascending order; empty text and `none` stand for none. */
export function integers(limits: Limits): Kind<readonly number[]> {
  const each = integer(limits)
  return {
    control: { type: 'integers', ...limits },
    read(text) {
      if (text.length > LONGEST_LIST) return bad({ code: 'tooLong', limit: LONGEST_LIST })
      const values: number[] = []
      for (const part of partsOf(text).filter((given) => !/^(?:none)?$/i.test(given))) {
        const reading = each.read(part)
        if (!reading.ok) return reading
        values.push(reading.value)
      }
      return good(values.sort((a, b) => a - b))
    },
    write: (value) => value.join() || 'none',
    equals: equalVectors,
  }
}

/** A whole number that may be too large for a double: then it is a bigint. */
export type Whole = number | bigint

/** A whole number of 64 bits, with a sign or without: what PyTorch takes as a seed. */
export function integer64(): Kind<Whole> {
  return {
    control: { type: 'number', integer: true, min: -(2 ** 63), max: 2 ** 64 },
    read(text) {
      const reading = readNumber(text)
      if (!reading.ok) return reading
      const whole = wholeNumber(text)
      const told = quoted(plain(text))
      if (whole === null) return bad({ code: 'notAnInteger', text: told })
      if (whole !== BigInt.asIntN(64, whole) && whole !== BigInt.asUintN(64, whole))
        return bad({ code: 'not64Bits', text: told })
      const near = Number(whole)
      return good(Number.isSafeInteger(near) ? near : whole)
    },
    write: String,
    equals: (a, b) => a === b,
  }
}

function inRange(value: number, text: string, { min, max, open }: Limits): Reading<number> {
  const beyond = value < min || value > max || (open === 'min' && value === min) || (open === 'max' && value === max)
  if (beyond) return bad({ code: 'outOfRange', text: quoted(plain(text)), min, max, ...(open && { open }) })
  return good(value === 0 ? 0 : value)
}

/** Two numbers of the longest that is read, and some blanks. */
const LONGEST_PAIR = 200

/** Some hundred whole numbers. */
const LONGEST_LIST = 1000

/** A loss in one line. */
const LONGEST_EXPRESSION = 300

/** The longest name of a class, with all modules before it. */
const LONGEST_NAME = 60

/** What stands between commas and blanks, brackets around all of it left out. */
function partsOf(text: string): readonly string[] {
  return plain(text)
    .replace(/^[[(]\s*(.*?)\s*[\])]$/, '$1')
    .split(/[,;\s]+/)
}

/** Two doubles within the limits, `.9,.999`; brackets around them are understood. */
export function pair(limits: Limits): Kind<readonly [number, number]> {
  const each = real(limits)
  return {
    control: { type: 'pair', ...limits },
    read(text) {
      if (text.length > LONGEST_PAIR) return bad({ code: 'tooLong', limit: LONGEST_PAIR })
      const parts = partsOf(text)
      const [first, second] = parts.map((part) => each.read(part))
      if (first === undefined || second === undefined || parts.length !== 2) {
        return bad({ code: 'wrongLength', found: parts.length, expected: 2 })
      }
      if (!first.ok) return first
      return second.ok ? good([first.value, second.value]) : second
    },
    write: (value) => value.map((each) => withoutZero(writeNumber(each))).join(','),
    equals: (a, b) => a[0] === b[0] && a[1] === b[1],
  }
}

/** Any of a few words, `zero_grad,step`, in the order of `options`; empty text and `none` stand for none of them. */
export function words<const T extends string>(options: readonly T[]): Kind<readonly T[]> {
  return {
    control: { type: 'words', options },
    read(text) {
      const given = /^(?:none)?$/i.test(plain(text)) ? [] : plain(text).split(/[,;\s]+/)
      const stranger = given.find((word) => !options.some((option) => option === word))
      if (stranger !== undefined) return bad({ code: 'notOneOf', text: quoted(stranger), options })
      return good(options.filter((option) => given.includes(option)))
    },
    write: (value) => (value.length === 0 ? 'none' : value.join(',')),
    equals: (a, b) => a.length === b.length && a.every((word, i) => word === b[i]),
  }
}

/**
 * One of a few words. Written as PyTorch writes them they are understood as well: `torch.nn.MSELoss()` is `mse`,
 * `optim.Adam` is `adam`.
 */
export function oneOf<const T extends string>(options: readonly T[]): Kind<T> {
  return {
    control: { type: 'select', options },
    read(text) {
      const word = plain(text)
      const name = className(word)
      const found = options.find((option) => option === word) ?? options.find((option) => className(option) === name)
      return found === undefined ? bad({ code: 'notOneOf', text: quoted(plain(text)), options }) : good(found)
    },
    write: (value) => value,
    equals: (a, b) => a === b,
  }
}

/** What is left of `torch.nn.SmoothL1Loss()` and of `smooth_l1` alike: `smoothl1`. */
function className(text: string): string {
  if (text.length > LONGEST_NAME) return text
  return text
    .toLowerCase()
    .replace(/^(?:\w+\.)+|_|\(\)$/g, '')
    .replace(/(?<=.)loss$/, '')
}

/** Python's bool; `0` and `1` in the URL. */
export function flag(): Kind<boolean> {
  return {
    control: { type: 'switch' },
    read(text) {
      const word = plain(text)
      if (word === '0' || word === '1') return good(word === '1')
      return bad({ code: 'notOneOf', text: quoted(word), options: ['0', '1'] })
    },
    write: (value) => (value ? '1' : '0'),
    equals: (a, b) => a === b,
  }
}

/** An expression of pred and target, a loss, in one line. */
export function expression(): Kind<string> {
  return {
    control: { type: 'expression' },
    read(text) {
      const tooLong = bad({ code: 'tooLong', limit: LONGEST_EXPRESSION })
      // A script's has longer names.
      if (text.length > 3 * LONGEST_EXPRESSION) return tooLong
      // In a link it has `~` for `;`, which no expression has.
      const reading = expressionIn(plain(text).replaceAll(';', '~').replace(/\s+/g, ' '))
      return reading.ok && reading.value.length > LONGEST_EXPRESSION ? tooLong : reading
    },
    write: (value) => value,
    equals: (a, b) => a === b,
  }
}

/** A matrix of float32, at most `maxRows x maxColumns`; see `readMatrix` for what is understood. */
export function matrix(maxRows: number, maxColumns: number): Kind<Matrix> {
  return {
    control: { type: 'matrix', maxRows, maxColumns },
    read: (text) => readMatrix(text, maxRows, maxColumns),
    write({ rows, columns, data }) {
      const row = (_: unknown, r: number) =>
        data
          .slice(r * columns, (r + 1) * columns)
          .map(writeFloat32)
          .join(',')
      return Array.from({ length: rows }, row).join(';')
    },
    equals: equalMatrices,
  }
}

/** A vector of float32 of at most `maxLength` elements, or none; empty text and `none` stand for none. */
export function optionalVector(maxLength: number): Kind<readonly number[] | null> {
  return {
    control: { type: 'vector' },
    read(text) {
      if (/^(?:none)?$/i.test(plain(text))) return good(null)
      if (!/[,;|\s[]/.test(plain(text))) {
        const single = readFloat32(text)
        return single.ok ? good([single.value]) : single
      }
      const reading = readMatrix(text, 1, maxLength)
      return reading.ok ? good(reading.value.data) : reading
    },
    write: (value) => (value === null ? 'none' : value.map(writeFloat32).join(',')),
    equals: (a, b) => a === b || (a !== null && b !== null && equalVectors(a, b)),
  }
}

/** Data that somebody brought, or none. */
export function ownData(): Kind<OwnData | null> {
  return {
    control: { type: 'data' },
    read: (text) => (/^(?:none)?$/i.test(text.trim()) ? good(null) : readOwnData(text)),
    write: (value) => value?.written ?? 'none',
    equals: (a, b) => a?.written === b?.written,
  }
}
