import type { Matrix } from '../experiment/matrix.ts'
import { readFloat32 } from '../experiment/numbers.ts'
import { bad, good, type Problem, quoted, type Reading } from '../experiment/problem.ts'
import { formulaText } from './formula-text.ts'
import type { CellGrid, MatrixReading, ReadingNote } from './pasted.ts'

/** How the numbers of a whole grid are written: what a comma is, or a point. */
export type Style = 'point' | 'comma'

/** Longer texts are no number. */
const LONGEST = 64

/** What a 64-bit float, Julia, Fortran, C and Mathematica write behind a number, or in the place of `e`. */
const SUFFIX = /(?:[fFlL]|_?[fiu](?:8|16|32|64|128)|_[a-z]\w*|`[\d.]*)$/
const POWER = /(?<=\d\.?)(?:[dDqQ](?=[+-]?\d)|[fF](?=[+-]?\d{1,2}$)(?!(?:16|32|64)$)|\*\^)/
const POINT_GROUPS = /^([+-]?[1-9]\d{0,2})((?:,\d{3})+)(\.\d*)?$/
const COMMA_GROUPS = /^([+-]?[1-9]\d{0,2})((?:\.\d{3})+)(,\d*)?$/
const SPACED = /^[+-]?\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/
const WITH_COMMA = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i
/** What prints put where they leave values out. */
const LEFT_OUT = /^(?:\.{2,}|…|⋯|⋮|⋱|:)$/

/** `text`, a cell, as a plain decimal; null where it is no number in that style. */
export function plainDecimal(text: string, style: Style): string | null {
  if (text.length > LONGEST) {
    const shorter = shortened(text)
    return shorter === null ? null : plainDecimal(shorter, style)
  }
  const bare = text
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
    .replace(/^([+-]) +/, '$1')
  if (bare.endsWith('%')) {
    const part = plainDecimal(bare.slice(0, -1), style)
    return part === null || /e/i.test(part) ? null : `${part}e-2`
  }
  if (SPACED.test(bare)) return plainDecimal(bare.replace(/[ ']/g, ''), style)
  const [, whole, groups, fraction = ''] = (style === 'point' ? POINT_GROUPS : COMMA_GROUPS).exec(bare) ?? []
  if (whole !== undefined && groups !== undefined) {
    return whole + groups.replace(/[.,]/g, '') + fraction.replace(',', '.')
  }
  const plain = bare.replace(POWER, 'e').replace(/(?<=\d)_(?=\d)/g, '')
  if (style === 'comma') {
    if (WITH_COMMA.test(plain)) return plain.replace(',', '.')
    if (plain.includes('.')) return null
  }
  const known = /^[+-]?[\d.]/.test(plain) ? plain.replace(SUFFIX, '') : plain
  const reading = readFloat32(known)
  if (reading.ok || reading.problem.code === 'notFloat32' || reading.problem.code === 'tooSmall') return known
  // A star between numbers is Fortran's repetition, not a product.
  return /\d\*\d/.test(known.replace(/\*(?=10(?:\^|\*\*))|\*\*/g, '')) ? null : formulaText(known)
}

/** A decimal of more digits than decide a double, with as many as do: `BigFloat` and `mpf` print 80 of them. */
function shortened(text: string): string | null {
  const [, digits = '', rest = '', power = ''] =
    /^([+-]?\d{0,20}\.\d{36})(\d{1,5000})(e[+-]?\d{1,5})?$/i.exec(text) ?? []
  // One more says whether there is anything behind it.
  return digits === '' ? null : digits + (/[1-9]/.test(rest) ? '1' : '') + power
}

/** Whether `text` is a number in some style. */
export function isNumeric(text: string): boolean {
  return plainDecimal(text, 'point') !== null || plainDecimal(text, 'comma') !== null
}

export interface SizeLimits {
  readonly maxRows: number
  readonly maxColumns: number
}

/** The values of `grid` in every style that all of its cells are in, or what is wrong with the first that is in none. */
export function gridReadings(grid: CellGrid, limits: SizeLimits): Reading<readonly MatrixReading[]> {
  const misshapen = shapeProblem(grid.rows, limits)
  if (misshapen !== null) return bad(misshapen)
  const point = valuesIn(grid, 'point')
  const comma = grid.commas ? valuesIn(grid, 'comma') : point
  const readings = (matrix: Matrix, ...notes: readonly ReadingNote[]) => ({
    name: grid.name,
    matrix,
    notes: [...grid.notes, ...notes],
  })
  if (!point.ok) return comma.ok ? good([readings(comma.value)]) : point
  if (!comma.ok || comma.value.data.every((value, i) => Object.is(value, point.value.data[i]))) {
    return good([readings(point.value)])
  }
  const hasCommas = grid.rows.some((row) => row.some((cell) => cell.includes(',')))
  return good([
    readings(point.value, { code: hasCommas ? 'thousands' : 'decimalPoint' }),
    readings(comma.value, { code: hasCommas ? 'decimalComma' : 'thousands' }),
  ])
}

function shapeProblem(rows: CellGrid['rows'], { maxRows, maxColumns }: SizeLimits): Problem | null {
  const expected = rows[0]?.length ?? 0
  if (expected === 0) return { code: 'empty' }
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries())
      if (LEFT_OUT.test(cell.trim())) return { code: 'truncated', row, column }
  }
  if (rows.length > maxRows) return { code: 'tooManyRows', found: rows.length, limit: maxRows }
  for (const [row, { length: found }] of rows.entries()) {
    if (found > maxColumns) return { code: 'tooManyColumns', found, limit: maxColumns }
    if (found !== expected) return { code: 'ragged', row, found, expected }
  }
  return null
}

function valuesIn({ rows }: CellGrid, style: Style): Reading<Matrix> {
  const data: number[] = []
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const reading = readFloat32(plainDecimal(cell, style) ?? '')
      if (reading.ok) {
        data.push(reading.value)
        continue
      }
      const { problem } = reading
      if (problem.code === 'notFloat32') return bad({ ...problem, row, column })
      return bad(problem.code === 'tooSmall' ? problem : { code: 'notANumber', text: quoted(cell.trim()), row, column })
    }
  }
  return good({ rows: rows.length, columns: rows[0]?.length ?? 0, data })
}
