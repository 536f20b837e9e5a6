/** A loss as the tutorial prints it while that says something, with an exponent where it is smaller or larger. */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return formatSpecial(loss)
  if (loss === 0) return '0'
  return loss < 0.0001 || loss >= 100_000 ? loss.toExponential(3) : loss.toFixed(6)
}

/** A matrix cell to four digits after the point while it fits into seven characters, else shorter. */
export function formatCell(value: number): string {
  if (!Number.isFinite(value)) return formatSpecial(value)
  const size = Math.abs(value)
  if (size >= 99_999.5) return minus(value.toExponential(size < 9.995e9 ? 2 : 1).replace('e+', 'e'))
  if (size < 0.00005 && size > 0) return minus(value.toExponential(0))
  const digits = size < 10 ? 4 : size < 100 ? 3 : size < 1000 ? 2 : 0
  return minus(value.toFixed(digits))
}

/** A value with all the digits that a float32 has. */
export function formatExact(value: number): string {
  if (!Number.isFinite(value)) return formatSpecial(value)
  return minus(String(Number(value.toPrecision(9))))
}

/** A number to be read in a sentence: three significant digits, or more. */
export function formatShort(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return formatSpecial(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 0.001 || size >= 100_000)) return minus(value.toExponential(digits - 1).replace('e+', 'e'))
  return minus(String(Number(value.toPrecision(digits))))
}

/** An axis label: `1e-3`, `0.5`, `250`. */
export function formatTick(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  return minus(
    size < 0.001 || size >= 10_000 ? value.toExponential().replace('e+', 'e') : String(Number(value.toPrecision(6))),
  )
}

/** A power of ten on an axis: `1e−6`. */
export function formatDecade(exponent: number): string {
  return minus(`1e${exponent}`)
}

/** An iteration on an axis: `5,000`, `2M`, `1B`. */
export function formatIteration(iteration: number): string {
  if (iteration < 1_000_000) return iteration.toLocaleString('en-US')
  return iteration.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 2 })
}

/** Python's words for what is no number. */
function formatSpecial(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  return value > 0 ? 'inf' : '\u2212inf'
}

/** The typographic minus: as wide as a digit, so that columns stand. */
function minus(text: string): string {
  return text.replaceAll('-', '\u2212')
}
