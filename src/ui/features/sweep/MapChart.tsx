import { type KeyboardEvent, useRef, useState } from 'react'
import { snakeCase } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import { useText } from '../../context.ts'
import { formatTick } from '../../format.ts'
import { ACROSS, moved } from '../../plot/arrow-keys.ts'
import { powersWithin } from '../../plot/scales.ts'
import type { ChartProps } from './LrChart.tsx'
import { MapCell } from './MapCell.tsx'
import { MapLegend } from './MapLegend.tsx'
import { MapLines } from './MapLines.tsx'
import { across, lossRange } from './map-colors.ts'
import styles from './sweep.module.css'
import { sweepText } from './text.ts'
import { exactly } from './words.ts'

/** Home and End go along the row. */
const MOVES: typeof ACROSS = { ...ACROSS, Home: [-Infinity, 0], End: [Infinity, 0] }

/** The final full loss by lr and another field as colours, with the mean-square limit as a curve. */
export function MapChart({ sweep, mark, onLoad }: ChartProps) {
  const text = useText(sweepText)
  const grid = useRef<HTMLTableElement>(null)
  const [focused, setFocused] = useState(0)
  const [shown, setShown] = useState<number | null>(null)
  const { plan } = sweep
  const columns = plan.rates.length
  const name = plan.rowKey === null ? '' : snakeCase(plan.rowKey)
  const range = lossRange(sweep.endings)
  const onPoint = (at: number, byKey: boolean) => {
    if (byKey) setFocused(at)
    setShown(at)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onLoad(focused)
    const move = MOVES[event.key]
    if (move === undefined) return
    event.preventDefault()
    const column = moved(focused % columns, move[0], columns)
    // The rows ascend: up is towards the larger values.
    const row = moved(Math.floor(focused / columns), -move[1], plan.rows.length)
    const next = row * columns + column
    setFocused(next)
    grid.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus()
  }
  return (
    <>
      <div className={styles.map} dir="ltr">
        <div className={styles.rowNames} aria-hidden="true">
          {plan.rows.toReversed().map(({ value, present }) => (
            <span key={value} data-present={present}>
              {writeNumber(value)}
            </span>
          ))}
        </div>
        <div className={styles.area}>
          <div className={styles.cells}>
            <table
              ref={grid}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of the ARIA practices
              role="grid"
              aria-label={text.map(name)}
              data-testid="sweep-cells"
              onKeyDown={onKeyDown}
              onPointerLeave={() => setShown(null)}
              onBlur={() => setShown(null)}
            >
              <tbody>
                {plan.rows
                  .map((row, index) => (
                    <tr key={row.value}>
                      {plan.rates.map((lr, column) => (
                        <MapCell
                          key={lr}
                          index={index * columns + column}
                          label={exactly(text, sweep, index * columns + column)}
                          ending={sweep.endings[index * columns + column] ?? null}
                          excluded={row.problem !== null}
                          range={range}
                          focusable={index * columns + column === focused}
                          onPoint={onPoint}
                          onLoad={onLoad}
                        />
                      ))}
                    </tr>
                  ))
                  .reverse()}
              </tbody>
            </table>
          </div>
          <MapLines sweep={sweep} mark={mark} />
          <div className={styles.columnNames} aria-hidden="true">
            {powersWithin(plan.rates[0] ?? 1, plan.rates.at(-1) ?? 1).map((lr) => (
              <span key={lr} style={{ left: `${across(plan.rates, lr) * 100}%` }}>
                {formatTick(lr)}
              </span>
            ))}
          </div>
        </div>
      </div>
      <p className={styles.detail} data-testid="sweep-detail">
        {shown === null ? text.hint : `${exactly(text, sweep, shown)}${sweep.endings[shown] ? `. ${text.loads}` : ''}`}
      </p>
      <MapLegend range={range} sweep={sweep} mark={mark} />
    </>
  )
}
