import { useText } from '../../context.ts'
import type { PixelPoint } from '../../plot/paths.ts'
import { hueOf } from '../../theme/palette.ts'
import styles from './path.module.css'
import { pathText } from './text.ts'

interface Props {
  /** On screen; null where it is out of view. */
  readonly start: PixelPoint | null
  readonly now: PixelPoint | null
  readonly optimum: PixelPoint
  readonly cursor: PixelPoint | null
  /** The lower edge of the picture. */
  readonly bottom: number
}

/** So far apart two marks have to be for both to be named, in pixels. */
const APART = 48

/** How far beneath a mark its name stands, where there is room. */
const BENEATH = 18

/** Where the path began, where it is, and where the loss is least. */
export function Marks({ start, now, optimum, cursor, bottom }: Props) {
  const text = useText(pathText)
  const far = (a: PixelPoint, b: PixelPoint | null) => b === null || Math.hypot(a[0] - b[0], a[1] - b[1]) > APART
  const name = ([x, y]: PixelPoint, words: string) => (
    <text className={styles.placeLabel} x={x} y={y + BENEATH < bottom - 2 ? y + BENEATH : y - 10} textAnchor="middle">
      {words}
    </text>
  )
  const [x, y] = optimum
  return (
    <g style={{ color: hueOf(0) }}>
      <g className={styles.optimum}>
        <line x1={x - 6} x2={x + 6} y1={y} y2={y} />
        <line x1={x} x2={x} y1={y - 6} y2={y + 6} />
      </g>
      {name(optimum, text.optimum)}
      {start !== null && (
        <>
          <circle className={styles.start} cx={start[0]} cy={start[1]} r={4} />
          {far(start, optimum) && name(start, text.start)}
        </>
      )}
      {now !== null && (
        <>
          <circle className={styles.place} cx={now[0]} cy={now[1]} r={4.5} data-testid="path-here" />
          {far(now, optimum) && far(now, start) && name(now, text.now)}
        </>
      )}
      {cursor !== null && <circle className={styles.start} cx={cursor[0]} cy={cursor[1]} r={3.5} />}
    </g>
  )
}
