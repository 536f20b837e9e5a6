import type { Box } from '../plot/paths.ts'
import type { AxisScale } from '../plot/scales.ts'
import { FONT_SIZE, textWidth } from '../plot/text-width.ts'
import { apartUpright, uncut } from '../plot/ticks.ts'
import type { Body } from './frame.ts'
import type { Paper } from './paper.ts'
import { node, type SvgNode } from './svg.ts'

interface PlotAxis {
  readonly title: string
  /** The scale of an axis so many pixels long. */
  scale(length: number): AxisScale
}

/** Where the parts of a plot lie. */
export interface PlotRoom {
  readonly box: Box
  readonly x: AxisScale
  readonly y: AxisScale
  readonly paper: Paper
  toX(value: number): number
  toY(value: number): number
}

/** A plot between its axes. */
export interface Plot {
  readonly x: PlotAxis
  readonly y: PlotAxis
  /** Of all of it, in pixels; `above` of these over the box, `beside` to its right. */
  readonly height: number
  readonly above?: number
  readonly beside?: number
  /** Whether lines go across at the labels of the upright axis. */
  readonly grid?: boolean
  /** Cut off at the box's edges. */
  within(room: PlotRoom): readonly SvgNode[]
  /** Over it, not cut off. */
  over?(room: PlotRoom): readonly SvgNode[]
}

/** From the box to the labels of an axis, and from these to its title. */
const LABEL = 6
const TITLE = 18

/** What lies on an edge of the box is not cut in half. */
const SLACK = 2

/** The plot as what a picture shows. */
export function plotBody(plot: Plot): Body {
  return { least: 0, drawn: (width, paper) => ({ nodes: drawnPlot(plot, width, paper), height: plot.height }) }
}

function drawnPlot(plot: Plot, width: number, paper: Paper): readonly SvgNode[] {
  const { above = 8, beside = 16 } = plot
  const height = Math.max(1, plot.height - above - LABEL - FONT_SIZE - TITLE)
  const y = plot.y.scale(height)
  const labels = Math.max(...y.ticks.map(({ label }) => textWidth(label)), 0)
  const left = Math.ceil(TITLE + labels + LABEL)
  const box = { left, top: above, width: Math.max(1, width - left - beside), height }
  const x = plot.x.scale(box.width)
  const room: PlotRoom = {
    box,
    x,
    y,
    paper,
    toX: (value) => box.left + x.place(value) * box.width,
    toY: (value) => box.top + (1 - y.place(value)) * box.height,
  }
  return [...axes(plot, room, width), cut(box, plot.within(room)), ...(plot.over?.(room) ?? []), ...titles(plot, room)]
}

/** What lies outside the box is cut off: an element of its own needs no name, of which a page might have two. */
function cut({ left, top, width, height }: Box, nodes: readonly SvgNode[]): SvgNode {
  const place = { x: left - SLACK, y: top - SLACK, width: width + 2 * SLACK, height: height + 2 * SLACK }
  const viewBox = `${place.x} ${place.y} ${place.width} ${place.height}`
  return node('svg', { ...place, viewBox, overflow: 'hidden', fill: 'none' }, ...nodes)
}

function axes({ grid = true }: Plot, { box, x, y, paper }: PlotRoom, width: number): readonly SvgNode[] {
  const [right, bottom] = [box.left + box.width, box.top + box.height]
  const rows = apartUpright(y.ticks, box.height).flatMap(({ at, label }) => {
    const level = bottom - at * box.height
    const line = node('path', { d: `M${box.left} ${level.toFixed(2)}H${right}`, stroke: paper.line })
    const words = { x: box.left - LABEL, y: level + 4, 'text-anchor': 'end', fill: paper.muted }
    return [...(grid ? [line] : []), node('text', words, label)]
  })
  const columns = x.ticks.map(({ at, label }) => {
    const middle = uncut(box.left + at * box.width, label, width)
    return node('text', { x: middle, y: bottom + LABEL + FONT_SIZE, 'text-anchor': 'middle', fill: paper.muted }, label)
  })
  return [...rows, ...columns]
}

function titles(plot: Plot, { box, paper }: PlotRoom): readonly SvgNode[] {
  const upright = `translate(${FONT_SIZE} ${(box.top + box.height / 2).toFixed(2)}) rotate(-90)`
  const given = { fill: paper.text, 'text-anchor': 'middle' }
  return [
    node('text', { ...given, x: box.left + box.width / 2, y: plot.height - 3 }, plot.x.title),
    node('text', { ...given, transform: upright }, plot.y.title),
  ]
}
