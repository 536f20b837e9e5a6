/** A whole number with separators: `5,000`. Small and large ones that would be unreadable so go as `1e+30`. */
export function count(value: number): string {
  return Math.abs(value) >= 1e16 ? String(value) : value.toLocaleString('en-US', { maximumFractionDigits: 20 })
}

/** A number with `digits` decimals and separators. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

interface Limits {
  readonly min: number
  readonly max: number
  readonly open?: 'min' | 'max'
}

/** The two ends of an interval with `excluded` behind the one that does not belong to it. */
export function ends({ min, max, open }: Limits, excluded: string): readonly [string, string] {
  return [`${count(min)}${open === 'min' ? excluded : ''}`, `${count(max)}${open === 'max' ? excluded : ''}`]
}

/** A time that is only estimated: `12 s`, `3 min`, `2 h`. */
export function duration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${count(Math.round(seconds / 3600))} h`
}

/** `a, b, c`. */
export function listOf(words: readonly string[]): string {
  return words.join(', ')
}

interface Placed {
  readonly row?: number
  readonly column?: number
}

/** `Row 2, column 3: ` where a problem has a place, else nothing. */
export function place({ row, column }: Placed, rowWord: string, columnWord: string): string {
  return row === undefined || column === undefined ? '' : `${rowWord} ${row + 1}, ${columnWord} ${column + 1}: `
}
