import type { Body } from '../../picture/frame.ts'
import { widthAt } from '../../picture/lines-of-text.ts'
import type { Paper } from '../../picture/paper.ts'
import { node, type SvgNode } from '../../picture/svg.ts'
import { textWidth } from '../../plot/text-width.ts'
import { shadeOf } from '../../theme/heat-scale.ts'

/** A matrix as it is drawn. */
export interface MatrixSheet {
  readonly title: string
  readonly rows: number
  readonly columns: number
  /** rows x columns, row-major. */
  readonly values: ArrayLike<number>
  /** A row of its own beneath. */
  readonly bias: ArrayLike<number> | null
  /** The value at the ends of the colour scale. */
  readonly limit: number
}

/** How numbers are written: in the cells, and at the ends of the scale. */
export interface NumberWords {
  readonly cell: (value: number) => string
  readonly tick: (value: number) => string
}

/** In pixels. */
const GAP = 28
const BELOW = 12
const TITLE = { size: 13, height: 24 }
const FOOT = 14
const BIAS_GAP = 8
const NUMBERED = { beside: 6, most: 150 }
const BARE = { least: 4, most: 12 }
/** What a scale of colours needs, its ends included. */
const LEAST_SCALE = 135

/** How matrices are laid out, in pixels. */
export interface SheetLayout {
  /** With more rows or columns the cells are too small for numbers. */
  readonly mostRows: number
  readonly mostColumns: number
  /** With more columns than this they stand one under the other. */
  readonly mostAbreast: number
  /** Of a row with numbers. */
  readonly rowHeight: number
  /** Of a matrix without. */
  readonly mostHeight: number
}

/** On a slide. */
const SLIDE: SheetLayout = { mostRows: 16, mostColumns: 16, mostAbreast: 8, rowHeight: 30, mostHeight: 800 }
/** On paper: in a column beside the program, one under the other, or across the page. */
export const COLUMN_LAYOUT: SheetLayout = {
  mostRows: 8,
  mostColumns: 8,
  mostAbreast: 0,
  rowHeight: 20,
  mostHeight: 150,
}
export const WIDE_LAYOUT: SheetLayout = { mostRows: 8, mostColumns: 5, mostAbreast: 5, rowHeight: 20, mostHeight: 220 }

/** So far beyond an end of the scale a value still looks like it: rounding is nothing that a legend tells. */
const SLACK = 0.005

/** Whether the cells have room for their numbers. */
export function isNumbered({ rows, columns }: Pick<MatrixSheet, 'rows' | 'columns'>, layout = SLIDE): boolean {
  return rows <= layout.mostRows && columns <= layout.mostColumns
}

/** Matrices of one shape beside each other, or one under the other where they are too wide. */
export function matricesBody(sheets: readonly MatrixSheet[], words: NumberWords, layout = SLIDE): Body {
  const isAbreast = (sheet: MatrixSheet) => !isNumbered(sheet, layout) || sheet.columns <= layout.mostAbreast
  const abreast = layout.mostAbreast > 0 && sheets.every(isAbreast)
  const across = abreast ? sheets.length : 1
  const least = Math.max(
    ...sheets.map((sheet) => leastWidth(sheet, isNumbered(sheet, layout) ? cellWidth(sheet, words) : BARE.least)),
  )
  return {
    least: across * least + (across - 1) * GAP,
    drawn(width, paper) {
      const room = (width - (across - 1) * GAP) / across
      const cell = cellOf(sheets, room, layout)
      const drawn = sheets.map((sheet) => drawnSheet(sheet, { cell, room, paper, words }))
      const heights = drawn.map(({ height }) => height)
      const height = abreast ? Math.max(...heights) : heights.reduce((sum, each) => sum + each + BELOW, -BELOW)
      const nodes = drawn.map(({ nodes }, i) => {
        const y = abreast ? 0 : heights.slice(0, i).reduce((sum, each) => sum + each + BELOW, 0)
        return node('g', { transform: `translate(${abreast ? i * (room + GAP) : 0} ${y})` }, ...nodes)
      })
      return { nodes, height }
    },
  }
}

/** What a matrix needs, its title in whole. */
function leastWidth({ columns, title }: MatrixSheet, cell: number): number {
  return Math.max(columns * cell, widthAt(title, TITLE.size) * 1.08, LEAST_SCALE)
}

