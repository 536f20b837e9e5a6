import { MAX_COLUMNS, MAX_ROWS, writeTable } from '../../../experiment/data-text.ts'
import { LONGEST_DATA } from '../../../experiment/read-data.ts'
import type { ChosenColumns, ChosenData } from '../../../reading/chosen-data.ts'
import { useText } from '../../context.ts'
import styles from './data.module.css'
import { dataText } from './text.ts'

/** What a run is made of, what of the table is left out, and where the data go; or what is missing. */
export function WhatIsTaken({ data, chosen }: { readonly data: ChosenData; readonly chosen: ChosenColumns }) {
  const text = useText(dataText)
  const { inputs, outputs } = chosen
  const { table, incomplete, beyond } = data
  const columns = inputs.length + outputs.length
  const missing = [
    ...(inputs.length === 0 ? [text.noInput] : []),
    ...(outputs.length === 0 ? [text.noOutput] : []),
    ...(columns > MAX_COLUMNS ? [text.tooMany(columns, MAX_COLUMNS)] : []),
    ...(columns > 0 && table.rows === 0 ? [text.noRows] : []),
  ]
  const notes = [
    text.taken(table.rows, inputs.length, outputs.length),
    ...(incomplete > 0 ? [text.incomplete(incomplete)] : []),
    ...(beyond > 0 ? [text.beyond(beyond, MAX_ROWS)] : []),
    writtenLength(data) > LONGEST_DATA ? text.named : text.inLink,
  ]
  return (
    <div role="status" className={styles.taken} data-testid="data-taken">
      {missing.length > 0
        ? missing.map((each) => (
            <p key={each} className={styles.problem}>
              {each}
            </p>
          ))
        : notes.map((note) => <p key={note}>{note}</p>)}
    </div>
  )
}

/** As far as it matters: a number has two characters at least. */
function writtenLength({ table }: ChosenData): number {
  const least = 2 * (table.x.length + table.y.length)
  return least > LONGEST_DATA ? least : writeTable(table).length
}
