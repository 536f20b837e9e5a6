import type { Box, PixelPoint } from './paths.ts'

interface Room {
  /** Where the pointer is, from the left. */
  readonly at: number
  /** Of what is to be placed. */
  readonly width: number
  readonly height: number
  /** Where it may lie in the plot, ... */
  readonly within: Box
  /** ... and the top edge of the plot, above which it goes where it would cover a line. */
  readonly above: number
  /** What is drawn: each line by its points. */
  readonly lines: readonly (readonly PixelPoint[])[]
}

/** Between the pointer and the box, and from one place that is tried to the next, in pixels. */
const BESIDE = 10
const STEP = 8

/** The upper left corner of a box beside the pointer that covers no line; above the plot where none is free within it. */
export function freePlace({ at, width, height, within, above, lines }: Room): PixelPoint {
  const right = within.left + within.width - width
  const sides = [at + BESIDE, at - BESIDE - width].filter((left) => left >= within.left && left <= right)
  const lefts = sides.length > 0 ? sides : [Math.max(within.left, Math.min(right, at - width / 2))]
  const lowest = within.top + within.height - height
  for (const left of lefts) {
    for (let top = within.top; top <= lowest; top += STEP) {
      const box = { left, top, width, height }
      if (lines.every((line) => !crosses(line, box))) return [left, top]
    }
  }
  return [lefts[0] ?? within.left, above - height]
}

/** Whether a line goes through a box. */
export function crosses(line: readonly PixelPoint[], box: Box): boolean {
  return line.some((point, i) => {
    const before = line[i - 1] ?? point
    const [from, to] = before[0] <= point[0] ? [before, point] : [point, before]
    const [start, end] = [Math.max(from[0], box.left), Math.min(to[0], box.left + box.width)]
    if (start > end) return false
    const slope = to[0] === from[0] ? 0 : (to[1] - from[1]) / (to[0] - from[0])
    const heights = slope === 0 ? [from[1], to[1]] : [start, end].map((x) => from[1] + slope * (x - from[0]))
    return Math.max(...heights) >= box.top && Math.min(...heights) <= box.top + box.height
  })
}

/** The points of a path of straight lines, a list for each of its parts. */
export function linesOfPath(d: string): readonly (readonly PixelPoint[])[] {
  return d
    .split('M')
    .slice(1)
    .map((part) =>
      [...part.matchAll(/([\d.e+-]+)[ ,]([\d.e+-]+)/g)].map(([, x, y]): PixelPoint => [Number(x), Number(y)]),
    )
}
