import type { Moment } from '../../../training/moment.ts'
import { useText } from '../../context.ts'
import styles from './moment.module.css'
import { momentText } from './text.ts'

interface Props {
  readonly moment: Moment
  readonly samples: number
}

/** Up to so many samples each is a mark of its own. */
const MOST_MARKS = 200

/** The width of a digit of a label, as a part of the strip's. */
const DIGIT = 0.022

/** All samples in a line, those of the batch marked: which rows of the data were drawn. */
export function DataStrip({ moment, samples }: Props) {
  const text = useText(momentText)
  const { indices, shownRows, batchRows, last } = moment
  const rows = [...new Set(indices.subarray(0, shownRows))].sort((a, b) => a - b)
  const labels = labelsOf(rows, samples)
  const some = shownRows < batchRows ? ` (${text.shownOf(shownRows, batchRows)})` : ''
  const part = 100 / samples
  return (
    <div
      className={styles.data}
      role="img"
      aria-label={`${text.samples(samples)}${some}: ${rows.join(', ')}`}
      data-new={last === 'batch'}
    >
      <div
        className={styles.samples}
        style={samples <= MOST_MARKS ? { backgroundSize: `${part}% 100%` } : { backgroundImage: 'none' }}
      >
        {rows.map((row) => (
          <i key={row} className={styles.drawn} style={{ left: `${row * part}%`, width: `max(3px, ${part}%)` }} />
        ))}
      </div>
      {labels.map((row) => (
        <span key={row} className={styles.drawnLabel} style={{ left: `${(row + 0.5) * part}%` }}>
          {row}
        </span>
      ))}
      {some !== '' && <span className={styles.some}>{some}</span>}
    </div>
  )
}

/** The rows whose labels have room beside each other. */
function labelsOf(rows: readonly number[], samples: number): readonly number[] {
  const apart = DIGIT * String(samples).length * samples
  const kept: number[] = []
  for (const row of rows) {
    const before = kept.at(-1)
    if (before === undefined || row - before >= apart) kept.push(row)
  }
  return kept
}
