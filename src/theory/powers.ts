/** (1 - rate)^steps, exact for the smallest rates and the longest runs; `steps` is a whole number >= 0. */
export function power(rate: number, steps: number): number {
  if (steps === 0) return 1
  if (rate === 1) return 0
  if (rate < 1) return Math.exp(steps * Math.log1p(-rate))
  const size = Math.exp(steps * Math.log(rate - 1))
  return steps % 2 === 0 ? size : -size
}

/** From here on (1 - rate)^steps and (1 - other)^steps have no more than a bit in common. */
const FAR = 2

/**
 * The sum over s < steps of (1 - rate)^(steps - 1 - s) (1 - other)^s: what a constant push that itself fades by `other`
 * has left after `steps`. The two may be equal, or as near as makes no difference.
 * @param grown (1 - rate)^steps
 * @param faded (1 - other)^steps
 */
export function convolved(rate: number, other: number, steps: number, grown: number, faded: number): number {
  if (steps === 0) return 0
  const apart = other - rate
  if (apart === 0) return steps * power(rate, steps - 1)
  const ratio = apart / (1 - other)
  // Far apart, or of different sign: the plain quotient loses nothing.
  if (!(Math.abs(ratio) * steps <= FAR && ratio > -1)) return (grown - faded) / apart
  return (faded * Math.expm1(steps * Math.log1p(ratio))) / apart
}

/** a * b, but what is exactly 0 stays 0 beside what has grown beyond all bounds. */
export function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b
}
