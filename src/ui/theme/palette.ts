// The colours of all that is plotted; those of the page are in tokens.css, and those of the matrices in heat-scale.ts, apart
// from these because they belong to the first picture. A `light-dark()` is resolved where it is used.

/** The lines of one picture, in this order; 4.5:1 on the surface, since they are the colours of text, too. */
const HUES = [
  'light-dark(#1d5fc2, #6ea8f5)',
  'light-dark(#b04a00, #f0a15e)',
  'light-dark(#1f7a3d, #6cc58f)',
  'light-dark(#8a35c9, #c39bfa)',
  'light-dark(#00707a, #58c7cf)',
  'light-dark(#b3261e, #f2897f)',
] as const

/** The colour of a line by its place among the others; after six they come again. */
export function hueOf(place: number): string | undefined {
  return HUES[place % HUES.length]
}

/** How a line is drawn that is told from others by more than its hue. */
export interface LineLook {
  readonly color: string
  readonly dash: string
}

/**
 * How each pinned run is drawn, by its place in the list. Hues apart for every common kind of colour blindness, from the
 * accent of the run on screen too, at 3:1 and more on the surface; and dashes and numbers for who sees no hue.
 */
export const PIN_LOOKS: readonly LineLook[] = [
  { color: 'light-dark(#b8500b, #f2994a)', dash: '7 2' },
  { color: 'light-dark(#00795a, #3ec79b)', dash: '2 2' },
  { color: 'light-dark(#a8327d, #f08cc6)', dash: '10 2 2 2' },
  { color: 'light-dark(#7a6a00, #d9c53a)', dash: '5 4' },
  { color: 'light-dark(#0b7891, #5cd0e8)', dash: '12 3' },
  { color: 'light-dark(#6b3fc0, #b9a2ff)', dash: '2 2 6 2' },
]

/**
 * A scale that grows in lightness alone as much as in hue, and is read alike with every common kind of colour blindness
 * (viridis, S. van der Walt and N. Smith, 2015; every other anchor). Its bright end is the small loss.
 */
const VIRIDIS = ['#fde725', '#5ec962', '#21918c', '#3b528b', '#440154'] as const

/** The colours of the legend, from the smallest loss to the largest. */
export const VIRIDIS_CSS = `linear-gradient(to right, ${VIRIDIS.join(', ')})`

/** The colour of a part of the way from the smallest loss (0) to the largest (1). */
export function viridis(part: number): string {
  const place = Math.max(0, Math.min(1, part)) * (VIRIDIS.length - 1)
  const index = Math.min(VIRIDIS.length - 2, Math.floor(place))
  const [from = '', to = ''] = VIRIDIS.slice(index)
  const channel = (i: number) => {
    const [low, high] = [from, to].map((color) => Number.parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16))
    return Math.round((low ?? 0) + ((high ?? 0) - (low ?? 0)) * (place - index))
  }
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`
}
