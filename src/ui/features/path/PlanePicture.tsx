import { useId } from 'react'
import type { LandscapePlane, PlaneExtent, PlanePoint } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { formatTick } from '../../format.ts'
import { PlotSvg } from '../../plot/PlotSvg.tsx'
import { type Box, type PixelPoint, pathThrough } from '../../plot/paths.ts'
import type { Size } from '../../plot/useSize.ts'
import { hueOf } from '../../theme/palette.ts'
import { Contours } from './Contours.tsx'
import { Marks } from './Marks.tsx'
import styles from './path.module.css'
import { pathText } from './text.ts'

/** How a part of the plane lies on the screen; the two directions have scales of their own. */
export interface Sheet {
  readonly box: Box
  /** Pixels to a unit. */
  readonly scale: { readonly x: number; readonly y: number }
  toXY(point: PlanePoint): PixelPoint
  fromXY(place: PixelPoint): PlanePoint
  shows(point: PlanePoint): boolean
}

/** The sheet that shows `range` on a picture of this size. */
export function sheetOf({ width, height }: Size, { low, high }: PlaneExtent): Sheet {
  const box: Box = { left: 24, top: 4, width: Math.max(1, width - 28), height: Math.max(1, height - 24) }
  const scale = { x: box.width / (high[0] - low[0]), y: box.height / (high[1] - low[1]) }
  const bottom = box.top + box.height
  return {
    box,
    scale,
    toXY: ([a, b]) => [box.left + (a - low[0]) * scale.x, bottom - (b - low[1]) * scale.y],
    fromXY: ([x, y]) => [low[0] + (x - box.left) / scale.x, low[1] + (bottom - y) / scale.y],
    shows: ([a, b]) => a >= low[0] && a <= high[0] && b >= low[1] && b <= high[1],
  }
}

interface Props {
  readonly size: Size
  readonly sheet: Sheet
  readonly plane: LandscapePlane
  /** The path of the run. */
  readonly points: readonly PlanePoint[]
  readonly paths: readonly {
    readonly key: string
    readonly color: string
    readonly dash: string
    readonly points: readonly PlanePoint[]
  }[]
  readonly now: PlanePoint | undefined
  readonly cursor: PlanePoint | undefined
}

/** The landscape from above: contours, the paths on them, and what is to be found where. */
export function PlanePicture({ size, sheet, plane, points, paths, now, cursor }: Props) {
  const text = useText(pathText)
  const clip = useId()
  const { box, scale, toXY } = sheet
  const draw = (path: readonly PlanePoint[]) => pathThrough(path.map(toXY))
  const place = (point: PlanePoint | undefined) => (point !== undefined && sheet.shows(point) ? toXY(point) : null)
  const short = (value: number) => formatTick(Number(value.toPrecision(3)))
  return (
    <PlotSvg size={size}>
      <clipPath id={clip}>
        <rect x={box.left} y={box.top} width={box.width} height={box.height} />
      </clipPath>
      <rect className={styles.frame} x={box.left} y={box.top} width={box.width} height={box.height} />
      <g clipPath={`url(#${clip})`}>
        <Contours contours={plane.contours} box={box} center={toXY([0, 0])} scale={scale} />
        <path className={styles.dashed} style={{ color: hueOf(1) }} d={draw(plane.expected)} />
        {paths.map(({ key, color, dash, points }) => (
          <path
            key={key}
            className={styles.line}
            data-testid="path-pinned"
            style={{ color }}
            strokeDasharray={dash}
            d={draw(points)}
          />
        ))}
        <path className={styles.line} style={{ color: hueOf(0) }} data-testid="path-way" d={draw(points)} />
        <Marks
          start={place(points[0])}
          now={place(now)}
          optimum={toXY([0, 0])}
          cursor={place(cursor)}
          bottom={box.top + box.height}
        />
      </g>
      <text className={styles.direction} x={box.left + box.width / 2} y={size.height - 6} textAnchor="middle">
        {`${text.slowest(short(plane.slow.eigenvalue))} →`}
      </text>
      <text
        className={styles.direction}
        transform={`translate(14 ${box.top + box.height / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {`${text.fastest(short(plane.fast.eigenvalue))} →`}
      </text>
    </PlotSvg>
  )
}
