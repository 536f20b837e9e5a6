import { memo } from 'react'
import type { Ending } from '../../../engine/sweep-protocol.ts'
import { viridis } from '../../theme/palette.ts'
import { colorPart, type LossRange } from './map-colors.ts'
import styles from './sweep.module.css'

interface Props {
  readonly index: number
  readonly label: string
  readonly ending: Ending | null
  readonly excluded: boolean
  readonly range: LossRange | null
  readonly focusable: boolean
  readonly onPoint: (index: number, byKey: boolean) => void
  readonly onLoad: (index: number) => void
}

/** A run of the map. */
export const MapCell = memo(Cell, (a, b) => {
  const [first, second] = [a.ending, b.ending]
  return (
    first === second &&
    a.label === b.label &&
    a.focusable === b.focusable &&
    (first === null || (a.range?.least === b.range?.least && a.range?.most === b.range?.most))
  )
})

function Cell({ index, label, ending, excluded, range, focusable, onPoint, onLoad }: Props) {
  const state = excluded
    ? 'excluded'
    : ending === null
      ? 'open'
      : Number.isFinite(ending.fullLoss)
        ? 'known'
        : 'diverged'
  const color = state === 'known' && ending !== null ? viridis(colorPart(ending, range)) : undefined
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid can be focused
      role="gridcell"
      className={styles.cell}
      style={{ background: color }}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      data-state={state}
      aria-label={label}
      onFocus={() => onPoint(index, true)}
      onPointerEnter={() => onPoint(index, false)}
      onClick={() => onLoad(index)}
    />
  )
}
