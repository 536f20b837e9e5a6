/**
 * A scale that grows in lightness alone as much as in hue, and is read alike with every common kind of colour blindness
 * (viridis, S. van der Walt and N. Smith, 2015; every other anchor). Its bright end is the small loss.
 */
const ANCHORS = ['#fde725', '#5ec962', '#21918c', '#3b528b', '#440154'] as const

/** The colours of the legend, from the smallest loss to the largest. */
export const SCALE_CSS = `linear-gradient(to right, ${ANCHORS.join(', ')})`

/** The colour of a part of the way from the smallest loss (0) to the largest (1). */
export function colorAt(part: number): string {
  const place = Math.max(0, Math.min(1, part)) * (ANCHORS.length - 1)
  const index = Math.min(ANCHORS.length - 2, Math.floor(place))
  const share = Math.round((place - index) * 100)
  return `color-mix(in srgb, ${ANCHORS[index]}, ${ANCHORS[index + 1]} ${share}%)`
}
