import type { Contour } from '../../../theory/questions/questions.ts'
import { formatTick } from '../../format.ts'
import type { Box, PixelPoint } from '../../plot/paths.ts'
import styles from './path.module.css'

interface Props {
  readonly contours: readonly Contour[]
  readonly box: Box
  /** The optimum on screen. */
  readonly center: PixelPoint
  /** Pixels to a unit. */
  readonly scale: { readonly x: number; readonly y: number }
}

/** Contours smaller than this are a blot, in pixels. */
const SMALLEST = 5

/** Where on an ellipse its label may stand, in order of liking: to the upper right first. */
const ANGLES = [50, 70, 30, 110, 130, 90, 0, 180, 230, 310, 270].map((degrees) => (degrees * Math.PI) / 180)

/** The room of a label. */
const LABEL = { width: 36, height: 13 }

/** Ellipses of equal loss, labelled where there is room. */
export function Contours({ contours, box, center, scale }: Props) {
  const shown = contours
    .map(({ loss, slow, fast }) => ({ loss, rx: slow * scale.x, ry: fast * scale.y }))
    .filter(({ rx, ry }) => rx > SMALLEST && ry > SMALLEST)
  // Beneath the optimum stands its name.
  const taken: PixelPoint[] = [[center[0], center[1] + 14]]
  return (
    <g data-testid="contours">
      {shown.map(({ loss, rx, ry }) => {
        const label = labelPlace(rx, ry, center, box, taken)
        if (label !== null) taken.push(label)
        return (
          <g key={loss}>
            <ellipse className={styles.contour} cx={center[0]} cy={center[1]} rx={rx} ry={ry} />
            {label !== null && (
              <text className={styles.contourLabel} x={label[0]} y={label[1] + 4} textAnchor="middle">
                {formatTick(Number(loss.toPrecision(3)))}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

function labelPlace(
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
