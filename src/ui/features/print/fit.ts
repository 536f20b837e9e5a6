/** Room for lines of code, in points. */
export interface CodeRoom {
  readonly width: number
  readonly height: number
}

/** Sizes of letters that can be read on paper, in points. */
const LARGEST = 7.5
const SMALLEST = 5.2
const STEP = 0.1

/** Parts of the size: from a line to the next, and a letter of a font in which all are alike. */
export const CODE_LINE = 1.25
const LETTER = 0.605

/** The largest size at which `lines` have room, those that are too long being broken; null where even the smallest is too large. */
export function codeSize(lines: readonly string[], { width, height }: CodeRoom): number | null {
  for (let size = LARGEST; size >= SMALLEST - STEP / 2; size -= STEP) {
    if (rowsAt(lines, width, size) * size * CODE_LINE <= height) return Number(size.toFixed(1))
  }
  return null
}

/** How many rows `lines` take in a room so wide. */
export function rowsAt(lines: readonly string[], width: number, size: number): number {
  const letters = Math.max(1, Math.floor(width / (size * LETTER)))
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / letters)), 0)
}
