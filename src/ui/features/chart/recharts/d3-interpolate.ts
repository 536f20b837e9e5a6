// What d3-scale finds where it asks for d3-interpolate (`resolve.alias` in vite.config.ts): between numbers, as the page's
// scales are all of numbers. The whole package mixes colours, too, and transformations, 5 kB of them.

type Between = (t: number) => number

/** As d3 has it, to the bit: at 0 it is `a` and at 1 it is `b`. */
export const interpolateNumber =
  (a: number, b: number): Between =>
  (t) =>
    a * (1 - t) + b * t

export const interpolate = (a: number, b: number): Between => interpolateNumber(a, b)

export const interpolateRound =
  (a: number, b: number): Between =>
  (t) =>
    Math.round(a * (1 - t) + b * t)

/** Along several values: only scales that diverge from their middle ask for it. */
export const piecewise =
  (between: (a: number, b: number) => Between, values: readonly number[]): Between =>
  (t) => {
    const last = values.length - 1
    const from = Math.max(0, Math.min(last - 1, Math.floor(t * last)))
    return between(values[from] ?? Number.NaN, values[from + 1] ?? Number.NaN)(t * last - from)
  }
