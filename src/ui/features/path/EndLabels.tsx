import type { Line } from './lines.ts'
import type { Box } from './PlotAxes.tsx'
import styles from './path.module.css'

interface Props {
  readonly lines: readonly Line[]
  readonly box: Box
  /** Where the lines end. */
  readonly x: number
  readonly toY: (value: number) => number
}

/** The least distance between two labels, in pixels. */
const APART = 12

/** What each line is, at its end; pushed apart where they would overlap. */
export function EndLabels({ lines, box, x, toY }: Props) {
  const bottom = box.top + box.height
  const ends = lines
    .map((line) => ({ line, y: toY(line.values.at(-1) ?? Number.NaN) }))
    .filter(({ y }) => y > box.top - APART && y < bottom + APART)
    .sort((a, b) => a.y - b.y)
  const places = spread(
    ends.map(({ y }) => y),
    box.top + 4,
    bottom,
  )
  return (
    <g className={styles.labels}>
      {ends.map(({ line: { key, hue, label } }, i) => (
        <text key={key} data-hue={hue} x={x} y={(places[i] ?? 0) + 4}>
          <tspan>{label[0]}</tspan>
          {label[0] === 'λ' ? <tspan dx={2}>{label[1]}</tspan> : <tspan className={styles.sub}>{label[1]}</tspan>}
        </text>
      ))}
    </g>
  )
}

/** Ascending places at least `APART` from each other, as near to `wanted` as goes between `low` and `high`. */
function spread(wanted: readonly number[], low: number, high: number): readonly number[] {
  const down: number[] = []
  for (const place of wanted) down.push(Math.max(place, (down.at(-1) ?? low - APART) + APART))
  let limit = high + APART
  return down
    .toReversed()
    .map((place) => {
      limit = Math.min(place, limit - APART)
      return limit
    })
    .toReversed()
}
