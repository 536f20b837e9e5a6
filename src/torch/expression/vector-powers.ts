import { fma32 } from '../float32.ts'
import {
  type Float32Pair,
  numberPlusSmaller,
  pairPlusSmaller,
  pairProduct,
  pairSquare,
  pairSum,
  pairTimes,
  renormalized,
  scaledPair,
  totalOf,
} from './float32-pair.ts'
import { exponentialParts, LN2, logarithmParts } from './vector-parts.ts'

const f = Math.fround

/**
 * `x ** y` as the vectors of PyTorch have it (SLEEF 3.5.1's `powf`, within one unit in the last place), to the bit.
 * @param y finite, neither 0 nor 1
 */
export function vectorPower(x: number, y: number): number {
  if (Number.isNaN(x) || x === 1) return x
  const isWhole = Number.isInteger(y)
  const isOdd = isWhole && Math.abs(y) < 2 ** 24 && Math.abs(y % 2) === 1
  if (x === 0 || !Number.isFinite(x)) {
    const size = (x === 0 ? -y : y) < 0 ? 0 : Number.POSITIVE_INFINITY
    return isOdd && (x < 0 || Object.is(x, -0)) ? -size : size
  }
  if (x < 0 && !isWhole) return Number.NaN
  const power = exponential(pairTimes(logarithm(Math.abs(x)), y))
  const size = Number.isNaN(power) ? Number.POSITIVE_INFINITY : power
  return x < 0 && isOdd ? -size : size
}

/** The logarithm of a positive float32. */
function logarithm(given: number): Float32Pair {
  const { x, twos } = logarithmParts(given)
  const square = pairSquare(x)
  let t = f(0.2403203547000885)
  t = fma32(t, square.high, f(0.2851126790046692))
  t = fma32(t, square.high, f(0.4000079929828644))
  const third = { high: f(0.6666666269302368), low: f(3.6918386125961433e-9) }
  const whole = pairPlusSmaller(pairTimes(LN2, twos), scaledPair(x, 2))
  return pairPlusSmaller(whole, pairProduct(pairProduct(square, x), pairSum(pairTimes(square, t), third)))
}

/** The exponential. */
function exponential(d: Float32Pair): number {
  const { twos, rest } = exponentialParts(d)
  const s = renormalized(rest)
  let u = f(0.0013632464688271284)
  u = fma32(u, s.high, f(0.00836596917361021))
  u = fma32(u, s.high, f(0.04167108237743378))
  u = fma32(u, s.high, f(0.16666552424430847))
  u = fma32(u, s.high, f(0.49999985098838806))
  const t = numberPlusSmaller(1, pairPlusSmaller(s, pairTimes(pairSquare(s), u)))
  return d.high < -104 ? 0 : scaledByTwos(totalOf(t), twos)
}

/** `value * 2 ** twos` as five products, each rounded. */
function scaledByTwos(value: number, twos: number): number {
  const sign = twos < 0 ? -1 : 0
  const sixteenth = (((sign + twos) >> 6) - sign) << 4
  const step = 2 ** (Math.min(255, Math.max(0, sixteenth + 127)) - 127)
  let scaled = value
  for (let i = 0; i < 4; i++) scaled = f(scaled * step)
  return f(scaled * 2 ** (twos - (sixteenth << 2)))
}
