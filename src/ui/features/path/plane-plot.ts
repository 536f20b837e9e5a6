import type { LandscapePlane, PlanePoint } from '../../../theory/questions/questions.ts'
import { formatTick } from '../../format.ts'
import type { Plot, PlotRoom } from '../../picture/plot-body.ts'
import { node, type SvgNode } from '../../picture/svg.ts'
import { type PixelPoint, pathThrough } from '../../plot/paths.ts'
import { type AxisScale, linearScale } from '../../plot/scales.ts'
import { apartAcross } from '../../plot/ticks.ts'
import { hueOf, type LineLook } from '../../theme/palette.ts'
import { labelPlace, SMALLEST } from './contour-labels.ts'

/** The landscape from above, and the paths on it. */
export interface PlaneData {
  readonly plane: LandscapePlane
  readonly paths: readonly { readonly look: LineLook; readonly points: readonly PlanePoint[] }[]
}

interface PlaneWords {
  readonly slowest: string
  readonly fastest: string
}

/** The dashes of what is predicted: in no colour that a pinned run may have. */
export const PREDICTED = '3 3'

/** The path of the run, in the plane. */
export function pathOf({ path }: LandscapePlane): readonly PlanePoint[] {
  return path.map(({ slow, fast }) => [slow, fast])
}

/** The plot of the plane: both axes are distances from the optimum. */
export function planePlot(data: PlaneData, words: PlaneWords, height: number): Plot {
  const { low, high } = data.plane.range
  return {
    height,
    x: { title: words.slowest, scale: (length) => across(low[0], high[0], length) },
    y: { title: words.fastest, scale: (length) => across(low[1], high[1], length) },
    grid: false,
    within: (room) => [frame(room), ...contours(data.plane, room), ...lines(data, room), ...marks(data.plane, room)],
  }
}

/** A scale whose ends are just these, labelled at round values between them. */
function across(low: number, high: number, length: number): AxisScale {
  const place = (value: number) => (value - low) / (high - low)
  const ticks = linearScale(low, high, 6)
    .ticks.map(({ value, label }) => ({ at: place(value), value, label }))
    .filter(({ at }) => at >= 0 && at <= 1)
  return { place, ticks: apartAcross(ticks, length) }
}

function placeOf({ toX, toY }: PlotRoom): (point: PlanePoint) => PixelPoint {
  return ([slow, fast]) => [toX(slow), toY(fast)]
}

function frame({ box: { left, top, width, height }, paper }: PlotRoom): SvgNode {
  return node('rect', { x: left, y: top, width, height, stroke: paper.line })
}

/** Ellipses of equal loss, labelled where there is room. */
function contours({ contours }: LandscapePlane, room: PlotRoom): readonly SvgNode[] {
  const { box, paper } = room
  const [cx, cy] = placeOf(room)([0, 0])
  const taken: PixelPoint[] = [[cx, cy + 14]]
  return contours.flatMap(({ loss, slow, fast }) => {
    const [rx, ry] = [room.toX(slow) - cx, cy - room.toY(fast)]
    if (!(rx > SMALLEST && ry > SMALLEST)) return []
    const label = labelPlace(rx, ry, [cx, cy], box, taken)
    const ellipse = node('ellipse', { cx, cy, rx, ry, stroke: paper.edge, 'stroke-opacity': 0.55 })
    if (label === null) return [ellipse]
    taken.push(label)
    const halo = { fill: paper.muted, stroke: paper.surface, 'stroke-width': 3, 'paint-order': 'stroke' }
    const place = { x: label[0], y: label[1] + 4, 'text-anchor': 'middle' }
    return [ellipse, node('text', { ...place, ...halo }, formatTick(Number(loss.toPrecision(3))))]
  })
}

/** The path that is predicted, those of the pinned runs, and the run's own over them. */
function lines({ plane, paths }: PlaneData, room: PlotRoom): readonly SvgNode[] {
  const d = (points: readonly PlanePoint[]) => pathThrough(points.map(placeOf(room)))
  const { paper } = room
  return [
    node('path', { d: d(plane.expected), stroke: paper.text, 'stroke-dasharray': PREDICTED }),
    ...paths.map(({ look, points }) =>
      node('path', {
        d: d(points),
        stroke: paper.color(look.color),
        'stroke-width': 1.5,
        'stroke-dasharray': look.dash,
        'data-part': 'line',
      }),
    ),
    node('path', { d: d(pathOf(plane)), stroke: paper.color(hueOf(0)), 'stroke-width': 1.5, 'data-part': 'line' }),
  ]
}

/** Where the path began, where it is, and where the loss is least. */
function marks(plane: LandscapePlane, room: PlotRoom): readonly SvgNode[] {
  const { paper, box } = room
  const toXY = placeOf(room)
  const isInside = ([x, y]: PixelPoint) =>
    x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height
  const mark = (point: PlanePoint | undefined, drawn: SvgNode): readonly SvgNode[] => {
    if (point === undefined || !isInside(toXY(point))) return []
    const [x, y] = toXY(point)
    return [node('g', { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` }, drawn)]
  }
  const { now } = plane
  return [
    ...mark([0, 0], optimumMark(paper.text)),
    ...mark(pathOf(plane)[0], startMark(paper.color(hueOf(0)), paper.surface)),
    ...(now === null ? [] : mark([now.slow, now.fast], nowMark(paper.color(hueOf(0)), paper.surface))),
  ]
}

/** A cross. */
export function optimumMark(stroke: string): SvgNode {
  return node('path', { d: 'M-6 0H6M0 -6V6', stroke, 'stroke-width': 1.5 })
}

/** A ring. */
export function startMark(stroke: string, fill: string): SvgNode {
  return node('circle', { r: 4, stroke, fill, 'stroke-width': 1.5 })
}

/** A dot. */
export function nowMark(fill: string, stroke: string): SvgNode {
  return node('circle', { r: 4.5, fill, stroke })
}
