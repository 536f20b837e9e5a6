import { memo, type Ref, useImperativeHandle, useRef } from 'react'
import { type HeatScale, shadeOf } from '../theme/heat-scale.ts'
import styles from './heat.module.css'
import { indices } from './indices.ts'

/** What a heatmap can be asked to do at frame rate, outside React. */
export interface HeatHandle {
  /** @param values row-major; a wrong count is ignored: it belongs to another shape, about to be shown */
  paint(values: ArrayLike<number>, limit: number): void
}

interface Props {
  readonly rows: number
  readonly columns: number
  readonly caption: string
  readonly scale: HeatScale
  /** Height of a row in pixels. */
  readonly rowHeight: number
  readonly format: (value: number) => string
  /** Whether the numbers are for screen readers only, for want of room. */
  readonly mute: boolean
  readonly handle: Ref<HeatHandle>
}

/** A matrix as a table of coloured cells. The cells are made once per shape; their values come through `paint`. */
export const HeatTable = memo(function HeatTable(props: Props) {
  const { rows, columns, caption, scale, rowHeight, format, mute, handle } = props
  const body = useRef<HTMLTableSectionElement>(null)
  useImperativeHandle(handle, () => ({
    paint(values, limit) {
      if (body.current === null || values.length !== rows * columns) return
      const cells = body.current.getElementsByTagName('td')
      for (let i = 0; i < values.length; i++) {
        const cell = cells[i]
        const value = values[i]
        if (cell === undefined || value === undefined) continue
        const shade = shadeOf(value, limit)
        const text = format(value)
        if (cell.textContent !== text) cell.textContent = text
        cell.style.backgroundColor = scale.colors[shade] ?? ''
        cell.style.color = scale.inks[shade] ?? ''
      }
    },
  }))
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody ref={body}>
        {indices(rows).map((row) => (
          <tr key={row} style={{ height: rowHeight }}>
            {indices(columns).map((column) => (
              <td
                key={column}
                className={mute ? `${styles.cell} ${styles.mute}` : styles.cell}
                data-testid={`cell-${row}-${column}`}
                data-row={row}
                data-column={column}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})
