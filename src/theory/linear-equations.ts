/**
 * The solution of as many linear equations as unknowns, by elimination with pivots.
 * @param equations each a row of coefficients and the right-hand side; overwritten
 */
export function solved(equations: number[][]): number[] {
  const count = equations.length
  for (let k = 0; k < count; k++) {
    const rest = equations.slice(k)
    const pivot = rest.reduce((best, row) => (Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0) ? row : best))
    equations[equations.indexOf(pivot)] = equations[k] ?? pivot
    equations[k] = pivot
    for (const row of equations.slice(k + 1)) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1)
      if (factor === 0) continue
      for (let column = k; column <= count; column++) row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0)
    }
  }
  const unknowns: number[] = Array.from({ length: count }, () => 0)
  for (let k = count - 1; k >= 0; k--) {
    const row = equations[k] ?? []
    let right = row[count] ?? 0
    for (let column = k + 1; column < count; column++) right -= (row[column] ?? 0) * (unknowns[column] ?? 0)
    unknowns[k] = right / (row[k] ?? 1)
  }
  return unknowns
}
