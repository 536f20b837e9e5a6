/** What the C library (glibc) makes of a single float32, which for hyperbolic functions is not always what is nearest. */

const f = Math.fround

const HALF_LN2 = f(0.34657359)
const LARGE = 22
const LARGEST_EXPONENT = f(88.721679)

const TABLE = 32
const EXP = [0.05550361559341535, 0.2402284522445722, 0.6931471806916203]

/** `expf`: a third-degree polynomial in double between the 32nd parts of a power of 2. */
export function elementExp(x: number): number {
  if (!(Math.abs(x) < 150)) return f(Math.exp(x))
  const scaled = x * (Math.LOG2E * TABLE)
  const parts = Math.round(scaled)
  const r = scaled - parts
  const [c0 = 0, c1 = 0, c2 = 0] = EXP.map((c, i) => c / TABLE ** (3 - i))
  return f(((c0 * r + c1) * (r * r) + (c2 * r + 1)) * 2 ** (parts / TABLE))
}

/** `sinhf` */
export function elementSinh(x: number): number {
  const size = Math.abs(x)
  if (Number.isNaN(x) || size < 2 ** -28) return x
  const half = x < 0 ? -0.5 : 0.5
  if (size >= LARGE) return ofLarge(size, half)
  const t = elementExpm1(size)
  if (size < 1) return half * f(f(2 * t) - f(f(t * t) / f(t + 1)))
  return half * f(t + f(t / f(t + 1)))
}

/** `coshf` */
export function elementCosh(x: number): number {
  const size = Math.abs(x)
  if (size >= LARGE) return ofLarge(size, 0.5)
  if (size < HALF_LN2) {
    const t = elementExpm1(size)
    const w = f(1 + t)
    return 1 + f(f(t * t) / f(w + w))
  }
  const t = elementExp(size)
  return f(0.5 * t) + f(0.5 / t)
}

/** Half the exponential, in two factors where it alone would overflow. */
function ofLarge(size: number, half: number): number {
  if (size < LARGEST_EXPONENT) return half * elementExp(size)
  const root = elementExp(f(0.5 * size))
  return f(half * root) * root
}

const LN2_HIGH = f(0.69313812256)
const LN2_LOW = f(9.0580006145e-6)
const LOG2_E = f(1.4426950216)
const EXPM1 = [4.0082177293e-6, -7.936507609e-5, 1.5873016091e-3, -3.3333335072e-2, 1]

/** `expm1f` of a positive number below 22. */
function elementExpm1(given: number): number {
  if (given < 2 ** -25) return given
  const k = given <= HALF_LN2 ? 0 : given < 3 * HALF_LN2 ? 1 : Math.trunc(f(f(LOG2_E * given) + 0.5))
  const [high, low] = [f(given - f(k * LN2_HIGH)), f(k * LN2_LOW)]
  const x = f(high - low)
  const lost = f(f(high - x) - low)
  const half = f(0.5 * x)
  const square = f(x * half)
  const r = EXPM1.reduce((sum, term) => f(f(term) + f(square * sum)), f(-2.0109921195e-7))
  const t = f(3 - f(r * half))
  const ratio = f(square * f(f(r - t) / f(6 - f(x * t))))
  if (k === 0) return f(x - f(f(x * ratio) - square))
  const e = f(f(f(x * f(ratio - lost)) - lost) - square)
  if (k === 1) return x < -0.25 ? f(-2 * f(e - f(x + 0.5))) : f(1 + f(2 * f(x - e)))
  if (k < 23) return f(f(1 - 2 ** -k) - f(e - x)) * 2 ** k
  return f(f(x - f(e + 2 ** -k)) + 1) * 2 ** k
}
