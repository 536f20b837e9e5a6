import { MAX_COLUMNS, MAX_ROWS, writeTable } from '../../../experiment/data-text.ts'
import { LONGEST_DATA } from '../../../experiment/read-data.ts'
import type { DataSettings } from '../../../experiment/run-on-data.ts'
import type { ChosenColumns, ChosenData } from '../../../reading/chosen-data.ts'
import { useSelected, useText } from '../../context.ts'
import styles from './data.module.css'
import { dataText } from './text.ts'

interface Props {
  readonly data: ChosenData
  readonly chosen: ChosenColumns
  /** None where a link has them. */
  readonly settings: DataSettings | null
}

/** What a run is made of, what of the table is left out, and where the data go; or what is missing. */
export function WhatIsTaken({ data, chosen, settings }: Props) {
  const text = useText(dataText)
  const gaveWay = useGaveWay(data, settings)
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
    ...gaveWay,
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

/** What the data leave none of the settings: what is chosen here, and what is on screen. */
function useGaveWay({ table }: ChosenData, settings: DataSettings | null): readonly string[] {
  const text = useText(dataText)
  const shown = useSelected((state) => state.shown)
  if (settings === null || table.rows === 0) return []
  const flat = table.inputs.filter((_, c) => isFlat(table, c))
  const isAlone = table.rows === 1
  return [
    ...(settings.standardize && isAlone ? [text.oneSample] : []),
    ...(settings.standardize && !isAlone ? flat.map((name) => text.flat(name)) : []),
    ...(shown.batchSize > table.rows ? [text.batchSize(table.rows)] : []),
    ...(shown.xScale !== null || shown.xShift !== null ? [text.notScaled] : []),
  ]
}

/** Whether all values of an input are the same. */
function isFlat({ x, rows, inputs }: ChosenData['table'], c: number): boolean {
  for (let r = 1; r < rows; r++) if (x[r * inputs.length + c] !== x[c]) return false
  return true
}

/** As far as it matters: a number has two characters at least. */
function writtenLength({ table }: ChosenData): number {
  const least = 2 * (table.x.length + table.y.length)
  return least > LONGEST_DATA ? least : writeTable(table).length
}
