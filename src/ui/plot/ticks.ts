import { textWidth } from './text-width.ts'

/** A labelled place on an axis. */
export interface Tick {
  /** 0 to 1 along the axis. */
  readonly at: number
  /** The value that is there. */
  readonly value: number
  readonly label: string
}

/** The next 1, 2 or 5 times a power of ten. */
export function niceAbove(value: number): number {
  if (value <= 0) return 1
  const decade = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((times) => times * decade >= value) ?? 10
  return Number((step * decade).toPrecision(1))
}

/** Pixels between two labels, at least. */
const GAP = 5

/** The height of a line of labels, in pixels. */
export const LINE = 13

/** Of the ticks of a horizontal axis those whose labels stand apart, in order; the ends come first. */
export function apartAcross(ticks: readonly Tick[], width: number): readonly Tick[] {
  const half = ({ label }: Tick) => (textWidth(label) + GAP) / 2
  return apart(ticks, (a, b) => Math.abs(a.at - b.at) * width >= half(a) + half(b))
}

/** The same of a vertical axis. */
export function apartUpright(ticks: readonly Tick[], height: number): readonly Tick[] {
  return apart(ticks, (a, b) => Math.abs(a.at - b.at) * height >= LINE)
}

function apart(ticks: readonly Tick[], free: (a: Tick, b: Tick) => boolean): readonly Tick[] {
  const [first, last] = [ticks[0], ticks.at(-1)]
  if (first === undefined || last === undefined || first === last) return ticks
  const kept = free(first, last) ? [first, last] : [last]
  for (const tick of ticks.slice(1, -1)) if (kept.every((other) => free(tick, other))) kept.push(tick)
  return kept.sort((a, b) => a.at - b.at)
}

/** Where the middle of a label stands so that it is not cut at the picture's edges, in pixels. */
export function uncut(middle: number, label: string, width: number): number {
  const half = textWidth(label) / 2
  return Math.max(half, Math.min(width - half, middle))
}
