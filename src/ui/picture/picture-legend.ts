import { FONT_SIZE } from '../plot/text-width.ts'
import { linesOf, widthAt } from './lines-of-text.ts'
import type { Paper } from './paper.ts'
import { node, type SvgNode } from './svg.ts'

/** What a line or a mark of a picture is. */
export interface LegendEntry {
  readonly name: string
  /** In a box of `SAMPLE`, from its upper left corner. */
  readonly sample: (paper: Paper) => SvgNode
}

/** The box of a sample, in pixels. */
const SAMPLE = { width: 22, height: 12 }
const MIDDLE = SAMPLE.height / 2

/** Between a sample and its name, between two entries, and the height of a row. */
const BESIDE = 6
const APART = 18
const ROW = 18

/** A line, as it is drawn. */
export function lineSample(color: (paper: Paper) => string, dash?: string, width = 1.5): LegendEntry['sample'] {
  const d = `M0 ${MIDDLE}H${SAMPLE.width}`
  return (paper) =>
    node('path', { d, stroke: color(paper), 'stroke-width': width, 'stroke-dasharray': dash, fill: 'none' })
}

/** An area, as it is drawn. */
export function areaSample(fill: (paper: Paper) => SvgNode['given']): LegendEntry['sample'] {
  return (paper) => node('rect', { width: SAMPLE.width, height: SAMPLE.height, ...fill(paper) })
}

/** A mark, drawn around its middle. */
export function markSample(mark: (paper: Paper) => SvgNode): LegendEntry['sample'] {
  return (paper) => node('g', { transform: `translate(${SAMPLE.width / 2} ${MIDDLE})` }, mark(paper))
}

/** The entries in rows of `width` pixels, from their upper left corner, and how high they are. */
export function legendOf(entries: readonly LegendEntry[], width: number, paper: Paper) {
  let [x, y] = [0, 0]
  const drawn = entries.map(({ name, sample }) => {
    const room = width - SAMPLE.width - BESIDE
    const lines = linesOf(name, room, FONT_SIZE)
    const long = SAMPLE.width + BESIDE + Math.max(...lines.map((line) => widthAt(line, FONT_SIZE)), 0)
    if (x > 0 && x + long > width) [x, y] = [0, y + ROW]
    const place = `translate(${x} ${y})`
    const words = lines.map((line, i) =>
      node('text', { x: SAMPLE.width + BESIDE, y: MIDDLE + 4 + i * ROW, fill: paper.text }, line),
    )
    x += long + APART
    y += (lines.length - 1) * ROW
    return node('g', { transform: place, 'data-part': 'legend-entry' }, sample(paper), ...words)
  })
  return { drawn: node('g', { 'font-size': FONT_SIZE }, ...drawn), height: entries.length === 0 ? 0 : y + ROW }
}
