import { writeNumber } from '../experiment/numbers.ts'
import { formulaText } from './formula-text.ts'
import { tidied } from './tidy.ts'

/** What a text that stands for one number may mean. */
export interface TypedNumber {
  /** Plain decimals, the likelier first. */
  readonly texts: readonly string[]
  /** Whether it can mean nothing else. */
  readonly sure: boolean
}

/** Longer texts are no number; they are not looked into. */
const LONGEST = 64

const EXPONENT = String.raw`(?:e[+-]?\d+)?`
const PLAIN = new RegExp(String.raw`^[+-]?(?:\d+\.?\d*|\.\d+)${EXPONENT}$`, 'i')
/** One to three digits, not beginning with 0, and three more behind a point or a comma: thousands, or three decimals. */
const THREE_BEHIND = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/
/** Thousands, by what cannot be a decimal sign, and what may follow them. */
const GROUPED = new RegExp(String.raw`^([+-]?\d{1,3}(?:([' _])\d{3})(?:\2\d{3})*)([.,]\d*)?(${EXPONENT})$`, 'i')
/** Python's `10_0`. */
const UNDERLINED = /^[+-]?\d+(?:_\d+)+$/
const SEVERAL_COMMAS = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{2})+,\d{3})$/
const SEVERAL_POINTS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/
const COMMAS_THEN_POINT = new RegExp(String.raw`^[+-]?[1-9]\d{0,2}(?:,\d{3})+\.\d*${EXPONENT}$`, 'i')
const POINTS_THEN_COMMA = new RegExp(String.raw`^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d*${EXPONENT}$`, 'i')
const DECIMAL_COMMA = new RegExp(String.raw`^[+-]?(?:\d+,\d*|,\d+)${EXPONENT}$`, 'i')
/** Julia's `1f-3` as well. */
const FORTRAN = /^([+-]?(?:\d+[.,]?\d*|[.,]\d+))(?:[dq]|f(?!(?:16|32|64)$))([+-]?\d+)$/i

/** A number in C, Rust, Julia with its type behind it: `1e-3f`, `0.1_f32`. */
const TYPED = /^([+-]?(?:\d+\.\d*|\.\d+|\d+e[+-]?\d+)(?:e[+-]?\d+)?)(?:[fl]|_?f(?:32|64))$/i
/** `1 e -3` */
const BLANK_EXPONENT = /(?<=[\d.]) ?e ?([+-]) ?(?=\d+$)/i
/** `lr = 0.01`, `lr: 0.01`: which field it is for is not said by where it is typed. */
const NAMED = /^[a-z_][\w.]*\s*[=:]\s*(?=[\d.,+-])/i
/** Chinese words for powers of ten, and the letters for thousands and millions. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['百', 2],
  ['千', 3],
  ['k', 3],
  ['K', 3],
  ['万', 4],
  ['M', 6],
  ['亿', 8],
])
/** `1½`, `1 1/2` */
const MIXED = /^([+-]?)(\d{1,9}) ?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]|(?<= )\d{1,4}\/\d{1,4})$/u
/** A power of ten whose exponent has come down to the line: `5×10-4`, `1.5×103`; `10-3`. */
const FALLEN = /^([+-]?(?:\d+\.?\d*|\.\d+) ?[×·⋅] ?|[+-]?(?=10-))10(-?\d{1,2})$/
/** `1/1/2020`, which is rather a date. */
const DATE = /^\d{1,4}\/\d{1,4}\/\d{1,4}$/
/** Groups of four digits, as in 1,0000 for 一万. */
const BY_FOUR = /^[+-]?[1-9]\d{0,3}(?:([, ])\d{4})(?:\1\d{4})*$/
const HEXADECIMAL = /^0x[\da-f]{1,16}$/i

/**
 * What `text` may mean where one number is typed, in the habits of any country, keyboard and language of programs: decimal
 * commas and Chinese full stops, thousands, fractions, powers, percent, Fortran's D. What could be two numbers has both, and
 * what is none of all that has none.
 * @param whole whether a whole number is meant: there a comma before three digits is one of thousands
 */
export function typedNumber(text: string, whole: boolean): TypedNumber {
  if (text.length > LONGEST) return NONE
  const bare = undressed(tidied(text))
  const value = bare.replace(NAMED, '')
  if (value !== bare) return { ...typedNumber(value, whole), sure: false }
  const [, inside] = /^\(([^()]*)\)$/.exec(bare) ?? []
  if (inside !== undefined) return inBrackets(inside, typedNumber(inside, whole))
  if (bare.endsWith('%')) return scaled(typedNumber(bare.slice(0, -1), false), -2)
  if (bare.endsWith('‰')) return scaled(typedNumber(bare.slice(0, -1), false), -3)
  const power = /\d ?\D$/.test(bare) ? WORDS.get(bare.slice(-1)) : undefined
  // One who writes K for memory means 1024.
  if (power !== undefined) {
    const number = scaled(typedNumber(bare.slice(0, -1), false), power)
    return /[kM]$/i.test(bare) ? { ...number, sure: false } : number
  }
  const known = decimalOf(bare, whole)
  if (known !== null) return known
  if (whole && HEXADECIMAL.test(bare)) return sure(String(BigInt(bare)))
  return computed(bare)
}

