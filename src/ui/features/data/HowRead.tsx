import type { DataFile, FileHabit } from '../../../reading/data-file.ts'
import { SEPARATORS } from '../../../reading/separated-lines.ts'
import { useText } from '../../context.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './data.module.css'
import { dataText } from './text.ts'

interface Props {
  readonly name: string
  readonly file: DataFile
  readonly habit: FileHabit
  readonly onChange: (habit: FileHabit) => void
}

/** How a table was read, to be corrected; what may be two numbers is asked. */
export function HowRead({ name, file, habit, onChange }: Props) {
  const text = useText(dataText)
  const gaps = gapsIn(file)
  return (
    <>
      <p className={styles.summary}>
        {name !== '' && (
          <span translate="no" className={styles.name}>
            {name}
          </span>
        )}
        <span data-testid="data-found">{text.found(file.rows, file.columns.length)}</span>
      </p>
      <div className={styles.how}>
        {file.form === null ? (
          <label className={styles.check}>
            <span>{text.separator}</span>
            <select
              value={file.separator}
              data-testid="data-separator"
              onChange={({ target }) => {
                const separator = SEPARATORS.find((each) => each === target.value)
                onChange({ separator, hasHeader: undefined, style: undefined })
              }}
            >
              {SEPARATORS.map((each) => (
                <option key={each} value={each}>
                  {text.separators[each]}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span data-testid="data-form">
            {text.form} {text.forms[file.form]}
          </span>
        )}
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={file.hasHeader}
            data-testid="data-header"
            onChange={({ target }) => onChange({ hasHeader: target.checked })}
          />
          <span>{text.header}</span>
        </label>
      </div>
      {file.counted !== null && (
        <p className={styles.note} data-testid="data-counted">
          {text.counted(file.counted)}
        </p>
      )}
      {file.uneven.length > 0 && <p className={styles.note}>{text.uneven(file.uneven.length, file.uneven[0] ?? '')}</p>}
      {gaps.length > 0 && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={habit.gaps === true}
            data-testid="data-gaps"
            onChange={({ target }) => onChange({ gaps: target.checked })}
          />
          <span>{text.gaps(gaps)}</span>
        </label>
      )}
      {file.doubt !== null && <Doubt doubt={file.doubt} style={habit.style} onChange={onChange} />}
    </>
  )
}

/** The numbers that may say that a value is missing, each with how often it is there. */
function gapsIn({ columns }: DataFile): readonly (readonly [string, number])[] {
  const counts = new Map<number, number>()
  for (const { gap, kind } of columns) {
    if (gap !== null && kind === 'number') counts.set(gap.value, (counts.get(gap.value) ?? 0) + gap.count)
  }
  return [...counts].map(([value, count]) => [String(value).replace('-', '\u2212'), count])
}

interface DoubtProps extends Pick<FileHabit, 'style'> {
  readonly doubt: NonNullable<DataFile['doubt']>
  readonly onChange: (habit: FileHabit) => void
}

function Doubt({ doubt, style, onChange }: DoubtProps) {
  const text = useText(dataText)
  return (
    <fieldset className={styles.doubt} data-testid="data-doubt">
      <legend>{text.doubt(doubt.text)}</legend>
      {(['point', 'comma'] as const).map((each) => (
        <label key={each} className={styles.check}>
          <input
            type="radio"
            name="data-style"
            checked={style === each}
            data-testid={`data-${each}`}
            onChange={() => onChange({ style: each })}
          />
          <span {...verbatim}>{String(doubt[each])}</span>
        </label>
      ))}
    </fieldset>
  )
}
