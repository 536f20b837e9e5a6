/** The index of the item of ascending `at` that is nearest to `value`. */
export function nearest(at: readonly number[], value: number): number {
  let [low, high] = [0, at.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] as number) < value) low = middle + 1
    else high = middle
  }
  const before = at[low - 1]
  return before !== undefined && value - before < (at[low] as number) - value ? low - 1 : low
}