/** What the widest number needs. */
function cellWidth({ values, bias }: MatrixSheet, words: NumberWords): number {
  const numbers = [...Array.from(values), ...Array.from(bias ?? [])]
  return Math.max(...numbers.map((value) => textWidth(words.cell(value)))) + NUMBERED.beside
}

interface Cell {
  readonly width: number
  readonly height: number
  readonly numbered: boolean
}

function cellOf(sheets: readonly MatrixSheet[], room: number, layout: SheetLayout): Cell {
  const numbered = sheets.every((sheet) => isNumbered(sheet, layout))
  const columns = Math.max(...sheets.map((sheet) => sheet.columns))
  if (numbered) return { width: Math.min(NUMBERED.most, room / columns), height: layout.rowHeight, numbered }
  const rows = Math.max(...sheets.map((sheet) => sheet.rows))
  const side = Math.min(BARE.most, room / Math.max(columns, rows), layout.mostHeight / rows)
  return { width: side, height: side, numbered }
}

interface Drawing {
  readonly cell: Cell
  readonly room: number
  readonly paper: Paper
  readonly words: NumberWords
}

function drawnSheet(sheet: MatrixSheet, drawing: Drawing) {
  const { rows, columns, values, bias, title } = sheet
  const { cell, paper } = drawing
  const row = (of: ArrayLike<number>, from: number, top: number) =>
    Array.from({ length: columns }, (_, i) =>
      drawnCell(of[from + i] ?? Number.NaN, i * cell.width, top, sheet.limit, drawing),
    )
  const body = Array.from({ length: rows }, (_, r) => row(values, r * columns, TITLE.height + r * cell.height))
  const end = TITLE.height + rows * cell.height
  const below = bias === null ? [] : row(bias, 0, end + BIAS_GAP)
  const bottom = bias === null ? end : end + BIAS_GAP + cell.height
  const head = { x: 0, y: 14, fill: paper.text, 'font-size': TITLE.size, 'font-weight': 600 }
  const nodes = [
    node('text', head, title),
    ...body.flat(2),
    ...below.flat(),
    scaleOf(sheet, bottom + BIAS_GAP, drawing),
  ]
  return { nodes, height: bottom + BIAS_GAP + FOOT }
}

function drawnCell(value: number, x: number, y: number, limit: number, drawing: Drawing): readonly SvgNode[] {
  const { cell, paper, words } = drawing
  const shade = shadeOf(value, limit)
  const gap = cell.numbered ? 1 : 0
  const size = { width: cell.width - gap, height: cell.height - gap }
  const box = node('rect', { x, y, ...size, fill: paper.heat.colors[shade] })
  if (!cell.numbered) return [box]
  const place = { x: x + cell.width / 2, y: y + cell.height / 2 + 4, 'text-anchor': 'middle' }
  return [box, node('text', { ...place, fill: paper.heat.inks[shade] }, words.cell(value))]
}

/** The steps of the scale that is shown, and the room that it has, in pixels. */
const STEPS = 33
const SCALE = { width: 66, height: 9 }

/** The scale between its ends, and whether a value lies beyond one of them. It stays beneath its matrix, whatever the others are. */
function scaleOf({ values, bias, limit }: MatrixSheet, y: number, { paper, words }: Drawing): SvgNode {
  const all = [...Array.from(values), ...Array.from(bias ?? [])]
  const end = limit * (1 + SLACK)
  const low = (all.some((value) => value < -end) ? '< ' : '') + words.tick(-limit)
  const high = (all.some((value) => value > end) ? '> ' : '') + words.tick(limit)
  const from = Math.ceil(widthAt(low, 11)) + 4
  const step = SCALE.width / STEPS
  const boxes = Array.from({ length: STEPS }, (_, i) => {
    const value = limit * ((2 * i) / (STEPS - 1) - 1)
    const fill = paper.heat.colors[shadeOf(value, limit)]
    return node('rect', { x: from + i * step, y, width: step + 0.5, height: SCALE.height, fill })
  })
  const label = (x: number, anchor: string, text: string) =>
    node('text', { x, y: y + 9, 'font-size': 11, 'text-anchor': anchor, fill: paper.muted }, text)
  return node('g', {}, ...boxes, label(from - 4, 'end', low), label(from + SCALE.width + 5, 'start', high))
}
