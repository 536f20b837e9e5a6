/**
 * A number as the sum of two float32, the second less than a rounding of the first: how vectors of floats keep twice the digits
 * on a CPU with FMA. Each function is the arithmetic that PyTorch's vector functions are made of (SLEEF 3.5.1), to the bit.
 */
import { fma32 } from '../float32.ts'

/** Two float32, which stand for their sum. */
export interface Float32Pair {
  readonly high: number
  readonly low: number
}

const f = Math.fround

/** The pair, its first number the sum rounded. */
export function renormalized({ high, low }: Float32Pair): Float32Pair {
  const sum = f(high + low)
  return { high: sum, low: f(f(high - sum) + low) }
}

/** `a + b`, whichever is the larger. */
export function sumOf(a: number, b: number): Float32Pair {
  const sum = f(a + b)
  const shift = f(sum - a)
  return { high: sum, low: f(f(a - f(sum - shift)) + f(b - shift)) }
}

/** `pair + b`, whichever is the larger. */
export function pairPlus({ high, low }: Float32Pair, b: number): Float32Pair {
  const sum = sumOf(high, b)
  return { high: sum.high, low: f(sum.low + low) }
}

/** `a + b`, whichever is the larger. */
export function pairSum(a: Float32Pair, b: Float32Pair): Float32Pair {
  const sum = sumOf(a.high, b.high)
  return { high: sum.high, low: f(sum.low + f(a.low + b.low)) }
}

/** `a + b`, where a is the larger. */
export function numberPlusSmaller(a: number, b: Float32Pair): Float32Pair {
  const sum = f(a + b.high)
  return { high: sum, low: f(f(f(a - sum) + b.high) + b.low) }
}

/** `a + b`, where a is the larger. */
export function pairPlusSmaller(a: Float32Pair, b: Float32Pair): Float32Pair {
  const sum = f(a.high + b.high)
  return { high: sum, low: f(f(f(f(a.high - sum) + b.high) + a.low) + b.low) }
}

/** `factor * pair`, factor a power of 2 */
export function scaledPair({ high, low }: Float32Pair, factor: number): Float32Pair {
  return { high: f(high * factor), low: f(low * factor) }
}

/** `pair * b` */
export function pairTimes({ high, low }: Float32Pair, b: number): Float32Pair {
  const product = f(high * b)
  return { high: product, low: fma32(low, b, fma32(high, b, -product)) }
}

/** `a * b` */
export function pairProduct(a: Float32Pair, b: Float32Pair): Float32Pair {
  const product = f(a.high * b.high)
  return { high: product, low: fma32(a.high, b.low, fma32(a.low, b.high, fma32(a.high, b.high, -product))) }
}

/** `pair ** 2` */
export function pairSquare({ high, low }: Float32Pair): Float32Pair {
  const square = f(high * high)
  return { high: square, low: fma32(f(high + high), low, fma32(high, high, -square)) }
}

/** `a / b` */
export function pairQuotient(a: Float32Pair, b: Float32Pair): Float32Pair {
  const inverse = f(1 / b.high)
  const quotient = f(a.high * inverse)
  const lost = fma32(inverse, a.high, -quotient)
  const missing = fma32(-b.low, inverse, fma32(-b.high, inverse, 1))
  return { high: quotient, low: fma32(quotient, missing, fma32(a.low, inverse, lost)) }
}

/** `1 / pair` */
export function pairInverse({ high, low }: Float32Pair): Float32Pair {
  const inverse = f(1 / high)
  return { high: inverse, low: f(inverse * fma32(-low, inverse, fma32(-high, inverse, 1))) }
}

/** `a - b`, where a is the larger, as SLEEF has it: not `a + (-b)` to the bit. */
export function pairMinusSmaller(a: Float32Pair, b: Float32Pair): Float32Pair {
  const difference = f(a.high - b.high)
  return { high: difference, low: f(f(f(f(a.high - difference) - b.high) + a.low) - b.low) }
}

/** `pair + b`, where the pair is the larger. */
export function pairPlusSmallerNumber({ high, low }: Float32Pair, b: number): Float32Pair {
  const sum = f(high + b)
  return { high: sum, low: f(f(f(high - sum) + b) + low) }
}

/** The first number of a pair and the second, added. */
export function totalOf({ high, low }: Float32Pair): number {
  return f(high + low)
}