/** `text` without what stands around a number where it was copied: brackets, quotation marks, a comma, a comment. */
function undressed(text: string): string {
  return text
    .replace(/(?<=\d)(?:\s*#|\s+\/\/).*$/, '')
    .trim()
    .replace(/^=\s*/, '')
    .replace(/(?<=\d[^,;]*)[,;]$/, '')
    .replace(/^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|\[([^[\]]*)\]|\{([^{}]*)\})$/, '$1$2$3$4$5')
    .trim()
    .replace(/(?<=^[^.]*\.\d+)\.$/, '')
    .replaceAll('\u2019', "'")
    .replace(/^([+-]) +(?=[\d.,])/, '$1')
    .replace(BLANK_EXPONENT, 'e$1')
    .replace(TYPED, '$1')
}

/** A fraction, a power or a product. */
function computed(text: string): TypedNumber {
  const [, sign = '', whole, part = ''] = MIXED.exec(text) ?? []
  if (whole !== undefined) return sure(`${sign}${Number(whole) + Number(formulaText(part))}`)
  const formula = formulaText(text)
  const [, factor, exponent] = FALLEN.exec(text) ?? []
  if (factor !== undefined && exponent !== '0') {
    const power = `${factor.replace(/ ?[×·⋅] ?$/, '') || '1'}e${exponent}`.replace(/^([+-])e/, '$11e')
    return formula === null ? unsure(power) : unsure(power, formula)
  }
  if (formula === null) return NONE
  return DATE.test(text) ? unsure(formula) : sure(formula)
}

const NONE: TypedNumber = { texts: [], sure: false }

function sure(text: string): TypedNumber {
  return { texts: [text], sure: true }
}

function unsure(...texts: readonly string[]): TypedNumber {
  return { texts, sure: false }
}

/** `text` as one number in digits, with whatever separates them. */
function decimalOf(text: string, whole: boolean): TypedNumber | null {
  if (THREE_BEHIND.test(text)) return threeBehind(text, whole)
  if (PLAIN.test(text)) return sure(text)
  if (BY_FOUR.test(text)) return byFour(text, whole)
  const [, thousands, , fraction = '', exponent = ''] = GROUPED.exec(text) ?? []
  if (thousands !== undefined) return sure(thousands.replace(/[' _]/g, '') + fraction.replace(',', '.') + exponent)
  if (UNDERLINED.test(text)) return sure(text.replaceAll('_', ''))
  if (SEVERAL_COMMAS.test(text) || COMMAS_THEN_POINT.test(text)) return sure(text.replaceAll(',', ''))
  if (SEVERAL_POINTS.test(text) || POINTS_THEN_COMMA.test(text)) {
    return sure(text.replaceAll('.', '').replace(',', '.'))
  }
  if (DECIMAL_COMMA.test(text)) {
    const decimal = text.replace(',', '.')
    // As `10,00` would be written by who means 10, and by who has left out a 0 of 10,000.
    return whole && /,0*$/.test(text) ? unsure(text.replace(/,.*/, '')) : sure(decimal)
  }
  const [, mantissa, power] = FORTRAN.exec(text) ?? []
  return mantissa === undefined ? null : sure(`${mantissa.replace(',', '.')}e${power}`)
}

/** `10.000` and `1,234`: thousands in some countries, decimals in others. */
function threeBehind(text: string, whole: boolean): TypedNumber {
  const thousands = text.replace(/[.,]/, '')
  // So that it is none of these when it is read again.
  const decimal = text.replace(',', '.').replace(/\.?0+$/, '')
  if (text.includes(',')) return whole ? sure(thousands) : unsure(decimal, thousands)
  if (whole) return text.endsWith('000') ? unsure(thousands, decimal) : unsure(thousands)
  // A decimal point is how the page writes itself; only nobody types a 0 at the end of it.
  return text.endsWith('0') ? unsure(decimal, thousands) : sure(decimal)
}

/** `1,0000`: four digits in China, else decimals of a whole number. */
function byFour(text: string, whole: boolean): TypedNumber {
  const all = text.replace(/[, ]/g, '')
  if (!/^[^,]*,\d+$/.test(text)) return sure(all)
  const decimal = text.replace(',', '.').replace(/\.?0+$/, '')
  if (!text.endsWith('0000')) return whole ? unsure(all) : sure(decimal)
  return whole ? unsure(all, decimal) : unsure(decimal, all)
}

/** `(5)`: five, or what is owed: Excel takes it as -5. */
function inBrackets(text: string, number: TypedNumber): TypedNumber {
  const [first] = number.texts
  return first === undefined || !number.sure || /[^\d., ']/.test(text) ? number : unsure(first, `-${first}`)
}

/** So many powers of ten of it. */
function scaled({ texts, sure: isSure }: TypedNumber, power: number): TypedNumber {
  const times = (text: string) =>
    /e/i.test(text) ? null : power < 0 ? `${text}e${power}` : writeNumber(Number(`${text}e${power}`))
  return { texts: texts.map(times).filter((text) => text !== null), sure: isSure }
}
