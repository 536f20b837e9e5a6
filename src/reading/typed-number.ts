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
const FORTRAN = /^([+-]?(?:\d+[.,]?\d*|[.,]\d+))[dq]([+-]?\d+)$/i

/**
 * What `text` may mean where one number is typed, in the habits of any country, keyboard and language of programs: decimal
 * commas and Chinese full stops, thousands, fractions, powers, percent, Fortran's D. What could be two numbers has both, and
 * what is none of all that has none.
 * @param whole whether a whole number is meant: there a comma before three digits is one of thousands
 */
export function typedNumber(text: string, whole: boolean): TypedNumber {
  if (text.length > LONGEST) return NONE
  const bare = tidied(text)
    .trim()
    .replaceAll('\u2019', "'")
    .replace(/^([+-]) +(?=[\d.,])/, '$1')
  if (bare.endsWith('%')) return percent(typedNumber(bare.slice(0, -1), false))
  const known = decimalOf(bare, whole)
  if (known !== null) return known
  const formula = formulaText(bare)
  return formula === null ? NONE : sure(formula)
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

/** The hundredth of it. */
function percent({ texts, sure: isSure }: TypedNumber): TypedNumber {
  const hundredth = (text: string) => (/e/i.test(text) ? null : `${text}e-2`)
  return { texts: texts.map(hundredth).filter((text) => text !== null), sure: isSure }
}
