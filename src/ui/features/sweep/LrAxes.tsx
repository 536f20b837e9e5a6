import { formatTick } from '../../format.ts'
import type { Frame } from './frame.ts'
import { decadeLabel, powersWithin } from './scales.ts'
import styles from './sweep.module.css'
import type { SweepText } from './text.ts'

interface Props {
  readonly frame: Frame
  readonly rates: readonly number[]
  readonly text: SweepText
}

/** The axes, and the rails at their ends. */
export function LrAxes({ frame, rates, text }: Props) {
  const { left, width, decades, upper, top, bottom, lower, hasZero, x } = frame
  const right = left + width
  const y = (decade: number) => bottom - ((decade - decades.bottom) / (decades.top - decades.bottom)) * (bottom - top)
  return (
    <>
      {decades.ticks.map((decade) => (
        <g key={decade}>
          <line className={styles.grid} x1={left} x2={right} y1={y(decade)} y2={y(decade)} />
          <text className={styles.tick} x={left - 6} y={y(decade) + 4} textAnchor="end">
            {decadeLabel(decade)}
          </text>
        </g>
      ))}
      <text className={styles.tick} x={left} y={upper - 6}>
        {text.divergedRail}
      </text>
      <line className={styles.rail} x1={left} x2={right} y1={upper} y2={upper} />
      {hasZero && (
        <>
          <text className={styles.tick} x={left - 6} y={lower + 4} textAnchor="end">
            0
          </text>
          <line className={styles.rail} x1={left} x2={right} y1={lower} y2={lower} />
        </>
      )}
      {powersWithin(rates[0] ?? 1, rates.at(-1) ?? 1).map((lr) => (
        <text key={lr} className={styles.tick} x={x(lr)} y={lower + 20} textAnchor="middle">
          {formatTick(lr)}
        </text>
      ))}
      <text className={styles.tick} x={2} y={lower + 20}>
        lr
      </text>
    </>
  )
}
