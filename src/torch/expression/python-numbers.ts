import { pythonPower } from '../python-powers.ts'
import { realPower } from '../real-powers.ts'
import { FaultFound, raises } from './fault.ts'

/** A number of Python: an int, or a float, which is a double. */
export interface PythonNumber {
  readonly type: 'number'
  readonly value: number
  readonly float: boolean
}

/** Whole numbers beyond are not all doubles. */
const LARGEST_INT = 2 ** 53

/** A number as it is written. */
export function pythonNumber(text: string, at: number): PythonNumber {
  return checked(Number(text.replaceAll('_', '')), /[.e]/i.test(text), text, at)
}

/** `-number` */
export function negated({ value, float }: PythonNumber): PythonNumber {
  return { type: 'number', value: float ? -value : 0 - value, float }
}

/** What Python makes of two numbers. */
export function combined(sign: string, a: PythonNumber, b: PythonNumber, at: number): PythonNumber {
  const float = a.float || b.float
  switch (sign) {
    case '+':
      return checked(a.value + b.value, float, sign, at)
    case '-':
      return checked(a.value - b.value, float, sign, at)
    case '*':
      return checked(a.value * b.value, float, sign, at)
    case '/':
      if (b.value === 0) throw raises(`ZeroDivisionError: ${float ? 'float division' : 'division'} by zero`)
      return checked(a.value / b.value, true, sign, at)
    default:
      return checked(power(a.value, b.value), float || b.value < 0, sign, at)
  }
}

/** As Python's `**` has it: of a whole exponent rounded once. */
function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw raises('ZeroDivisionError: 0.0 cannot be raised to a negative power')
  if (Number.isInteger(exponent)) {
    const size = pythonPower(Math.abs(base), Math.abs(exponent))
    const signed = base < 0 && exponent % 2 !== 0 ? -size : size
    return exponent < 0 ? realInverse(base, exponent, signed) : signed
  }
  if (base <= 0) return base === 0 ? 0 : Number.NaN
  return realPower(base, exponent)
}

/** `base ** exponent` of a negative whole exponent; 1 divided by a power that was rounded would be rounded twice. */
function realInverse(base: number, exponent: number, inverse: number): number {
  const size = Math.abs(inverse) < LARGEST_INT ? 1 / Math.abs(inverse) : realPower(Math.abs(base), exponent)
  return inverse < 0 ? -size : size
}

function checked(value: number, float: boolean, text: string, at: number): PythonNumber {
  const isTooLarge = !Number.isFinite(value) || (!float && Math.abs(value) > LARGEST_INT)
  if (isTooLarge) throw new FaultFound({ type: 'instead', text, at, instead: '1e30' })
  return { type: 'number', value, float }
}
