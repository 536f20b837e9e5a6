/** `0, 1, ... length - 1`: the rows or columns of a matrix, which have no other name than their index. */
export function indices(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i)
}
