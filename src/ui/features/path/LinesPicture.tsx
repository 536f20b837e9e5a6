import { useId } from 'react'
import { type Axis, pathThrough } from './axes.ts'
import { EndLabels } from './EndLabels.tsx'
import type { Line } from './lines.ts'
import { type Box, PlotAxes } from './PlotAxes.tsx'
import styles from './path.module.css'

/** A value that is marked across a plot. */
export interface Mark {
  readonly value: number
  readonly label: string
}

interface Props {
  readonly lines: readonly Line[]
  readonly at: readonly number[]
  readonly now: number
  readonly x: Axis
  readonly y: Axis
  readonly changes: readonly number[]
  readonly mark?: Mark
  readonly size: { readonly width: number; readonly height: number }
  /** The index of the sample under the cursor. */
  readonly cursor: number | null
  /** The lines that the cursor reads out. */
  readonly read: readonly Line[]
}

/** With more lines than this they are named only where they are pointed at. */
export const MOST_LABELS = 12

/** Where a plot of a size has its picture; beside it there is room for labels, or not. */
export function boxOf({ width, height }: Props['size'], labelled: boolean): Box {
  const right = labelled ? 56 : 16
  return { left: 48, top: 8, width: Math.max(1, width - 48 - right), height: Math.max(1, height - 32) }
}

/** The picture of a plot of lines, as large as its size. */
export function LinesPicture({ lines, at, now, x, y, changes, mark, size, cursor, read }: Props) {
  const clip = useId()
  const labelled = lines.length <= MOST_LABELS
  const box = boxOf(size, labelled)
  const toX = (iteration: number) => box.left + x.place(iteration) * box.width
  const toY = (value: number) => box.top + (1 - y.place(value)) * box.height
  const right = box.left + box.width
  const upright = (iteration: number) => ({ x1: toX(iteration), x2: toX(iteration), y1: 0, y2: box.top + box.height })
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      <clipPath id={clip}>
        <rect x={box.left} y={box.top - 2} width={box.width + 2} height={box.height + 4} />
      </clipPath>
      <PlotAxes box={box} x={x} y={y} />
      <g clipPath={`url(#${clip})`}>
        {changes.map((iteration) => (
          <line key={iteration} className={styles.change} {...upright(iteration)} />
        ))}
        {mark !== undefined && (
          <line className={styles.mark} x1={box.left} x2={right} y1={toY(mark.value)} y2={toY(mark.value)} />
        )}
        {lines.map(({ key, hue, dashed, values }) => (
          <g key={key} data-hue={hue} data-testid={`path-line-${key.replace(' ', '-')}`}>
            <path className={styles.dashed} d={pathThrough(dashed.map(([t, value]) => [toX(t), toY(value)]))} />
            <path className={styles.line} d={pathThrough(values.map((value, i) => [toX(at[i] ?? 0), toY(value)]))} />
          </g>
        ))}
        {now < (at.at(-1) ?? 0) && <line className={styles.now} {...upright(now)} />}
        {cursor !== null && (
          <g className={styles.cursor}>
            <line {...upright(at[cursor] ?? 0)} />
            {read.map(({ key, hue, values }) => {
              const cy = toY(values[cursor] ?? Number.NaN)
              return Number.isFinite(cy) && <circle key={key} data-hue={hue} cx={toX(at[cursor] ?? 0)} cy={cy} r={3} />
            })}
          </g>
        )}
      </g>
      {mark !== undefined && y.place(mark.value) > 0 && (
        <text className={styles.markLabel} x={right} y={toY(mark.value) - 4} textAnchor="end">
          {mark.label}
        </text>
      )}
      {labelled && <EndLabels lines={lines} box={box} x={Math.min(toX(at.at(-1) ?? 0), right) + 6} toY={toY} />}
    </svg>
  )
}
