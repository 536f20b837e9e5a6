/**
 * Python's `'%.Nf'` and `'%.Ne'`: the exact decimal expansion of a double, rounded half to even
 * (docs/pytorch-semantics.md, section 5). JavaScript's toFixed and toExponential round exact ties up, and toFixed turns
 * to exponents at 1e21.
 */

/** `'%.{digits}f' % value`: never an exponent, however large; 'inf', '-inf', 'nan'; -0 keeps its sign. */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return nonFinite(value)
  const text = String(scaled(exactly(value), digits)).padStart(digits + 1, '0')
  const point = text.length - digits
  return sign(value) + (digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`)
}

/** `'%.{digits}e' % value`: the exponent has a sign and at least two digits; 'inf', '-inf', 'nan'. */
export function exponential(value: number, digits: number): string {
  if (!Number.isFinite(value)) return nonFinite(value)
  let power = value === 0 ? 0 : leadingPower(value)
  let text = String(scaled(exactly(value), digits - power)).padStart(digits + 1, '0')
  if (text.length > digits + 1) {
    // 9.99996 rounded up to 10.0000
    power += 1
    text = text.slice(0, -1)
  }
  const mantissa = digits === 0 ? text : `${text.slice(0, 1)}.${text.slice(1)}`
  return `${sign(value)}${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

function nonFinite(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  return value > 0 ? 'inf' : '-inf'
}

function sign(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : ''
}

interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

const double = new Float64Array(1)
const bits = new BigUint64Array(double.buffer)

/** |value| as a fraction, without loss. */
function exactly(value: number): Fraction {
  double[0] = Math.abs(value)
  const word = bits[0] as bigint
  const fraction = word & (2n ** 52n - 1n)
  const biased = word >> 52n
  // Subnormal numbers have no hidden bit.
  const mantissa = biased === 0n ? fraction : fraction + 2n ** 52n
  const exponent = (biased === 0n ? 1n : biased) - 1075n
  if (exponent < 0n) return { numerator: mantissa, denominator: 2n ** -exponent }
  return { numerator: mantissa * 2n ** exponent, denominator: 1n }
}

/** round(fraction * 10^power), half to even */
function scaled(fraction: Fraction, power: number): bigint {
  const ten = 10n ** BigInt(Math.abs(power))
  const numerator = power < 0 ? fraction.numerator : fraction.numerator * ten
  const denominator = power < 0 ? fraction.denominator * ten : fraction.denominator
  const quotient = numerator / denominator
  const twice = 2n * (numerator % denominator)
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}

/** The power of ten of the first significant digit, before rounding. */
function leadingPower(value: number): number {
  const { numerator, denominator } = exactly(value)
  let power = Math.floor(Math.log10(Math.abs(value)))
  // The logarithm is rounded, so the guess can be one off.
  while (!reaches(numerator, denominator, power)) power -= 1
  while (reaches(numerator, denominator, power + 1)) power += 1
  return power
}

/** numerator / denominator >= 10^power */
function reaches(numerator: bigint, denominator: bigint, power: number): boolean {
  const ten = 10n ** BigInt(Math.abs(power))
  return power < 0 ? numerator * ten >= denominator : numerator >= denominator * ten
}
