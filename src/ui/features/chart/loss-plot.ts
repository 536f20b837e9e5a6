import type { HistoryView } from '../../../engine/worker/loss-history.ts'
import type { Run } from '../../../experiment/config.ts'
import type { CourseAnswer } from '../../../theory/questions/questions.ts'
import type { Plot, PlotRoom } from '../../picture/plot-body.ts'
import { near, node, type SvgNode } from '../../picture/svg.ts'
import { changeLabels, changeTexts, LABEL_ROW, labelRows } from '../../plot/change-labels.ts'
import { curveOf, forecastOf, levelNameAt } from '../../plot/expected-curve.ts'
import { iterationScale } from '../../plot/iterations.ts'
import { extentOf, extentOfBoth, type LossPoint, lossScale, nanSpan, pointsOf } from '../../plot/loss-points.ts'
import { type PixelPoint, pathThrough } from '../../plot/paths.ts'
import { calmLine } from '../../plot/pinned-line.ts'
import type { AxisScale } from '../../plot/scales.ts'
import { spread } from '../../plot/spread.ts'
import { LINE } from '../../plot/ticks.ts'
import type { LineLook } from '../../theme/palette.ts'

/** What the picture shows. */
export interface LossData {
  readonly run: Run
  readonly history: HistoryView
  readonly kind: 'log' | 'linear'
  /** The last iteration on the axis. */
  readonly last: number
  readonly pinned: readonly PinnedLine[]
  /** The expected loss; null where it is not known. */
  readonly expected: CourseAnswer | null
}

interface PinnedLine {
  readonly number: number
  readonly history: HistoryView
  readonly look: LineLook
}

/** What stands in it. */
export interface LossWords {
  readonly iteration: string
  readonly loss: string
  readonly floor: string
}

/** The loss over the iterations, `height` pixels high. */
export function lossPlot(data: LossData, words: LossWords, height: number): Plot {
  const histories = [data.history, ...data.pinned.map(({ history }) => history)]
  const extents = histories.map(extentOf)
  // Before the run has begun what is predicted is all there is to see.
  const ahead = data.expected === null || data.history.recorded > 0 ? null : forecastOf(data.expected)
  const extent = (ahead === null ? extents : [...extents, ahead]).reduce(extentOfBoth)
  return {
    height,
    x: { title: words.iteration, scale: (length) => iterationScale('linear', data.last, length) },
    y: { title: words.loss, scale: (length) => lossScale(data.kind, extent, length) },
    beside: 24,
    within: (room) => [
      ...expectedLine(data, room),
      ...measured(data, room),
      ...data.pinned.map((pin) => pinnedLine(pin, room)),
      changeLines(data, room),
    ],
    over: (room) => [...floorName(data, words, room), ...pinnedNumbers(data, room), changeNames(data, room)],
  }
}

/** The floor that noise leaves, where the scale has it in view; null elsewhere. */
export function floorInView({ expected }: LossData, scale: AxisScale): number | null {
  const floor = expected?.course.ok === true ? expected.floor : null
  const place = floor === null ? Number.NaN : scale.place(floor)
  return place >= 0 && place <= 1 ? floor : null
}

/** The dashed curve, and the floor. */
function expectedLine(data: LossData, { y, toX, toY, box, paper }: PlotRoom): readonly SvgNode[] {
  const { expected } = data
  if (expected === null || !expected.course.ok) return []
  const d = pathThrough(curveOf(expected, toX, toY))
  const line = node('path', { d, stroke: paper.muted, 'stroke-width': 1.5, 'stroke-dasharray': '5 4' })
  const floor = floorInView(data, y)
  if (floor === null) return [line]
  return [node('path', { d: `M${box.left} ${near(toY(floor))}h${box.width}`, stroke: paper.edge }), line]
}

function floorName(data: LossData, words: LossWords, { y, toY, box, paper }: PlotRoom): readonly SvgNode[] {
  const floor = floorInView(data, y)
  if (floor === null) return []
  const base = levelNameAt(toY(floor), box.top + box.height)
  return [node('text', { x: box.left + box.width, y: base, 'text-anchor': 'end', fill: paper.muted }, words.floor)]
}

