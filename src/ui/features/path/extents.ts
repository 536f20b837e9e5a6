import type { Series } from './series.ts'

/** Weights further away than so many times the start or the target are out of view. */
const FAR = 8

/** What the axis has to hold: targets, starts, and weights as far as they do not run away. */
export function weightsExtent(lines: readonly Series[]): readonly [number, number] {
  const fixed = fixedOf(lines)
  const limit = limitOf(lines)
  let [low, high] = [Math.min(...fixed), Math.max(...fixed)]
  for (const { values } of lines) {
    for (const value of values) {
      if (value < low) low = Math.max(value, -limit)
      if (value > high) high = Math.min(value, limit)
    }
  }
  return [low, high]
}

/** Targets and starts. */
function fixedOf(lines: readonly Series[]): readonly number[] {
  return lines.flatMap(({ dashed, values }) => [...dashed.map(([, value]) => value), values[0] ?? 0])
}

function limitOf(lines: readonly Series[]): number {
  return FAR * Math.max(...fixedOf(lines).map(Math.abs)) || 1
}

/** Whether weights run away from what is in view. */
export function isBeyond(lines: readonly Series[]): boolean {
  const limit = limitOf(lines)
  return lines.some(({ values }) => values.some((value) => !(Math.abs(value) <= limit)))
}

/** Lines below this part of float32's own spacing say nothing any more. */
const BELOW = 0.1

/** What the axis has to hold: everything above what float32 cannot tell apart. */
export function directionsExtent(lines: readonly Series[], rounding: number): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (const { values } of lines) {
    for (const value of values) {
      if (value < low) low = value
      if (value > high && value < Number.POSITIVE_INFINITY) high = value
    }
  }
  if (high === 0) return [rounding, 1]
  return [Math.max(low, rounding * BELOW), Math.max(high, rounding)]
}
