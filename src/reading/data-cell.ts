import { plainDecimal, type Style } from './cell-values.ts'
import { tidied } from './tidy.ts'

/** What a cell of somebody's data is. */
export type DataCell =
  | { readonly is: 'missing' | 'date' | 'text' }
  /** As a number by what a comma in it is; NaN where it is none in that habit. Both are the same where it has none. */
  | { readonly is: 'number'; readonly point: number; readonly comma: number }

/** What programs and people write where they have no value. */
const MISSING =
  /^(?:|-+|\.+|\?+|[–—…]|#?n\/?a|<na>|nan|nat|null|nil|none|missing|\*+|n\.a\.|#(?:null|div\/0|value|ref|name\?|num)!?|缺失|无|空)$/i
/** `2021-03-04`, `3/4/21 10:00`, `2021年3月`, `4 Mar 2021`, `10:30`, `2021-03`, `2021Q1`. */
const DATE =
  /^(?:\d{1,4}([-/.年])\d{1,2}(?:\1|月)\d{1,4}日?(?:[T ].*)?|\d{4}[-/年]\d{1,2}月?|\d{1,2}:\d{2}(?::\d{2}.*)?(?: ?[ap]m)?|(?:\d{1,2}[-. ]*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-. ,]*\d{1,4}.*|\d{4}[- ]?q[1-4])$/i
/** Digits with whatever separates them: no formula, which may be a date, and no word. */
const DIGITS = /^[+-]? ?[\d.,][\d.,' _]*(?:[ed][+-]?\d+)?(?: ?%)?$/i
/** Money: a sign at one end, which says nothing of the number. */
const MONEY =
  /^([+-]?) ?(?:(?:[$€£¥￥₹₩₽₺฿]|US\$|R\$|EUR|USD|GBP|CHF|CNY|RMB) ?([\d.,' ]+[kKM万亿]?)|([\d.,' ]+[kKM万亿]?) ?(?:[$€£¥￥₹₩₽₺฿元円원]|EUR|USD|GBP|CHF|CNY|RMB|kr|zł|Kč|руб\.?))$/
/** `1,23,456` */
const LAKHS = /^[+-]?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/
/** `3万`, `565K`, `110.5M`: what stands behind it is so many powers of ten. */
const MULTIPLE = /^([+-]?[\d.,' ]+) ?([kKM百千万亿])$/
const POWERS: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
])
const TRUTH: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
])
/** What nobody reads in two ways: no comma, and no point before three digits. */
const WHOLE = /^[+-]?\d+$/
const PLAIN = /^[+-]?(?:0\.\d+|\d*\.\d{1,2}|\d*\.\d{4,}|\d{4,}\.\d+)$/

/** Thousands in some countries, decimals in others. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/

/** What `text`, a cell, is. A number beyond float32 is none. */
export function dataCell(text: string): DataCell {
  // Large tables have hundreds of thousands of these.
  if (WHOLE.test(text)) return number(Number(text), Number(text))
  if (PLAIN.test(text)) return number(Number(text), Number.NaN)
  if (THOUSANDS.test(text)) return number(Number(text), Number(text.replace('.', '')))
  const bare = tidied(text)
    .trim()
    // What a spreadsheet has for a text that looks like a number.
    .replace(/^=(?=".*"$)/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
    .replace(MONEY, '$1$2$3')
    .trim()
  if (MISSING.test(bare)) return { is: 'missing' }
  if (DATE.test(bare)) return { is: 'date' }
  const truth = TRUTH.get(bare.toLowerCase())
  if (truth !== undefined) return number(truth, truth)
  const [, mantissa, word = ''] = MULTIPLE.exec(bare) ?? []
  if (mantissa !== undefined && DIGITS.test(mantissa)) {
    const times = (style: Style) => Number(`${valueIn(mantissa, style)}e${POWERS.get(word) ?? 0}`)
    return number(times('point'), times('comma'))
  }
  if (LAKHS.test(bare)) return number(Number(bare.replaceAll(',', '')), Number.NaN)
  return DIGITS.test(bare) ? number(valueIn(bare, 'point'), valueIn(bare, 'comma')) : { is: 'text' }
}

function number(point: number, comma: number): DataCell {
  const [a, b] = [within(point), within(comma)]
  return Number.isNaN(a) && Number.isNaN(b) ? { is: 'text' } : { is: 'number', point: a, comma: b }
}

/** NaN for what float32 does not have. */
function within(value: number): number {
  return Number.isFinite(Math.fround(value)) ? value : Number.NaN
}

function valueIn(text: string, style: Style): number {
  const decimal = plainDecimal(text, style)
  return decimal === null ? Number.NaN : Number(decimal)
}
