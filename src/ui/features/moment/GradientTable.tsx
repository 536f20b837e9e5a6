import { type KeyboardEvent, type SyntheticEvent, useId, useState } from 'react'
import { useText } from '../../context.ts'
import { formatCell } from '../../format.ts'
import { ACROSS, moved } from '../../plot/arrow-keys.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
import { indices } from '../../widgets/indices.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './moment.module.css'
import { isOfWeight, type PointedPlace } from './place.ts'
import { blockOf, shadeOfCell, TensorCaption } from './TensorTable.tsx'
import type { ShownTensor } from './tensors.ts'
import { momentText } from './text.ts'
import type { Pointed } from './usePointed.ts'

interface Props {
  readonly tensor: ShownTensor
  readonly scale: HeatScale
  readonly note: string | undefined
  readonly pointed: Pointed
  readonly place: PointedPlace | null
}

/**
 * A gradient whose elements can be asked where they come from: by pointing, by a tap, or with the arrow keys. It has the
 * focus as a whole (one stop of the Tab key) and tells which of its cells is meant.
 */
export function GradientTable({ tensor, scale, note, pointed, place }: Props) {
  const text = useText(momentText)
  const id = useId()
  const { rows, columns } = blockOf(tensor, false)
  const isWeight = tensor.name === 'weight.grad'
  const [cell, setCell] = useState({ row: 0, column: 0 })
  const at = { row: Math.min(cell.row, rows - 1), column: Math.min(cell.column, columns - 1) }
  const placeOf = (row: number, column: number): PointedPlace =>
    isWeight ? { output: row, input: column } : { output: column, input: null }
  const isAt = (row: number, column: number) => {
    if (place === null || isOfWeight(place) !== isWeight) return false
    const here = placeOf(row, column)
    return here.output === place.output && here.input === place.input
  }
  const go = (row: number, column: number) => {
    setCell({ row, column })
    pointed.point(placeOf(row, column))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = ACROSS[event.key]
    if (move === undefined) return
    event.preventDefault()
    go(moved(at.row, move[1], rows), moved(at.column, move[0], columns))
  }
  const onPoint = ({ target }: SyntheticEvent) => {
    if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return
    go(Number(target.dataset.row), Number(target.dataset.column))
  }
  return (
    <table
      className={styles.tensor}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells can be chosen is a grid
      role="grid"
      aria-readonly="true"
      title={tensor.values === null ? undefined : text.gradHint}
      data-state={tensor.state}
      data-part={tensor.name}
      data-testid={`tensor-${tensor.name}`}
      tabIndex={0}
      aria-activedescendant={`${id}-${at.row}-${at.column}`}
      onKeyDown={onKeyDown}
      onFocus={() => go(at.row, at.column)}
      onBlur={pointed.close}
      onPointerOver={onPoint}
      onPointerDown={onPoint}
      onPointerLeave={pointed.leave}
    >
      <TensorCaption tensor={tensor} note={noteOf(tensor, note, text.states)} />
      <tbody {...verbatim}>
        {indices(rows).map((row) => (
          <tr key={row}>
            {indices(columns).map((column) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its cell
              <td
                key={column}
                // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
                role="gridcell"
                id={`${id}-${row}-${column}`}
                data-row={row}
                data-column={column}
                data-testid={`cell-${row}-${column}`}
                className={isAt(row, column) ? `${styles.cell} ${styles.pointed}` : styles.cell}
                style={shadeOfCell(tensor, row, column, scale)}
              >
                {tensor.values === null ? '–' : formatCell(tensor.values[row * tensor.columns + column] ?? Number.NaN)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is said beside the shape: how many passes are in it, and whether that is new. */
function noteOf({ state }: ShownTensor, note: string | undefined, states: Readonly<Record<'new' | 'changed', string>>) {
  if (note === undefined || (state !== 'new' && state !== 'changed')) return note
  return `${note} · ${states[state]}`
}
