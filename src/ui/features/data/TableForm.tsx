import { type FormEvent, useMemo, useState } from 'react'
import { readDataName } from '../../../experiment/data-name.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../../../experiment/data-text.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { takeData } from '../../../experiment/read-data.ts'
import { runOn } from '../../../experiment/run-on-data.ts'
import { type ChosenColumns, chosenData, usualColumns } from '../../../reading/chosen-data.ts'
import { type DataFile, type FileHabit, readDataFile } from '../../../reading/data-file.ts'
import { type Keeping, keepData } from '../../../share/kept-data.ts'
import type { GivenData } from '../../../store/services/data-desk.ts'
import { useActions, useApp, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { ColumnTable } from './ColumnTable.tsx'
import styles from './data.module.css'
import { HowRead } from './HowRead.tsx'
import { dataText } from './text.ts'
import { WhatIsTaken } from './WhatIsTaken.tsx'

interface Props extends Pick<GivenData, 'wanted'> {
  readonly text: string
  readonly name: string
  readonly onDone: () => void
}

/** A table as it was read: corrected where it is to be read otherwise, and of its columns some are chosen. */
export function TableForm({ text: source, name, wanted, onDone }: Props) {
  const text = useText(dataText)
  const { store, author } = useApp()
  const { openRun } = useActions()
  const [habit, setHabit] = useState<FileHabit>({})
  const file = useMemo(() => readDataFile(source, habit), [source, habit])
  const [chosen, setChosen] = useState<ChosenColumns | null>(null)
  const [settings, setSettings] = useState(() => ({ bias: true, standardize: store.getState().shown.standardize }))
  const [problem, setProblem] = useState<Problem | 'notThese' | null>(null)
  const [unkept, setUnkept] = useState<Exclude<Keeping, 'kept'> | null>(null)
  const columns = useMemo(
    () => chosen ?? (file === null ? NO_COLUMNS : columnsOf(file, wanted?.name ?? '')),
    [chosen, file, wanted],
  )
  const data = useMemo(() => (file === null ? null : chosenData(file, columns, MAX_ROWS)), [file, columns])
  if (file === null || data === null) {
    return (
      <>
        <p className={styles.problem} role="alert" data-testid="data-problem">
          {text.noTable}
        </p>
        <Buttons isUsable={false} onCancel={onDone} />
      </>
    )
  }
  if (unkept !== null) {
    return (
      <>
        <p role="alert" data-testid="data-unkept">
          {text.unkept[unkept]}
        </p>
        <div className={styles.buttons}>
          <button type="button" className={buttons.primary} data-testid="data-understood" onClick={onDone}>
            {text.understood}
          </button>
        </div>
      </>
    )
  }
  const { inputs, outputs } = columns
  const isDoubtful = file.doubt !== null && habit.style === undefined
  const isUsable =
    !isDoubtful &&
    inputs.length > 0 &&
    outputs.length > 0 &&
    inputs.length + outputs.length <= MAX_COLUMNS &&
    data.table.rows > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isUsable) return
    const reading = takeData(data.table, name)
    if (!reading.ok) return setProblem(reading.problem)
    const own = reading.value
    if (wanted !== null && readDataName(own.written)?.digest !== readDataName(wanted.name)?.digest)
      return setProblem('notThese')
    if (wanted === null) openRun(runOn(own, store.getState().shown, settings))
    else void author.opening.follow(wanted.link)
    void keepData(own).then((keeping) => (keeping === 'kept' ? onDone() : setUnkept(keeping)))
  }
  const choose = (next: ChosenColumns) => {
    setProblem(null)
    setChosen(next)
  }
  const correct = (next: FileHabit) => {
    setProblem(null)
    setChosen(null)
    setHabit({ ...habit, ...next })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <HowRead name={name} file={file} habit={habit} onChange={correct} />
      <ColumnTable file={file} chosen={columns} onChoose={choose} />
      {wanted === null && <Settings {...{ settings, setSettings }} />}
      <WhatIsTaken data={data} chosen={columns} settings={wanted === null ? settings : null} />
      {problem !== null && (
        <p className={styles.problem} role="alert" data-testid="data-problem">
          {problem === 'notThese' ? text.notThese : text.problem(problem)}
        </p>
      )}
      <Buttons isUsable={isUsable} onCancel={onDone} />
    </form>
  )
}

const NO_COLUMNS: ChosenColumns = { inputs: [], outputs: [] }

/** The columns that a link names, where the file has them; else the usual ones. */
function columnsOf(file: DataFile, wanted: string): ChosenColumns {
  const names = readDataName(wanted)?.columns
  const placesOf = (each: readonly string[]) =>
    each.map((name) => file.columns.findIndex((column) => column.name === name && column.kind === 'number'))
  const named = names && { inputs: placesOf(names.inputs), outputs: placesOf(names.outputs) }
  if (named && ![...named.inputs, ...named.outputs].includes(-1)) return named
  return usualColumns(file, MAX_COLUMNS)
}

interface SettingsProps {
  readonly settings: { readonly bias: boolean; readonly standardize: boolean }
  readonly setSettings: (settings: { readonly bias: boolean; readonly standardize: boolean }) => void
}

function Settings({ settings, setSettings }: SettingsProps) {
  const text = useText(dataText)
  return (
    <div className={styles.how}>
      {(['bias', 'standardize'] as const).map((key) => (
        <label key={key} className={styles.check}>
          <input
            type="checkbox"
            checked={settings[key]}
            data-testid={`data-${key}`}
            onChange={({ target }) => setSettings({ ...settings, [key]: target.checked })}
          />
          <span>{text[key]}</span>
        </label>
      ))}
    </div>
  )
}

function Buttons({ isUsable, onCancel }: { readonly isUsable: boolean; readonly onCancel: () => void }) {
  const text = useText(dataText)
  return (
    <div className={styles.buttons}>
      <button type="submit" className={buttons.primary} data-testid="data-take" disabled={!isUsable}>
        {text.take}
      </button>
      <button type="button" className={buttons.button} data-testid="data-cancel" onClick={onCancel}>
        {text.cancel}
      </button>
    </div>
  )
}
