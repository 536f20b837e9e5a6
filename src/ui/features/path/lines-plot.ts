import { type LegendEntry, lineSample } from '../../picture/picture-legend.ts'
import type { Plot, PlotRoom } from '../../picture/plot-body.ts'
import { near, node, type SvgNode } from '../../picture/svg.ts'
import { iterationScale } from '../../plot/iterations.ts'
import { pathThrough } from '../../plot/paths.ts'
import type { AxisScale } from '../../plot/scales.ts'
import { spread } from '../../plot/spread.ts'
import { LINE } from '../../plot/ticks.ts'
import { hueOf } from '../../theme/palette.ts'
import type { Series } from './series.ts'

/** Lines over the iterations, each with a dashed one beside it. */
export interface LinesData {
  readonly lines: readonly Series[]
  /** The iterations of the samples. */
  readonly at: readonly number[]
  readonly kind: 'log' | 'linear'
  readonly last: number
  readonly changes: readonly number[]
  readonly mark?: { readonly value: number; readonly label: string }
  scale(length: number): AxisScale
}

interface LinesWords {
  readonly iteration: string
  readonly value: string
}

/** So many lines have their names at their ends, and in the legend. */
const MOST_NAMED = 24

/** Whether each line is named by itself. */
export function areNamed(lines: readonly Series[]): boolean {
  return lines.length <= MOST_NAMED
}

/** The plot of the lines. */
export function linesPlot(data: LinesData, words: LinesWords, height: number): Plot {
  return {
    height,
    x: { title: words.iteration, scale: (length) => iterationScale(data.kind, data.last, length) },
    y: { title: words.value, scale: (length) => data.scale(length) },
    beside: areNamed(data.lines) ? 60 : 16,
    within: (room) => [
      changesAcross(data, room),
      ...markLine(data, room),
      ...data.lines.map((line) => drawn(line, data, room)),
    ],
    over: (room) => [...markName(data, room), ...(areNamed(data.lines) ? endNames(data, room) : [])],
  }
}

/** What all of it is; of too many lines one stands for all. */
export function linesLegend(
  { lines, mark }: LinesData,
  { dashed, many }: { readonly dashed: string; readonly many: string },
): readonly LegendEntry[] {
  const named = areNamed(lines) ? lines : lines.slice(0, 1)
  return [
    ...named.map(({ name, hue }) => ({
      name: areNamed(lines) ? name : many,
      sample: lineSample((paper) => paper.color(hueOf(hue))),
    })),
    { name: dashed, sample: lineSample(({ muted }) => muted, '4 4', 1) },
    ...(mark === undefined ? [] : [{ name: mark.label, sample: lineSample(({ muted }) => muted, '1 3', 1) }]),
  ]
}

function changesAcross({ changes }: LinesData, { box, toX, paper }: PlotRoom): SvgNode {
  const d = changes.map((iteration) => `M${near(toX(iteration))} ${box.top}v${box.height}`).join('')
  return node('path', { d, stroke: paper.muted, 'stroke-dasharray': '2 3' })
}

function markLine({ mark }: LinesData, { box, toY, paper }: PlotRoom): readonly SvgNode[] {
  if (mark === undefined) return []
  const d = `M${box.left} ${near(toY(mark.value))}h${box.width}`
  return [node('path', { d, stroke: paper.muted, 'stroke-dasharray': '1 3' })]
}

function markName({ mark }: LinesData, { box, y, toY, paper }: PlotRoom): readonly SvgNode[] {
  if (mark === undefined || !(y.place(mark.value) > 0)) return []
  const place = { x: box.left + box.width, y: toY(mark.value) - 4, 'text-anchor': 'end', fill: paper.muted }
  return [node('text', place, mark.label)]
}

function drawn({ hue, dashed, values }: Series, { at }: LinesData, { toX, toY, paper }: PlotRoom): SvgNode {
  const line = pathThrough(values.map((value, i) => [toX(at[i] ?? 0), toY(value)]))
  const beside = pathThrough(dashed.map(([iteration, value]) => [toX(iteration), toY(value)]))
  return node(
    'g',
    { stroke: paper.color(hueOf(hue)), 'data-part': 'line' },
    node('path', { d: beside, 'stroke-dasharray': '4 4' }),
    node('path', { d: line, 'stroke-width': 1.5, 'stroke-linejoin': 'round' }),
  )
}

/** What each line is, at its end; pushed apart where they would overlap. */
function endNames({ lines, at }: LinesData, { box, toX, toY, paper }: PlotRoom): readonly SvgNode[] {
  const bottom = box.top + box.height
  const ends = lines
    .map(({ hue, label, values }) => ({ hue, label, y: toY(values.at(-1) ?? Number.NaN) }))
    .filter(({ y }) => y > box.top - LINE && y < bottom + LINE)
    .sort((a, b) => a.y - b.y)
  const x = Math.min(toX(at.at(-1) ?? 0), box.left + box.width) + 6
  const places = spread(
    ends.map(({ y }) => y),
    LINE,
    box.top + 4,
    bottom,
  )
  return ends.map(({ hue, label: [letter, index] }, i) => {
    const place = { x, y: (places[i] ?? 0) + 4, fill: paper.color(hueOf(hue)) }
    const lower = letter === 'λ' ? { dx: 2 } : { dy: 3, 'font-size': 10 }
    return node('text', place, node('tspan', {}, letter), node('tspan', lower, index))
  })
}
