import { writeNumber } from '../experiment/numbers.ts'

/** Exponents as they are printed above the line. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const RAISED_END = /(?<=[\d)])[⁺-]?[⁰¹²³⁴-⁹]+/gu

/** `½` and the like, each behind the other in front of what it is said as. */
const VULGAR: ReadonlyMap<string, string> = new Map(
  '½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅐1/7 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8 ⅑1/9 ⅒1/10'
    .split(' ')
    .map((each) => [each.charAt(0), each.slice(1)]),
)

const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`
/** A number, or a power of one: `10`, `10^-3`. */
const FACTOR = new RegExp(String.raw`^(${NUMBER})(?:\^([+-]?\d{1,4}))?$`, 'i')

/**
 * The value of a product, a quotient or a power of numbers, as Python, MATLAB, LaTeX and paper write it, as plain decimals: `1/3`,
 * `10**-3`, `2^-10`, `5×10⁻⁴`. Null where `text` is none.
 */
export function formulaText(text: string): string | null {
  const vulgar = VULGAR.get(text.replace(/^[+-]/, ''))
  const bare = (vulgar === undefined ? text : text.replace(/.$/u, vulgar))
    .replace(RAISED_END, (raised) => `^${lowered(raised)}`)
    .replaceAll('**', '^')
    .replace(/\^[({]([+-]?\d+)[)}]/g, '^$1')
    .replace(/(?<=\d)\s*(?:[·×∗⋅]|(?<!^[+-]?0)x(?=\s*10\^))\s*/gi, '*')
    .replace(/[\u2044\u2215\u00f7]/g, '/')
    .replace(/ *([*/^]) */g, '$1')
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/.exec(bare) ?? []
  if (!/[*/^]/.test(rest)) return null
  const scientific = /^(?:(\d+\.?\d*|\.\d+)\*)?10\^([+-]?\d{1,4})$/.exec(rest)
  // Not by multiplying, which rounds twice: 3*10^-5 is 3e-5.
  if (scientific !== null) return `${sign}${scientific[1] ?? '1'}e${Number(scientific[2])}`
  const value = productOf(rest)
  return value === null ? null : sign + value
}

function lowered(raised: string): string {
  return raised.replace('⁺', '').replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(RAISED.indexOf(digit)))
}

/** The value of `1/3`, `2^-10`, `3/4*2`, worked out from left to right. */
function productOf(text: string): string | null {
  const parts = text.split(/(?<![\^e])([*/])/)
  let value = 1
  let whole: bigint | null = 1n
  for (let i = 0; i < parts.length; i += 2) {
    const sign = /^-/.test(parts[i] ?? '') ? -1 : 1
    const factor = FACTOR.exec((parts[i] ?? '').replace(/^[+-]/, ''))
    if (factor === null) return null
    const [base, power] = [Number(factor[1]), Number(factor[2] ?? 1)]
    const by = sign * base ** power
    const divides = i > 0 && parts[i - 1] === '/'
    value = divides ? value / by : value * by
    const exact = /^\d+$/.test(factor[1] ?? '') && power >= 0 && power < 80 && !divides
    whole = whole !== null && exact ? whole * BigInt(sign) * BigInt(factor[1] ?? '0') ** BigInt(power) : null
  }
  if (!Number.isFinite(value)) return null
  return whole === null ? writeNumber(value) : String(whole)
}
