/** Whether two arrays hold the same numbers; zeros are the same whatever their sign, and so are nan, and none and zeros. */
export function same(a: Float32Array | null, b: Float32Array | null): boolean {
  if (a === null || b === null) return (a ?? b ?? new Float32Array()).every((value) => value === 0)
  return firstDifference(a, b) === null
}

/** The first place where two arrays do not hold the same number; null where there is none. */
export function firstDifference(a: Float32Array, b: Float32Array): number | null {
  const found = a.findIndex((value, i) => !alike(value, b[i] ?? Number.NaN))
  return found === -1 ? null : found
}

/** Whether two numbers are the same, or both none. */
export function alike(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b))
}
