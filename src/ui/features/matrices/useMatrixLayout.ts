import { type RefObject, useLayoutEffect, useState } from 'react'

/** How the three matrices stand beside each other and how large their cells are, in pixels. */
export interface MatrixLayout {
  /** Matrices in a row. */
  readonly across: 1 | 2 | 3
  readonly cellWidth: number
  readonly cellHeight: number
  /** Whether numbers fit into the cells. */
  readonly numbers: boolean
  /** Whether every cell is large enough to be a field of its own (WCAG 2.2: 24 x 24). */
  readonly roomy: boolean
}

/** Between two matrices, and the strip of buttons at the target's edge. */
export const GAP = 20
export const EDGE = 28

/** Width that `−0.1234` takes, and the height of a comfortable row. */
const NUMBER_WIDTH = 47
const COMFORTABLE = 38
/** Rows together are at most this high where the page does not scroll, ... */
const TALLEST = 200
/** ... which is where this much width is to be had. */
const WIDE = 480

/** The layout for `rows x columns` in the width of `box`, kept up to date. */
export function useMatrixLayout(box: RefObject<HTMLElement | null>, rows: number, columns: number): MatrixLayout {
  const [width, setWidth] = useState(620)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return layoutOf(width, rows, columns)
}

export function layoutOf(width: number, rows: number, columns: number): MatrixLayout {
  const cellWidthAt = (across: number) => (width - EDGE - GAP * (across - 1)) / across / columns
  const fitting = ([3, 2, 1] as const).find((across) => cellWidthAt(across) >= NUMBER_WIDTH)
  const across = fitting ?? (width >= WIDE ? 3 : 1)
  const cellWidth = Math.min(cellWidthAt(across), 96)
  const tallest = width >= WIDE ? TALLEST / rows : Math.max(cellWidth, 18)
  const cellHeight = Math.max(2, Math.min(COMFORTABLE, Math.floor(tallest)))
  return {
    across,
    cellWidth,
    cellHeight,
    numbers: cellWidth >= NUMBER_WIDTH && cellHeight >= 18,
    roomy: cellWidth >= 24 && cellHeight >= 24,
  }
}