/** The batch losses as a mean line in its band, the full loss, and where losses are nan. */
function measured({ history }: LossData, { y: losses, toX, box, paper }: PlotRoom): readonly SvgNode[] {
  const points = pointsOf(history, losses)
  const toY = (part: number) => box.top + (1 - part) * box.height
  const lineOf = (of: (point: LossPoint) => number | null, isGap: boolean) =>
    pathThrough(
      points.flatMap((point): PixelPoint[] => {
        const at = of(point)
        if (at !== null) return [[toX(point.iteration), toY(at)]]
        return isGap ? [[Number.NaN, Number.NaN]] : []
      }),
    )
  const line = (d: string, stroke: string) => node('path', { d, stroke, 'stroke-width': 1.25 })
  const nan = nanSpan(points)
  return [
    node('path', { d: bandPath(points, toX, toY), fill: paper.accent, 'fill-opacity': 0.16 }),
    line(
      lineOf(({ mean }) => mean, true),
      paper.accent,
    ),
    line(
      lineOf(({ full }) => full, false),
      paper.text,
    ),
    ...(nan === null ? [] : nanArea(toX(nan[0]), toX(nan[1]), box, paper.danger)),
  ]
}

function nanArea(from: number, to: number, { top, height }: PlotRoom['box'], danger: string): readonly SvgNode[] {
  const middle = { x: (from + to) / 2, y: top + height / 2, 'text-anchor': 'middle', fill: danger }
  return [
    node('rect', { x: from, y: top, width: to - from, height, fill: danger, 'fill-opacity': 0.08 }),
    node('text', middle, 'nan'),
  ]
}

/** The band as closed shapes, one for each stretch without a gap: along its upper edge, and back along the lower one. */
function bandPath(points: readonly LossPoint[], x: (at: number) => number, y: (part: number) => number): string {
  const shapes: string[] = []
  let stretch: LossPoint[] = []
  const close = () => {
    const edge = (of: 0 | 1) =>
      stretch.map(({ iteration, band }) => `${near(x(iteration))} ${near(y(band?.[of] ?? Number.NaN))}`)
    if (stretch.length > 1) shapes.push(`M${[...edge(1), ...edge(0).reverse()].join('L')}Z`)
    stretch = []
  }
  for (const point of points) {
    if (point.band === null) close()
    else stretch.push(point)
  }
  close()
  return shapes.join('')
}

function placesOf(history: HistoryView, { y: losses, toX, box }: PlotRoom): readonly PixelPoint[] {
  return calmLine(history, losses, toX, (part) => box.top + (1 - part) * box.height)
}

function pinnedLine({ history, look }: PinnedLine, room: PlotRoom): SvgNode {
  const line = { stroke: room.paper.color(look.color), 'stroke-width': 1.5, 'stroke-dasharray': look.dash }
  return node('path', { d: pathThrough(placesOf(history, room)), ...line })
}

/** The number of each pinned run at the end of its line. */
function pinnedNumbers({ pinned }: LossData, room: PlotRoom): readonly SvgNode[] {
  const { top, height } = room.box
  const ends = pinned
    .flatMap(({ number, history, look }) => {
      const end = placesOf(history, room).findLast(([, at]) => Number.isFinite(at))
      return end === undefined ? [] : [{ number, color: room.paper.color(look.color), x: end[0] + 4, y: end[1] }]
    })
    .sort((a, b) => a.y - b.y)
  const wanted = ends.map((end) => end.y)
  const places = spread(wanted, LINE, top + 4, top + height)
  return ends.map(({ number, color, x }, i) =>
    node('text', { x, y: (places[i] ?? 0) + 4, 'font-weight': 600, fill: color }, String(number)),
  )
}

function changesIn({ run, last }: LossData) {
  return changeTexts(run).filter(({ iteration }) => iteration <= last)
}

/** The live changes as lines across the plot. */
function changeLines(data: LossData, { box, toX, paper }: PlotRoom): SvgNode {
  const made = changesIn(data)
  const faint = Math.max(0.3, Math.min(1, 30 / Math.max(1, made.length)))
  const d = made.map(({ iteration }) => `M${near(toX(iteration))} ${box.top}v${box.height}`).join('')
  return node('path', { d, stroke: paper.muted, 'stroke-dasharray': '2 3', 'stroke-opacity': faint })
}

/** Their labels. */
function changeNames(data: LossData, { box, x, paper }: PlotRoom): SvgNode {
  const toX = (iteration: number) => x.place(iteration) * box.width
  const labels = changeLabels(changesIn(data), { width: box.width, rows: labelRows(box.height), toX })
  const halo = { 'paint-order': 'stroke', stroke: paper.surface, 'stroke-width': 3, fill: paper.muted }
  return node(
    'g',
    halo,
    ...labels.map(({ text, x: left, row }) =>
      node('text', { x: box.left + left, y: box.top + row * LABEL_ROW + 10 }, text),
    ),
  )
}
