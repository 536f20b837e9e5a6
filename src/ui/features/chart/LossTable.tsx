import { useMessages } from '../../context.ts'
import { formatExact, formatIteration } from '../../format.ts'
import type { LossPoint } from '../../plot/loss-points.ts'
import { rangeOf } from '../../plot/rate-points.ts'
import { verbatim } from '../../widgets/verbatim.ts'

/** So many rows at most: enough to hear a course. */
const MOST_ROWS = 12

interface Props {
  readonly points: readonly LossPoint[]
  readonly caption: string
  /** Whether lr is among them. */
  readonly withRates: boolean
}

/** The values of the chart, for who does not see it; at the frame rate it would be told anew all the time. */
export function LossTable({ points, caption, withRates }: Props) {
  const text = useMessages()
  return (
    // A table itself is as wide as its words, hidden or not.
    <div className="visually-hidden">
      <table data-testid="loss-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.iteration}</th>
            <th scope="col">{text.batchLoss}</th>
            <th scope="col">{text.band}</th>
            <th scope="col">{text.fullLoss}</th>
            {withRates && <th scope="col">lr</th>}
          </tr>
        </thead>
        <tbody {...verbatim}>
          {spreadOver(points).map(({ iteration, exact }) => (
            <tr key={iteration}>
              <th scope="row">{formatIteration(iteration)}</th>
              <td>{iteration === 0 ? '–' : formatExact(exact.mean)}</td>
              <td>{iteration === 0 ? '–' : `${formatExact(exact.min)} – ${formatExact(exact.max)}`}</td>
              <td>{exact.full === null ? '–' : formatExact(exact.full)}</td>
              {withRates && <td>{rangeOf(exact.lr) ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The first, the last and some between. */
function spreadOver(points: readonly LossPoint[]): readonly LossPoint[] {
  const every = Math.max(1, Math.ceil((points.length - 1) / (MOST_ROWS - 1)))
  return points.filter((_, i) => (points.length - 1 - i) % every === 0 || i === 0)
}
