import { useText } from '../../context.ts'
import { formatExact } from '../../format.ts'
import { plotText } from '../../plot/text.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import type { Series } from './series.ts'
import { pathText } from './text.ts'

interface Props {
  readonly name: string
  readonly lines: readonly Series[]
  /** What the dashed lines are. */
  readonly dashedName: string
  readonly now: number
}

/** What a picture of lines shows, for those who do not see it. */
export function LinesTable({ name, lines, dashedName, now }: Props) {
  const iterations = useText(plotText)
  const text = useText(pathText)
  return (
    // A table itself is as wide as its words, hidden or not.
    <div className="visually-hidden">
      <table data-testid="path-table">
        <caption>{`${name}, ${iterations.range(now, now)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.start}</th>
            <th scope="col">{text.now}</th>
            <th scope="col">{dashedName}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              <td {...verbatim}>{formatExact(line.values[0] ?? Number.NaN)}</td>
              <td {...verbatim} data-testid={`path-now-${line.key.replace(' ', '-')}`}>
                {formatExact(line.now)}
              </td>
              <td {...verbatim}>{formatExact(Number(line.dashedAt(now).toPrecision(6)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
