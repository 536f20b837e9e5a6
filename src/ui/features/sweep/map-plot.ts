import type { Ending } from '../../../engine/sweep-protocol.ts'
import { snakeCase } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import { formatLoss, formatTick } from '../../format.ts'
import type { Paper } from '../../picture/paper.ts'
import { areaSample, type LegendEntry, lineSample, markSample } from '../../picture/picture-legend.ts'
import type { Plot, PlotRoom } from '../../picture/plot-body.ts'
import { near, node, type SvgNode } from '../../picture/svg.ts'
import { pathThrough } from '../../plot/paths.ts'
import { type AxisScale, powersWithin } from '../../plot/scales.ts'
import { apartAcross } from '../../plot/ticks.ts'
import { viridis } from '../../theme/palette.ts'
import type { PresentRun } from './endings.ts'
import { across, colorPart, lossRange } from './map-colors.ts'
import type { SweepText } from './text.ts'

/** The final full loss by lr and another field as colours, with the safe limit as a curve. */
export function mapPlot(sweep: Sweep, mark: PresentRun | null, height: number): Plot {
  const { rates, rows, rowKey } = sweep.plan
  return {
    height,
    grid: false,
    x: { title: 'lr', scale: (length) => cellScale(rates, length) },
    y: { title: rowKey === null ? '' : snakeCase(rowKey), scale: () => rowScale(rows.map(({ value }) => value)) },
    within: (room) => [...cells(sweep, room), ...limitCurve(sweep, room), ...present(sweep, mark, room)],
  }
}

/** What colours and marks mean. */
export function mapLegend(sweep: Sweep, mark: PresentRun | null, text: SweepText): readonly LegendEntry[] {
  const range = lossRange(sweep.endings)
  const hasLimit = sweep.limits.rows.some((limit) => limit !== null)
  return [
    ...(range === null
      ? []
      : [
          { name: `${text.loss} ${formatLoss(range.least)}`, sample: areaSample(() => ({ fill: viridis(0) })) },
          { name: formatLoss(Math.sqrt(range.least * range.most)), sample: areaSample(() => ({ fill: viridis(0.5) })) },
          { name: text.atLeast(formatLoss(range.most)), sample: areaSample(() => ({ fill: viridis(1) })) },
        ]),
    ...(sweep.endings.some(isDiverged)
      ? [{ name: text.divergedRail, sample: (paper: Paper) => node('g', {}, ...hatched(0, 0, 22, 12, paper)) }]
      : []),
    ...(hasLimit ? [{ name: text.meanSquareCurve, sample: lineSample((paper) => paper.text, undefined, 2) }] : []),
    ...(mark === null ? [] : [{ name: text.now, sample: markSample((paper) => hereMark(paper)) }]),
  ]
}

function cellScale(rates: readonly number[], length: number): AxisScale {
  const place = (lr: number) => across(rates, lr)
  const ticks = powersWithin(rates[0] ?? 1, rates.at(-1) ?? 1).map((lr) => ({
    at: place(lr),
    value: lr,
    label: formatTick(lr),
  }))
  return { place, ticks: apartAcross(ticks, length) }
}

/** The rows one above the other, the least at the bottom; a value is placed by its row. */
function rowScale(values: readonly number[]): AxisScale {
  const place = (value: number) => (values.indexOf(value) + 0.5) / values.length
  return { place, ticks: values.map((value) => ({ at: place(value), value, label: writeNumber(value) })) }
}

function isDiverged(ending: Ending | null): boolean {
  return ending !== null && !Number.isFinite(ending.fullLoss)
}

function cells({ plan: { rates, rows }, endings }: Sweep, { box, paper }: PlotRoom): readonly SvgNode[] {
  const range = lossRange(endings)
  const [width, height] = [box.width / rates.length, box.height / rows.length]
  return rows.flatMap(({ problem }, row) =>
    rates.flatMap((_, column): readonly SvgNode[] => {
      const ending = endings[row * rates.length + column] ?? null
      const [x, y] = [box.left + column * width, box.top + box.height - (row + 1) * height]
      if (problem !== null) return []
      if (ending === null) return [node('rect', { x, y, width, height, fill: paper.line, 'fill-opacity': 0.4 })]
      if (isDiverged(ending)) return hatched(x, y, width, height, paper)
      // Half a pixel over the next one: no seams.
      const size = { width: width + 0.5, height: height + 0.5 }
      return [node('rect', { x, y, ...size, fill: viridis(colorPart(ending, range)), 'data-part': 'cell' })]
    }),
  )
}

/** What diverged has no colour: a cross on a tint. */
function hatched(x: number, y: number, width: number, height: number, { danger, edge }: Paper): readonly SvgNode[] {
  const d = `M${near(x)} ${near(y + height)}l${near(width)} ${near(-height)}`
  return [
    node('rect', { x, y, width, height, fill: danger, 'fill-opacity': 0.1 }),
    node('path', { d, stroke: edge, 'stroke-opacity': 0.7 }),
  ]
}

/** The mean-square limit over the cells. */
function limitCurve({ plan: { rows }, limits }: Sweep, { toX, toY, paper }: PlotRoom): readonly SvgNode[] {
  const d = pathThrough(
    limits.rows.flatMap((limit, row) => (limit === null ? [] : [[toX(limit), toY(rows[row]?.value ?? 0)] as const])),
  )
  return [
    node('path', { d, stroke: paper.surface, 'stroke-width': 4 }),
    node('path', { d, stroke: paper.text, 'stroke-width': 2 }),
  ]
}

/** The settings on screen, where they are in one of the rows. */
function present({ plan: { rows, rowKey } }: Sweep, mark: PresentRun | null, room: PlotRoom): readonly SvgNode[] {
  if (mark === null || rowKey === null || !(mark.config.lr > 0)) return []
  const value = mark.config[rowKey]
  if (!rows.some((row) => row.value === value)) return []
  const place = `translate(${near(room.toX(mark.config.lr))} ${near(room.toY(value))})`
  return [node('g', { transform: place }, hereMark(room.paper))]
}

function hereMark({ text, surface }: Paper): SvgNode {
  return node(
    'g',
    { fill: 'none' },
    node('circle', { r: 6, stroke: surface, 'stroke-width': 5 }),
    node('circle', { r: 5, stroke: text, 'stroke-width': 2 }),
  )
}
