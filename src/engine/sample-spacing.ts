/** The weights of every one of the first iterations are kept, where most happens ... */
export const DENSE = 128
/** ... and from there on of so many evenly spaced ones in each doubling of their number. */
const PER_DOUBLING = 64

/** The iteration of the sample after the one at `iteration`, which is one itself. */
export function sampleAfter(iteration: number): number {
  if (iteration < DENSE) return iteration + 1
  return iteration + 2 ** Math.floor(Math.log2(iteration)) / PER_DOUBLING
}
