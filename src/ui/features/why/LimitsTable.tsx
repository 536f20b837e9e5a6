import type { Config } from '../../../experiment/config.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import type { Insight, Rates } from '../../../theory/questions/questions.ts'
import { useText } from '../../context.ts'
import { formatShort } from '../../format.ts'
import { writtenRate } from '../../say.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import { whyText } from './text.ts'
import { Wide } from './Wide.tsx'
import styles from './why.module.css'

interface Props {
  readonly insight: Insight
  readonly config: Config
}

const ROWS = ['fastest', 'meanSquare', 'fullBatch', 'typical'] as const

/** The limits of lr by batch size, each with what it means; those that lr exceeds are marked. */
export function LimitsTable({ insight: { rates, schedule }, config }: Props) {
  const text = useText(whyText)
  const theory = useText(theoryText)
  const present = rates.find(({ batchSize }) => batchSize === config.batchSize)
  const known = rates.filter(({ limits }) => limits.fullBatch.ok)
  return (
    <section>
      <h4>{text.limitsTable}</h4>
      {schedule !== null && known.length > 0 && <p>{text.limitsStay(writtenRate(schedule.lr))}</p>}
      {present?.limits.fullBatch.ok === false && <p>{theory.noLimit(present.limits.fullBatch.reason)}</p>}
      {known.length > 0 && (
        <Wide label={text.limitsTable}>
          <table className={styles.table} aria-label={text.limitsTable} data-testid="limits">
            <thead>
              <tr>
                <td />
                {known.map(({ batchSize }) => (
                  <th key={batchSize} scope="col" data-present={batchSize === config.batchSize}>
                    {text.batchOf(batchSize)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ROWS.map((row) => (
                <tr key={row}>
                  <th scope="row">
                    <span>{text.limits[row]}</span>
                    <small>{text.meanings[row]}</small>
                  </th>
                  {known.map((each) => (
                    <Cell
                      key={each.batchSize}
                      rates={each}
                      row={row}
                      lr={schedule?.lr ?? config.lr}
                      isPresent={each.batchSize === config.batchSize}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  )
}

interface CellProps {
  readonly rates: Rates
  readonly row: (typeof ROWS)[number]
  readonly lr: number
  readonly isPresent: boolean
}

function Cell({ rates, row, lr, isPresent }: CellProps) {
  const value = limitOf(rates, row)
  const exceeded = isPresent && row !== 'fastest' && value !== null && lr > value
  return (
    <td {...verbatim} data-present={isPresent} data-exceeded={exceeded}>
      {value === null ? '\u2013' : formatShort(value, row === 'typical' ? 3 : 4)}
    </td>
  )
}

function limitOf({ limits, fastest }: Rates, row: (typeof ROWS)[number]): number | null {
  if (row === 'fastest') return fastest
  if (row === 'typical') return limits.typical.ok ? limits.typical.value : null
  const limit = limits[row]
  return limit.ok ? limit.value : null
}
