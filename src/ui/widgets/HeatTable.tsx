import { memo, type Ref, useImperativeHandle, useRef } from 'react'
import { rem } from '../text-scale.ts'
import { type HeatScale, shadeOf } from '../theme/heat-scale.ts'
import styles from './heat.module.css'
import { indices } from './indices.ts'
import { verbatim } from './verbatim.ts'

/** What a heatmap can be asked to do at frame rate, outside React. */
export interface HeatHandle {
  /**
   * @param values row-major; a wrong count is ignored: it belongs to another shape, about to be shown
   * @param limit the value at the ends of the scale
   * @param texts whether texts that nobody sees, but screen readers read, are written too
   */
  paint(values: ArrayLike<number>, limit: number, texts: boolean): void
}

/** What any heatmap is made of. */
export interface HeatProps {
  readonly rows: number
  readonly columns: number
  readonly caption: string
  readonly scale: HeatScale
  /** Height of a row, in pixels for letters of the usual size. */
  readonly rowHeight: number
  readonly handle: Ref<HeatHandle>
}

interface Props extends HeatProps {
  readonly format: (value: number) => string
  /** Whether the numbers are for screen readers only, for want of room. */
  readonly mute: boolean
}

/** A matrix as a table of coloured cells. The cells are made once per shape; their values come through `paint`. */
export const HeatTable = memo(function HeatTable(props: Props) {
  const { rows, columns, caption, scale, rowHeight, format, mute, handle } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const painted = useRef<Painted>({ scale: null, columns: 0, cells: [], texts: [], shades: [] })
  useImperativeHandle(handle, () => ({
    paint(values, limit, texts) {
      if (body.current === null || values.length !== rows * columns) return
      const before = painted.current
      if (
        before.scale !== scale ||
        before.columns !== columns ||
        before.cells.length !== values.length ||
        !before.cells.at(-1)?.isConnected
      ) {
        painted.current = { scale, columns, cells: [...body.current.getElementsByTagName('td')], texts: [], shades: [] }
      }
      for (let i = 0; i < values.length; i++) paintCell(painted.current, i, values[i] ?? Number.NaN, limit)
      if (texts || !mute)
        for (let i = 0; i < values.length; i++) writeCell(painted.current, i, format(values[i] ?? Number.NaN))
    },
  }))
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead {...verbatim}>
        <tr>
          {/* The corner: no cell of the matrix. */}
          <td aria-hidden="true" className={styles.corner} />
          {indices(columns).map((column) => (
            <th key={column} scope="col" className={styles.header}>
              <span className="visually-hidden">{column + 1}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} {...verbatim}>
        {indices(rows).map((row) => (
          <tr key={row} style={{ height: rem(rowHeight) }}>
            <th scope="row" className={styles.header}>
              <span className="visually-hidden">{row + 1}</span>
            </th>
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

/** What stands in the cells: only what differs is written, for most of a matrix stays alike from frame to frame. */
interface Painted {
  readonly scale: HeatScale | null
  /** A matrix of as many cells may have them in other places. */
  readonly columns: number
  readonly cells: readonly HTMLElement[]
  readonly texts: string[]
  readonly shades: number[]
}

function paintCell({ scale, cells, shades }: Painted, i: number, value: number, limit: number): void {
  const shade = shadeOf(value, limit)
  const cell = cells[i]
  if (shades[i] === shade || cell === undefined || scale === null) return
  shades[i] = shade
  cell.style.backgroundColor = scale.colors[shade] ?? ''
  cell.style.color = scale.inks[shade] ?? ''
}

function writeCell({ cells, texts }: Painted, i: number, text: string): void {
  const cell = cells[i]
  if (texts[i] === text || cell === undefined) return
  texts[i] = text
  cell.textContent = text
}
