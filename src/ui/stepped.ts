import { readNumber, wholeNumber, writeNumber } from '../experiment/numbers.ts'

interface Limits {
  readonly integer: boolean
  readonly min: number
  readonly max: number
}

/**
 * The number one arrow key from `text`: whole numbers by one, others by one in their first significant digit, so that
 * 0.01 goes to 0.02 and 0.009. Null where the text is no number.
 */
export function stepped(text: string, direction: 1 | -1, { integer, min, max }: Limits): string | null {
  const reading = readNumber(text)
  if (!reading.ok) return null
  const { value } = reading
  const whole = integer ? wholeNumber(text) : null
  // To the last digit: a seed may have more of them than a double.
  if (whole !== null) {
    const next = whole + BigInt(direction)
    return String(BigInt(next < min ? min : next > max ? max : next))
  }
  const step = integer ? 1 : firstDigit(value, direction)
  const next = Number((value + direction * step).toPrecision(12))
  return writeNumber(Math.max(min, Math.min(max, next)))
}

function firstDigit(value: number, direction: 1 | -1): number {
  if (value === 0) return 0.01
  const decade = Math.floor(Math.log10(Math.abs(value)))
  const atPower = Math.abs(value) === Number(`1e${decade}`)
  const shrinking = direction === Math.sign(-value)
  return Number(`1e${atPower && shrinking ? decade - 1 : decade}`)
}
