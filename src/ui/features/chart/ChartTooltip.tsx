import { useLayoutEffect, useRef } from 'react'
import { usePlotArea } from 'recharts'
import type { Messages } from '../../../i18n/en.ts'
import { useMessages, useText } from '../../context.ts'
import { formatIteration, formatShort } from '../../format.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import type { ChangeText } from '../../plot/change-labels.ts'
import { freePlace, linesOfPath } from '../../plot/free-place.ts'
import type { LossPoint } from '../../plot/loss-points.ts'
import { rangeOf } from '../../plot/rate-points.ts'
import { plotText } from '../../plot/text.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './LossChart.module.css'
import { type ChartText, chartText } from './text.ts'

interface Props {
  readonly changes: readonly ChangeText[]
  /** How much of the plot's top the labels of the live changes have, in pixels. */
  readonly labelled: number
  /** Whether lr changes on the way. */
  readonly withRates: boolean
  /** Filled in by the chart. */
  readonly active?: boolean
  readonly coordinate?: { readonly x?: number } | undefined
  readonly payload?: readonly { readonly payload?: unknown }[]
}

/** The values at the crosshair, to as many digits as can be compared at a glance, where they cover no line. */
export function ChartTooltip({ changes, labelled, withRates, active, coordinate, payload }: Props) {
  const text = useText(chartText)
  const chrome = useMessages()
  const iterations = useText(plotText)
  const point = payload?.[0]?.payload
  const box = useFreePlace(coordinate?.x ?? 0, labelled)
  if (active !== true || !isPoint(point)) return null
  return (
    <div ref={box} className={styles.tooltip} data-testid="chart-values">
      <strong>{point.iteration === 0 ? iterations.none : iterations.range(point.from, point.iteration)}</strong>
      <dl>
        {rowsOf(point, text, chrome).map(([name, value]) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd {...verbatim}>{value}</dd>
          </div>
        ))}
        {withRates && rangeOf(point.exact.lr) !== null && (
          <div className={styles.row}>
            <dt>lr</dt>
            <dd {...verbatim}>{rangeOf(point.exact.lr)}</dd>
          </div>
        )}
        <Part code={laterCode} name={chrome.loss} silent>
          {({ ExpectedRow }) => <ExpectedRow iteration={point.iteration} className={styles.row} />}
        </Part>
        {rowsOfChanges(changes, point).map(([name, value]) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd {...verbatim}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Moves what the ref is given to beside the crosshair, and off all lines that are drawn: whatever draws them. */
function useFreePlace(at: number, labelled: number) {
  const box = useRef<HTMLDivElement>(null)
  const area = usePlotArea()
  useLayoutEffect(() => {
    const picture = box.current?.closest('.recharts-wrapper')
    if (box.current === null || area === undefined || picture === null || picture === undefined) return
    const drawn = [...picture.querySelectorAll('path:not(.recharts-tooltip-cursor)')]
    const lines = drawn.flatMap((path) => linesOfPath(path.getAttribute('d') ?? ''))
    const [left, top] = freePlace({
      at,
      width: box.current.offsetWidth,
      height: box.current.offsetHeight,
      within: { left: area.x, top: area.y + labelled, width: area.width, height: area.height - labelled },
      above: area.y,
      lines,
    })
    box.current.style.transform = `translate(${left}px, ${top}px)`
  })
  return box
}

function rowsOf({ from, iteration, exact }: LossPoint, text: ChartText, chrome: Messages): [string, string][] {
  const rows: [string, string][] = []
  if (iteration > 0) rows.push([chrome.batchLoss, formatShort(exact.mean, DIGITS)])
  if (iteration > from)
    rows.push([chrome.band, `${formatShort(exact.min, DIGITS)} – ${formatShort(exact.max, DIGITS)}`])
  if (exact.full !== null) rows.push([chrome.fullLoss, formatShort(exact.full, DIGITS)])
  if (exact.nan > 0) rows.push(['nan', text.nanLosses(exact.nan)])
  return rows
}

/** Significant digits of a loss. */
const DIGITS = 4

/** As many live changes as a tooltip has room for. */
const MOST = 6

/** The live changes within a point: their settings, and the iterations at which these changed. */
function rowsOfChanges(changes: readonly ChangeText[], { from, iteration }: LossPoint): [string, string][] {
  const within = changes.filter((change) => change.iteration >= from && change.iteration <= iteration)
  const rows = within.slice(0, MOST).map((change): [string, string] => [formatIteration(change.iteration), change.full])
  return within.length > MOST ? [...rows, ['…', `+${within.length - MOST}`]] : rows
}

function isPoint(value: unknown): value is LossPoint {
  return typeof value === 'object' && value !== null && 'exact' in value && 'iteration' in value
}
