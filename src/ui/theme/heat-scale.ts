/**
 * The diverging scale of the matrices: blue below 0, the surface's neutral at 0, red above. The two hues differ in
 * lightness from neutral alike and stay apart for every common kind of colour blindness.
 */
export interface HeatScale {
  /** CSS colours from the most negative to the most positive value. */
  readonly colors: readonly string[]
  /** The ink that is readable on each of them. */
  readonly inks: readonly string[]
  /** The same colours as red, green, blue in 0..255, for canvases. */
  readonly channels: readonly Rgb[]
  /** The ends and the middle, for the legend. */
  readonly ends: readonly [string, string, string]
}

/** Steps from the neutral middle to either end. */
const HALF = 64

/** A colour as red, green, blue in 0..255. */
type Rgb = readonly [number, number, number]

/** The ends of the scale and its middle, in each theme. */
const HEAT = {
  light: { negative: [29, 95, 170], neutral: [246, 246, 244], positive: [186, 41, 38] },
  dark: { negative: [74, 143, 224], neutral: [38, 41, 46], positive: [224, 88, 72] },
} as const satisfies Record<string, Record<string, Rgb>>

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

function scaleOf(theme: keyof typeof HEAT): HeatScale {
  const { negative, neutral, positive } = HEAT[theme]
  const shades = Array.from({ length: 2 * HALF + 1 }, (_, i) =>
    i < HALF ? mixed(neutral, negative, (HALF - i) / HALF) : mixed(neutral, positive, (i - HALF) / HALF),
  )
  return {
    colors: shades.map(css),
    channels: shades,
    inks: shades.map((shade) => css(inkOn(shade))),
    ends: [css(negative), css(neutral), css(positive)],
  }
}

/** The scale of each theme. */
export const heatScales = { light: scaleOf('light'), dark: scaleOf('dark') }

/** The index into a scale of `value` when `limit` is the value at its ends; NaN is neutral. */
export function shadeOf(value: number, limit: number): number {
  const part = value / limit
  if (Number.isNaN(part)) return HALF
  return Math.round(HALF + HALF * Math.max(-1, Math.min(1, part)))
}

function mixed(from: Rgb, to: Rgb, part: number): Rgb {
  const channel = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * part)
  return [channel(0), channel(1), channel(2)]
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`
}

/** White where it reads better than black: one of them always reaches 4.5:1. */
function inkOn(shade: Rgb): Rgb {
  return contrast(shade, WHITE) >= 4.5 ? WHITE : BLACK
}

/** Contrast ratio of two colours (WCAG 2.2, relative luminance). */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
