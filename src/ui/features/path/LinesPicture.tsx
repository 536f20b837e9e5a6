import { useId } from 'react'
import { Axes } from '../../plot/Axes.tsx'
import { EndLabels } from '../../plot/EndLabels.tsx'
import { iterationScale } from '../../plot/iterations.ts'
import { PlotSvg } from '../../plot/PlotSvg.tsx'
import { type Box, pathThrough } from '../../plot/paths.ts'
import plot from '../../plot/plot.module.css'
import type { AxisScale } from '../../plot/scales.ts'
import type { Size } from '../../plot/useSize.ts'
import { hueOf } from '../../theme/palette.ts'
import styles from './path.module.css'
import type { Series } from './series.ts'

/** A value that is marked across a plot. */
export interface ReferenceLine {
  readonly value: number
  readonly label: string
}

/** The horizontal axis, whose labels depend on the picture's width. */
export interface IterationAxis {
  readonly kind: 'log' | 'linear'
  readonly last: number
}

interface Props {
  readonly lines: readonly Series[]
  readonly at: readonly number[]
  readonly now: number
  readonly x: IterationAxis
  readonly y: AxisScale
  readonly changes: readonly number[]
  readonly mark?: ReferenceLine
  readonly size: Size
  /** The index of the sample under the cursor. */
  readonly cursor: number | null
  /** The lines that the cursor reads out. */
  readonly read: readonly Series[]
}

/** With more lines than this they are named only where they are pointed at. */
export const MOST_LABELS = 12

/** Where a picture of a size has its plot; beside it there is room for labels, or not. */
export function boxOf({ width, height }: Size, labelled: boolean): Box {
  const right = labelled ? 56 : 16
  return { left: 48, top: 8, width: Math.max(1, width - 48 - right), height: Math.max(1, height - 32) }
}

/** The picture of a plot of lines, as large as its size. */
export function LinesPicture({ lines, at, now, x: { kind, last }, y, changes, mark, size, cursor, read }: Props) {
  const clip = useId()
  const labelled = lines.length <= MOST_LABELS
  const box = boxOf(size, labelled)
  const x = iterationScale(kind, last, box.width)
  const toX = (iteration: number) => box.left + x.place(iteration) * box.width
  const toY = (value: number) => box.top + (1 - y.place(value)) * box.height
  const right = box.left + box.width
  const upright = (iteration: number) => ({ x1: toX(iteration), x2: toX(iteration), y1: 0, y2: box.top + box.height })
  return (
    <PlotSvg size={size}>
      <clipPath id={clip}>
        <rect x={box.left} y={box.top - 2} width={box.width + 2} height={box.height + 4} />
      </clipPath>
      <Axes box={box} x={x} y={y} width={size.width} />
      <g clipPath={`url(#${clip})`}>
        {changes.map((iteration) => (
          <line key={iteration} className={styles.change} {...upright(iteration)} />
        ))}
        {mark !== undefined && (
          <line className={styles.mark} x1={box.left} x2={right} y1={toY(mark.value)} y2={toY(mark.value)} />
        )}
        {lines.map(({ key, hue, dashed, values }) => (
          <g key={key} style={{ color: hueOf(hue) }} data-testid={`path-line-${key.replace(' ', '-')}`}>
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
              if (!Number.isFinite(cy)) return null
              return <circle key={key} style={{ color: hueOf(hue) }} cx={toX(at[cursor] ?? 0)} cy={cy} r={3} />
            })}
          </g>
        )}
      </g>
      {mark !== undefined && y.place(mark.value) > 0 && (
        <text className={styles.markLabel} x={right} y={toY(mark.value) - 4} textAnchor="end">
          {mark.label}
        </text>
      )}
      {labelled && (
        <EndLabels
          ends={lines.map(({ key, hue, label, values }) => ({
            key,
            x: Math.min(toX(at.at(-1) ?? 0), right) + 6,
            y: toY(values.at(-1) ?? Number.NaN),
            color: hueOf(hue),
            label: <Indexed label={label} />,
          }))}
          box={box}
        />
      )}
    </PlotSvg>
  )
}

/** A letter and its index; beside a λ stands its value. */
function Indexed({ label: [letter, index] }: { readonly label: Series['label'] }) {
  return (
    <>
      <tspan>{letter}</tspan>
      {letter === 'λ' ? <tspan dx={2}>{index}</tspan> : <tspan className={plot.sub}>{index}</tspan>}
    </>
  )
}
