import type { Messages } from '../../../i18n/en.ts'
import { useMessages, useText } from '../../context.ts'
import { formatIteration, formatShort } from '../../format.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import type { ChangeText } from '../../plot/change-labels.ts'
import type { LossPoint } from '../../plot/loss-points.ts'
import { plotText } from '../../plot/text.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './chart.module.css'
import { type ChartText, chartText } from './text.ts'

interface Props {
  readonly changes: readonly ChangeText[]
  /** Filled in by the chart. */
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: unknown }[]
}

/** The values at the crosshair, to as many digits as can be compared at a glance. */
export function ChartTooltip({ changes, active, payload }: Props) {
  const text = useText(chartText)
  const chrome = useMessages()
  const iterations = useText(plotText)
  const point = payload?.[0]?.payload
  if (active !== true || !isPoint(point)) return null
  return (
    <div className={styles.tooltip}>
      <strong>{point.iteration === 0 ? iterations.none : iterations.range(point.from, point.iteration)}</strong>
      <dl>
        {rowsOf(point, text, chrome).map(([name, value]) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd {...verbatim}>{value}</dd>
          </div>
        ))}
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
