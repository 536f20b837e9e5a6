import type { Box, PixelPoint } from '../../plot/paths.ts'

/** Contours smaller than this are a blot, in pixels. */
export const SMALLEST = 5

/** Where on an ellipse its label may stand, in order of liking: to the upper right first. */
const ANGLES = [50, 70, 30, 110, 130, 90, 0, 180, 230, 310, 270].map((degrees) => (degrees * Math.PI) / 180)

/** The room of a label. */
const LABEL = { width: 36, height: 13 }

/** Where on an ellipse around the optimum its label stands, inside the box and free of those that are there; null where nowhere. */
export function labelPlace(
  rx: number,
  ry: number,
  [cx, cy]: PixelPoint,
  box: Box,
  taken: readonly PixelPoint[],
): PixelPoint | null {
  for (const angle of ANGLES) {
    const [x, y] = [cx + rx * Math.cos(angle), cy - ry * Math.sin(angle)]
    const inside =
      Math.abs(x - box.left - box.width / 2) < box.width / 2 - LABEL.width / 2 &&
      Math.abs(y - box.top - box.height / 2) < box.height / 2 - LABEL.height / 2
    const free = taken.every(([tx, ty]) => Math.abs(tx - x) > LABEL.width || Math.abs(ty - y) > LABEL.height)
    if (inside && free) return [x, y]
  }
  return null
}
