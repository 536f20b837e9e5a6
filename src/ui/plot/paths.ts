/** A point of a picture, in pixels from its upper left corner. */
export type PixelPoint = readonly [x: number, y: number]

/** Where a picture has its plot, in pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What is further out of view is not drawn to: a run that diverges would only be a thicket. */
const FAR = 5000

/** An SVG path through points; a gap where one is no number, or far away. */
export function pathThrough(points: Iterable<PixelPoint>): string {
  let pen = 'M'
  let path = ''
  for (const [x, y] of points) {
    if (!(Math.abs(x) < FAR && Math.abs(y) < FAR)) {
      pen = 'M'
      continue
    }
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`
    pen = 'L'
  }
  return path
}
