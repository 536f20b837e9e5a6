/** A whole number with separators: `5,000`. Small and large ones that would be unreadable so go as `1e+30`. */
export function count(value: number): string {
  return Math.abs(value) >= 1e16 ? String(value) : value.toLocaleString('en-US', { maximumFractionDigits: 20 })
}

/** A number with `digits` decimals and separators. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
