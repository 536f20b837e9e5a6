import { useEffect, useState } from 'react'
import { readDataName } from '../../../experiment/data-name.ts'
import { dataCsv } from '../../../export/csv.ts'
import { forgetData, type KeptTable, listKept, takeText } from '../../../share/kept-data.ts'
import { useSelected, useText } from '../../context.ts'
import { usePinned } from '../../usePins.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './data.module.css'
import { dataText } from './text.ts'

interface Props {
  /** Takes a table, as a file has it. */
  readonly onTake: (text: string, name: string) => void
}

/** The data that this browser keeps for links that only name them: each can be opened again, or deleted. */
export function KeptData({ onTake }: Props) {
  const text = useText(dataText)
  const [kept, setKept] = useState<readonly KeptTable[] | null>([])
  const shown = useSelected(({ run }) => run.config.data)
  const pins = usePinned((state) => state.pins)
  const needed = new Set([shown, ...pins.map(({ run }) => run.config.data)].map((data) => digestOf(data?.written)))
  const look = () => void listKept().then(setKept)
  useEffect(look, [])
  if (kept === null) return <p className={styles.hint}>{text.keepsNone}</p>
  if (kept.length === 0) return null
  const take = ({ text: own, file }: KeptTable) => {
    const data = takeText(own, file)
    if (data !== null) onTake(dataCsv(data), file)
  }
  return (
    <section className={styles.samples}>
      <h3 className={styles.hint}>{text.keptHere}</h3>
      <ul className={styles.kept} data-testid="data-kept">
        {kept.map((each) => (
          <li key={each.digest} className={styles.keptTable}>
            <button type="button" className={styles.sample} translate="no" onClick={() => take(each)}>
              {each.file}
            </button>
            <span className={styles.note}>{text.size(rowsIn(each.text), each.text.length)}</span>
            {needed.has(each.digest) ? (
              <span className={styles.note}>{text.needed}</span>
            ) : (
              <button
                type="button"
                className={buttons.quiet}
                aria-label={text.deleteOf(each.file)}
                onClick={() => void forgetData(each.digest).then(look)}
              >
                {text.delete}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function digestOf(written: string | undefined): string {
  return (written !== undefined && readDataName(written)?.digest) || ''
}

/** The rows of data as a link has them: their names stand before. */
function rowsIn(text: string): number {
  return text.split(';').length - 1
}
