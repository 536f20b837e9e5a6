import type { Contour } from '../../../theory/questions/questions.ts'
import { formatTick } from '../../format.ts'
import type { Box, PixelPoint } from '../../plot/paths.ts'
import { labelPlace, SMALLEST } from './contour-labels.ts'
import styles from './path.module.css'

interface Props {
  readonly contours: readonly Contour[]
  readonly box: Box
  /** The optimum on screen. */
  readonly center: PixelPoint
  /** Pixels to a unit. */
  readonly scale: { readonly x: number; readonly y: number }
}

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
