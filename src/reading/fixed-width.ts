/** Fewer lines show no columns. */
const FEWEST = 3

/**
 * Lines whose cells stand below each other, as cells: blanks within a cell and cells that are empty are no matter. Null where no
 * place is blank in all lines, or where two numbers of a line would be one cell.
 */
export function fixedWidthCells(lines: readonly string[]): string[][] | null {
  if (lines.length < FEWEST || lines.some((line) => line.includes('\t'))) return null
  const width = Math.max(...lines.map((line) => line.length))
  const isInk = Array.from({ length: width }, (_, i) => lines.some((line) => line.charAt(i).trim() !== ''))
  const spans: [number, number][] = []
  for (let i = 0; i < width; i++) {
    if (isInk[i] !== true) continue
    const last = spans.at(-1)
    if (last?.[1] === i) last[1] = i + 1
    else spans.push([i, i + 1])
  }
  const rows = lines.map((line) => spans.map(([from, to]) => line.slice(from, to).trim()))
  const isTorn = rows.some((row) =>
    row.some((cell) => /\d\s+[+-]?[\d.]/.test(cell) && !/[A-Za-z\u4e00-\u9fff]/.test(cell)),
  )
  const whole = rows.filter((row) => !row.slice(1).includes('')).length
  return spans.length < 2 || isTorn || whole * 2 < rows.length ? null : rows
}
