/** By how many places a key moves along a line: all the way at Home and End. */
export const ALONG: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** How many columns to the right and rows down an arrow key moves in a table. */
export const ACROSS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The place `move` from `at`, of so many. */
export function moved(at: number, move: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at + move))
}
