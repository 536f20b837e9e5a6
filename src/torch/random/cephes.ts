/**
 * The single-precision logarithm, sine and cosine under PyTorch's vectorised normal draws: the Cephes polynomials
 * (S. Moshier, logf.c and sinf.c) with the constants and the order of sse_mathfun / avx_mathfun (J. Pommier), every step
 * in float32, with the fused steps of an AVX2 build (docs/pytorch-semantics.md, section 1). Math.log and friends differ
 * in the last bit.
 */
import { fma32 } from '../float32.ts'

const SQRT_HALF = Math.fround(Math.SQRT1_2)
const LOG_POLYNOMIAL = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(Math.fround)
/** log(2) in two parts, the second exact in few bits. */
const LOG_Q1 = Math.fround(-2.1219444e-4)
const LOG_Q2 = Math.fround(0.693359375)

const FOUR_OVER_PI = Math.fround(1.27323954473516)
/** -pi/4 in three parts (extended-precision reduction). */
const MINUS_DP1 = Math.fround(-0.78515625)
const MINUS_DP2 = Math.fround(-2.4187564849853516e-4)
const MINUS_DP3 = Math.fround(-3.774894977445941e-8)
const COS_0 = Math.fround(2.443315711809948e-5)
const COS_1 = Math.fround(-1.388731625493765e-3)
const COS_2 = Math.fround(4.166664568298827e-2)
const SIN_0 = Math.fround(-1.9515295891e-4)
const SIN_1 = Math.fround(8.3321608736e-3)
const SIN_2 = Math.fround(-1.6666654611e-1)

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** The natural logarithm of a positive normal float32, to float32 (avx_mathfun's `log256_ps`). */
export function log32(value: number): number {
  float[0] = value
  const word = bits[0] as number
  let e = (word >>> 23) - 126
  bits[0] = (word & 0x007fffff) | 0x3f000000
  const m = float[0]
  let x = Math.fround(m - 1)
  if (m < SQRT_HALF) {
    e -= 1
    x = Math.fround(x + m)
  }
  const z = Math.fround(x * x)
  let y = LOG_POLYNOMIAL[0] as number
  for (let i = 1; i < LOG_POLYNOMIAL.length; i++) y = fma32(y, x, LOG_POLYNOMIAL[i] as number)
  y = Math.fround(y * x)
  y = fma32(y, z, Math.fround(e * LOG_Q1))
  y = fma32(-z, 0.5, y)
  x = Math.fround(x + y)
  return fma32(e, LOG_Q2, x)
}

/** The sine and cosine of a float32 >= 0 (radians, small enough for an int32 of quarter turns), to float32 (`sincos256_ps`). */
export function sincos32(angle: number): { readonly sin: number; readonly cos: number } {
  const j = (Math.trunc(Math.fround(angle * FOUR_OVER_PI)) + 1) & ~1
  const x = fma32(j, MINUS_DP3, fma32(j, MINUS_DP2, fma32(j, MINUS_DP1, angle)))
  const z = Math.fround(x * x)
  const c = Math.fround(fma32(Math.fround(fma32(fma32(COS_0, z, COS_1), z, COS_2) * z), z, -Math.fround(z * 0.5)) + 1)
  const s = fma32(Math.fround(fma32(fma32(SIN_0, z, SIN_1), z, SIN_2) * z), x, x)
  const swapped = (j & 2) !== 0
  const sin = swapped ? c : s
  const cos = swapped ? s : c
  return { sin: (j & 4) === 0 ? sin : -sin, cos: ((j - 2) & 4) === 0 ? -cos : cos }
}
