/** Functions as the vectors of PyTorch have them (SLEEF 3.5.1's of one unit in the last place), to the bit. */
import { fma32 } from '../float32.ts'
import {
  type Float32Pair,
  numberPlusSmaller,
  pairInverse,
  pairMinusSmaller,
  pairPlus,
  pairPlusSmaller,
  pairPlusSmallerNumber,
  pairProduct,
  pairQuotient,
  pairSquare,
  pairSum,
  pairTimes,
  scaledPair,
  totalOf,
} from './float32-pair.ts'
import {
  evenRounded,
  exponentialParts,
  LN2,
  LN2_HIGH,
  LN2_LOW,
  LOG2_E,
  logarithmParts,
  scaledTwice,
} from './vector-parts.ts'

const f = Math.fround

const EXP = [0.0013930435525253415, 0.008333360776305199, 0.041666485369205475, 0.1666666716337204, 0.5]
const PAIR_EXP = [0.1394256484e-2, 0.8333456703e-2, 0.4166637361e-1]
/** Beyond, 1 is nearer than any other float32. */
const TANH_IS_ONE = f(8.664339742)
const HYPERBOLIC_LIMIT = 89

/** `torch.exp` */
export function vectorExp(x: number): number {
  if (x < -104) return 0
  if (x > 100) return Number.POSITIVE_INFINITY
  const twos = evenRounded(f(x * LOG2_E))
  const rest = fma32(twos, -LN2_LOW, fma32(twos, -LN2_HIGH, x))
  const u = EXP.reduce((sum, term) => fma32(sum, rest, f(term)), f(0.00019852761761285365))
  return scaledTwice(f(1 + fma32(f(rest * rest), u, rest)), twos)
}

/** `torch.log` */
export function vectorLog(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x)
  const { twos, x: half } = logarithmParts(x)
  const square = f(half.high * half.high)
  let t = fma32(f(0.3027294874), square, f(0.3996108174))
  t = fma32(t, square, f(0.666669488))
  const sum = pairPlusSmaller(pairTimes(LN2, twos), scaledPair(half, 2))
  return totalOf(pairPlusSmallerNumber(sum, f(f(square * half.high) * t)))
}

/** `torch.sinh` */
export function vectorSinh(x: number): number {
  const exponential = pairExponential(Math.abs(x))
  const size = f(totalOf(pairMinusSmaller(exponential, pairInverse(exponential))) * 0.5)
  const limited = Math.abs(x) > HYPERBOLIC_LIMIT || Number.isNaN(size) ? Number.POSITIVE_INFINITY : size
  return Number.isNaN(x) ? x : isNegative(x) ? -limited : limited
}

/** `torch.cosh` */
export function vectorCosh(x: number): number {
  const exponential = pairExponential(Math.abs(x))
  const size = f(totalOf(pairPlusSmaller(exponential, pairInverse(exponential))) * 0.5)
  if (Number.isNaN(x)) return x
  return Math.abs(x) > HYPERBOLIC_LIMIT || Number.isNaN(size) ? Number.POSITIVE_INFINITY : size
}

/** `torch.tanh` */
export function vectorTanh(x: number): number {
  const up = pairExponential(Math.abs(x))
  const down = pairInverse(up)
  const below = { high: -down.high, low: -down.low }
  const size = totalOf(pairQuotient(pairPlusSmaller(up, below), pairPlusSmaller(up, down)))
  const limited = Math.abs(x) > TANH_IS_ONE || Number.isNaN(size) ? 1 : size
  return Number.isNaN(x) ? x : isNegative(x) ? -limited : limited
}

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0)
}

/** The exponential of a number, with twice the digits. */
function pairExponential(x: number): Float32Pair {
  const { twos, rest } = exponentialParts({ high: x, low: 0 })
  const u = PAIR_EXP.reduce((sum, term) => fma32(sum, rest.high, f(term)), f(0.1980960224e-3))
  let t = pairPlus(pairTimes(rest, u), f(0.16666665941423425))
  t = pairPlus(pairProduct(rest, t), 0.5)
  t = numberPlusSmaller(1, pairSum(rest, pairProduct(pairSquare(rest), t)))
  return { high: scaledTwice(t.high, twos), low: scaledTwice(t.low, twos) }
}
