import { type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import { textScale } from '../../text-scale.ts'

/** How the three matrices stand beside each other and how large their cells are, in pixels for letters of the usual size. */
export interface MatrixLayout {
  /** Matrices in a row. */
  readonly across: 1 | 2 | 3
  readonly cellWidth: number
  readonly cellHeight: number
  /** Whether numbers fit into the cells, ... */
  readonly numbers: boolean
  /** ... and only in a smaller type. */
  readonly tight: boolean
  /** Whether every cell is large enough to be a field of its own (WCAG 2.2: 24 x 24). */
  readonly roomy: boolean
  /** Between two matrices. */
  readonly gap: number
}

/** The strip of buttons at the target's right edge. */
export const EDGE = 28
/** Between two matrices: at least, and where there is room to spare. */
const GAP = 20
const WIDE_GAP = 72

/** Width of `−0.1234` in the smaller and in the usual type. */
const TIGHT_WIDTH = 50
const NUMBER_WIDTH = 56
/** Width of the longest title with a gap. */
const TITLE_WIDTH = 128
/** Height of a line of numbers at least, and of a comfortable row; the width of a cell at most. */
const LINE = 22
const COMFORTABLE = 33
const WIDEST = 160
/** What stands above and beneath the cells of a matrix. */
const AROUND = 56
const BIAS_LABEL = 20
/** From this width on the page does not scroll, and the matrices leave the rest of it to the chart: */
const WIDE = 480
const TALLEST = 300
const TALLEST_ROWS = 200

/** What is to be laid out: matrices of `rows x columns`, each with a row for the bias beneath it or not. */
interface Shape {
  readonly rows: number
  readonly columns: number
  readonly bias: boolean
}

/** The layout of a shape in the width of `box`, kept up to date. */
export function useMatrixLayout(box: RefObject<HTMLElement | null>, { rows, columns, bias }: Shape): MatrixLayout {
  const [width, setWidth] = useState(620)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => setWidth(Math.floor(element.clientWidth / textScale()))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return useMemo(() => layoutOf(width, { rows, columns, bias }), [width, rows, columns, bias])
}

export function layoutOf(width: number, { rows, columns, bias }: Shape): MatrixLayout {
  const wide = width >= WIDE
  const widthAt = (across: number) => (width - EDGE - GAP * (across - 1)) / across / columns
  const cellAt = (across: number) => Math.min(widthAt(across), WIDEST)
  const fits = (across: number) =>
    cellAt(across) >= TIGHT_WIDTH &&
    cellAt(across) * columns + GAP >= TITLE_WIDTH &&
    (!wide || heightOf(across, rows, bias, LINE) <= TALLEST)
  const across = ACROSS.find(fits) ?? (wide ? 3 : 1)
  const cellWidth = cellAt(across)
  // Where the page scrolls, cells are square until they are comfortable.
  const cellHeight = Math.max(2, Math.floor(wide ? rowHeight(across, rows, bias) : Math.min(COMFORTABLE, cellWidth)))
  const spare = width - EDGE - across * columns * cellWidth
  const numbers = cellWidth >= TIGHT_WIDTH && cellHeight >= 18
  return {
    across,
    cellWidth,
    cellHeight,
    numbers,
    tight: numbers && cellWidth < NUMBER_WIDTH,
    roomy: cellWidth >= 24 && cellHeight >= 24,
    gap: across === 1 ? GAP : Math.max(GAP, Math.min(WIDE_GAP, spare / (across - 1))),
  }
}

const ACROSS = [3, 2, 1] as const

/** How high the three matrices are together with rows of `row` pixels. */
function heightOf(across: number, rows: number, bias: boolean, row: number): number {
  return Math.ceil(3 / across) * (rows * row + AROUND + (bias ? row + BIAS_LABEL : 0))
}

/** The height of a row that leaves the chart its place. */
function rowHeight(across: number, rows: number, bias: boolean): number {
  const room = across === 3 ? TALLEST_ROWS : TALLEST / Math.ceil(3 / across) - AROUND
  return Math.min(COMFORTABLE, bias ? (room - BIAS_LABEL) / (rows + 1) : room / rows)
}
