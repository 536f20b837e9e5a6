import { bad, good, quoted, type Reading } from './problem.ts'

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The longest text taken for one number; 64 characters hold every double with room to spare. */
const LONGEST = 64

const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0

/**
 * `text` with full-width characters and the typographic minus, as keyboards and documents produce them, made ASCII.
 * Not `normalize('NFKC')`: it would read `10²` as 102, and takes minutes over some 200 kB of combining marks.
 */
export function halfWidth(text: string): string {
  const ascii = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET)
  return text.replace(FULL_WIDTH, ascii).replaceAll('\u2212', '-')
}

/** `text` in half width and without the blanks around it. */
export function plain(text: string): string {
  return halfWidth(text).trim()
}

/**
 * Reads one decimal number (`0.01`, `.3`, `1e-3`, `−2`) as a finite double.
 * Refuses everything else: empty text, hex, `nan`, `inf`, and decimals beyond a double such as `1e999` and `1e-999`.
 */
export function readNumber(text: string): Reading<number> {
  if (text.length > LONGEST) return bad({ code: 'notANumber', text: quoted(text) })
  const trimmed = plain(text)
  if (trimmed === '') return bad({ code: 'empty' })
  if (!DECIMAL.test(trimmed)) return bad({ code: 'notANumber', text: quoted(trimmed) })
  const value = Number(trimmed)
  if (value === 0 && /^[^e]*[1-9]/i.test(trimmed)) return bad({ code: 'tooSmall', text: quoted(trimmed) })
  return Number.isFinite(value) ? good(value) : bad({ code: 'notANumber', text: quoted(trimmed) })
}

/**
 * The whole number that `text`, a decimal number that can be read, stands for to the last digit: 2.9999999999999999999 is
 * none, though as a double it would be 3. Null where it has a fraction.
 */
export function wholeNumber(text: string): bigint | null {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(plain(text)) ?? []
  const digits = whole + fraction
  if (/^0*$/.test(digits)) return 0n
  const shift = Number(power) - fraction.length
  if (shift < 0 && /[^0]/.test(digits.slice(shift))) return null
  const shifted = shift < 0 ? digits.slice(0, shift) : digits + '0'.repeat(shift)
  return BigInt(shifted) * (sign === '-' ? -1n : 1n)
}

/** Reads one decimal number and rounds it to float32, as `torch.tensor` does; refuses what overflows float32. */
export function readFloat32(text: string): Reading<number> {
  const reading = readNumber(text)
  if (!reading.ok) return reading
  const value = Math.fround(reading.value)
  return Number.isFinite(value) ? good(value) : bad({ code: 'notFloat32', text: quoted(plain(text)) })
}

/** The shortest decimal that reads back to the same double, exponents without `+`: `0.01`, `1e21`; `inf`. */
export function writeNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e').replace('Infinity', 'inf')
}

/** The shortest decimal that reads back to the same float32, without a leading zero: `.3`, `-.5`, `1e-7`. */
export function writeFloat32(value: number): string {
  return withoutZero(writeNumber(shortest(value)))
}

/** `0.3` as `.3`: how the elements of a list are written. */
export function withoutZero(number: string): string {
  return number.replace(/^(-?)0\./, '$1.')
}

/** The double with the fewest significant digits that rounds to the float32 `value`. */
export function shortest(value: number): number {
  // toPrecision writes -0 as 0.
  if (value === 0) return value
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits))
    if (Object.is(Math.fround(candidate), value)) return candidate
  }
  return Number(value.toPrecision(9))
}
