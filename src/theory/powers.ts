/** (1 - rate)^steps, exact for the smallest rates and the longest runs; `steps` is a whole number >= 0. */
export function power(rate: number, steps: number): number {
  if (steps === 0) return 1
  if (rate === 1) return 0
  if (rate < 1) return Math.exp(steps * Math.log1p(-rate))
  const size = Math.exp(steps * Math.log(rate - 1))
  return steps % 2 === 0 ? size : -size
}

/**
 * The sum over s < steps of (1 - rate)^(steps - 1 - s) (1 - other)^s: what a constant push that itself fades by `other`
 * has left after `steps`. The two may be equal, or as near as makes no difference.
 * @param grown (1 - rate)^steps
 * @param faded (1 - other)^steps
 */
export function convolved(rate: number, other: number, steps: number, grown: number, faded: number): number {
  if (steps === 0) return 0
  const apart = other - rate
  const ratio = apart / (1 - other)
  const turns = ratio > -1 ? steps * Math.log1p(ratio) : Number.NaN
  // Far apart, or of different sign: the plain quotient loses nothing.
  if (!(Math.abs(turns) < 1)) return apart === 0 ? plainPower(rate, steps) : (grown - faded) / apart
  return apart === 0 ? plainPower(rate, steps) : (faded * Math.expm1(turns)) / apart
}

function plainPower(rate: number, steps: number): number {
  return steps * power(rate, steps - 1)
}
