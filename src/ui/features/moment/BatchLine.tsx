import type { Moment } from '../../../training/moment.ts'
import { useText } from '../../context.ts'
import { formatLoss } from '../../format.ts'
import type { HeatScale } from '../../theme/heat-scale.ts'
import { indices } from '../../widgets/indices.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './moment.module.css'
import type { PointedPlace } from './place.ts'
import { TensorTable } from './TensorTable.tsx'
import type { BatchTensors } from './tensors.ts'
import { momentText } from './text.ts'

interface Props {
  readonly moment: Moment
  readonly tensors: BatchTensors
  /** How many rows the data has. */
  readonly samples: number
  readonly scale: HeatScale
  /** The element of a gradient whose sum is shown. */
  readonly place: PointedPlace | null
}

/** So many rows of the batch are in view at least; a larger one scrolls, so that the weights stay in view. */
const LEAST_ROWS = 4

/** The batch from its rows in the data to its loss, row beside row. */
export function BatchLine({ moment, tensors, samples, scale, place }: Props) {
  const text = useText(momentText)
  const { input, output, pred, error, loss } = tensors
  const more = moment.batchRows - moment.shownRows
  // As wide as any row's index, also before there is one.
  const digits = String(samples - 1).length
  const shared = { scale, batch: true }
  // Every target is that of a column of errors: it stands above it.
  const squeezed = output.shape.length === 1
  const targets = <TensorTable tensor={output} testId="tensor-output_batch" {...shared} />
  const errors = (
    <TensorTable
      tensor={{ ...error, name: text.error }}
      testId="tensor-error"
      title={text.errorHint}
      column={squeezed ? null : (place?.output ?? null)}
      {...shared}
    />
  )
  return (
    <section
      className={styles.batch}
      style={{
        minHeight: `calc(${squeezed ? '2.5rem + var(--cell-height)' : '1.875rem'} + ${Math.min(input.rows, LEAST_ROWS)} * var(--cell-height))`,
      }}
      data-scroll
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={text.tensors}
      data-testid="batch"
    >
      <div className={squeezed ? `${styles.line} ${styles.squeezed}` : styles.line}>
        <table className={styles.rows} data-testid="tensor-rows">
          <caption className={styles.caption}>
            <span className={styles.name}>{text.row}</span>
          </caption>
          <tbody {...verbatim}>
            {indices(input.rows).map((row) => (
              <tr key={row}>
                <td className={styles.rowIndex} style={{ minWidth: `${digits}ch` }}>
                  {row < moment.shownRows ? moment.indices[row] : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <TensorTable tensor={input} testId="tensor-input_batch" column={place?.input ?? null} {...shared} />
        {!squeezed && targets}
        <TensorTable tensor={pred} testId="tensor-output_pred" {...shared} />
        {squeezed ? (
          <div className={styles.stack}>
            {targets}
            {errors}
          </div>
        ) : (
          errors
        )}
        <TensorTable tensor={loss} testId="tensor-loss" format={formatLoss} {...shared} />
      </div>
      {more > 0 && moment.shownRows > 0 && <p className={styles.more}>{text.moreRows(more)}</p>}
    </section>
  )
}
