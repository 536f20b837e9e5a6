/** The speed slider's positions: a logarithmic scale from one iteration a second, and "as fast as possible" at its end. */
export const RATE_POSITIONS = 61

const DECADES = 6

/** Iterations a second at a slider position; Infinity at the last. */
export function rateAt(position: number): number {
  if (position >= RATE_POSITIONS - 1) return Infinity
  return rounded(10 ** ((position / (RATE_POSITIONS - 2)) * DECADES))
}

/** The slider position nearest to a rate. */
export function positionOf(rate: number): number {
  if (rate === Infinity) return RATE_POSITIONS - 1
  return Math.round((Math.log10(rate) / DECADES) * (RATE_POSITIONS - 2))
}

/** Two significant digits: nobody tells 831 from 830. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(2))
}
