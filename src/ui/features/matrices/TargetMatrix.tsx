import { useCallback, useRef } from 'react'
import { at, withCell } from '../../../experiment/matrix.ts'
import { useActions, useApp, useMayW, useMessages, useSelected } from '../../context.ts'
import { targetName } from '../../target-name.ts'
import { rem } from '../../text-scale.ts'
import { shadeOf } from '../../theme/heat-scale.ts'
import { indices } from '../../widgets/indices.ts'
import { CellField, type TellProblem } from './CellField.tsx'
import { Heat } from './Heat.tsx'
import type { CellPlace, MatrixView } from './MatrixColumn.tsx'
import styles from './matrices.module.css'

/** What editing the target needs to know and to tell. */
export interface TargetEditing {
  readonly view: MatrixView
  /** The cell at which the Tab key stops. */
  readonly current: CellPlace
  readonly onCurrent: (place: CellPlace) => void
  /** Where a problem is said that `onProblem` was told. */
  readonly problemId: string
  readonly onProblem: TellProblem
}

/**
 * The target as number fields. Cells that are large enough are a field each; in a larger matrix the current cell is a
 * field that lies over the heatmap, large enough to be read and hit.
 */
export function TargetMatrix({ view, current, onCurrent, problemId, onProblem }: TargetEditing) {
  const { W, limit, scale, layout } = view
  const grid = useRef<HTMLFieldSetElement>(null)
  const { store } = useApp()
  const { edit } = useActions()
  const text = useMessages()
  const name = useSelected(targetName)
  const may = useMayW()
  const values = useCallback(() => W.data, [W])
  const move = (row: number, column: number) => {
    const place = { row: clamp(row, W.rows), column: clamp(column, W.columns) }
    onCurrent(place)
    const selector = `input[data-row="${place.row}"][data-column="${place.column}"]`
    grid.current?.querySelector<HTMLInputElement>(selector)?.focus()
  }
  const field = (row: number, column: number, over: boolean) => {
    const shade = shadeOf(at(W, row, column), limit)
    const place = { left: rem(column * layout.cellWidth), top: rem(row * layout.cellHeight) }
    return (
      <CellField
        key={over ? 'over' : `${row} ${column}`}
        row={row}
        column={column}
        value={at(W, row, column)}
        label={text.targetCell(row, column)}
        testId={over ? 'cell-current' : `cell-${row}-${column}`}
        style={{
          backgroundColor: scale.colors[shade],
          color: scale.inks[shade],
          ...(over ? place : { height: rem(layout.cellHeight) }),
        }}
        mute={!over && !layout.numbers}
        stop={over || (row === current.row && column === current.column)}
        take={(value) => edit('W', withCell(store.getState().shown.W, row, column, value))}
        problemId={problemId}
        onProblem={onProblem}
        onMove={(down, right) => move(row + down, column + right)}
      />
    )
  }
  const heat = <Heat rows={W.rows} columns={W.columns} caption={name} {...{ scale, layout, limit, values }} />
  // Something to look at, like the others.
  if (!may) return heat
  if (layout.roomy) {
    const columns = { gridTemplateColumns: `repeat(${W.columns}, minmax(0, 1fr))` }
    return (
      <fieldset ref={grid} className={styles.fields} style={columns} aria-label={name}>
        {indices(W.data.length).map((i) => field(Math.floor(i / W.columns), i % W.columns, false))}
      </fieldset>
    )
  }
  const { rows: height, columns: width } = W
  const pointed = (event: { target: EventTarget; clientX: number; clientY: number }) => {
    if (event.target instanceof HTMLInputElement || grid.current === null) return
    const box = grid.current.getBoundingClientRect()
    const column = Math.floor(((event.clientX - box.left) / box.width) * width)
    move(Math.floor(((event.clientY - box.top) / box.height) * height), column)
    requestAnimationFrame(() => grid.current?.querySelector('input')?.focus())
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys move the field inside it
    <fieldset ref={grid} className={styles.over} aria-label={name} onClick={pointed}>
      {heat}
      {field(clamp(current.row, height), clamp(current.column, width), true)}
    </fieldset>
  )
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}
