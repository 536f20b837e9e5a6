import type { Matrix } from '../experiment/matrix.ts'

/** The value at the ends of the scale that target and weight share: the target's largest, 1 where all is 0. */
export function sharedLimit({ data }: Matrix, trueBias: readonly number[] | null): number {
  return [...data, ...(trueBias ?? [])].reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1
}

/** A scale of which so little is used is replaced: well below what the next smaller one holds. */
const TIGHTEST = 0.35

/**
 * The value at the ends of the difference's own scale: 1, 2 or 5 times a power of ten that holds the largest. It keeps
 * the one it had while that is not three times too wide, so that colours do not flicker at a threshold.
 */
export function differenceLimit(largest: number, before: number): number {
  if (!Number.isFinite(largest)) return before
  if (largest <= before && largest > before * TIGHTEST) return before
  if (largest < 1e-30) return before
  const decade = 10 ** Math.floor(Math.log10(largest))
  const times = [1, 2, 5, 10].find((step) => step * decade >= largest) ?? 10
  return Number((times * decade).toPrecision(1))
}
