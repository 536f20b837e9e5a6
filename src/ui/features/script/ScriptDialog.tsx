import { type FormEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { fileText } from '../../../reading/file-text.ts'
import { notebookSource } from '../../../script/notebook-source.ts'
import { readScript } from '../../../script/read-script.ts'
import type { ScriptFile } from '../../../script/script-files.ts'
import { keepData } from '../../../share/kept-data.ts'
import type { ScriptDesk } from '../../../store/services/script-desk.ts'
import { useActions, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { Dialog, type DialogHandle } from '../../widgets/Dialog.tsx'
import { FileButton } from '../../widgets/FileButton.tsx'
import { PasteField } from '../../widgets/PasteField.tsx'
import { ReadingOf } from './ReadingOf.tsx'
import styles from './script.module.css'
import { keptTables, tableInFile } from './script-tables.ts'
import { scriptText } from './text.ts'

/** The longest script that is read. */
const LONGEST = 200_000

interface Props {
  readonly desk: ScriptDesk
  /** What it opens with: a file that was dropped, or nothing. */
  readonly given: string
}

/** A script is pasted or chosen, and shown as it was read, before its run takes the place of the one on screen. */
export function ScriptDialog({ desk, given }: Props) {
  const text = useText(scriptText)
  const { openRun } = useActions()
  const dialog = useRef<DialogHandle>(null)
  const [source, setSource] = useState(() => codeOf(given))
  const [isUnread, setUnread] = useState(false)
  const [kept, setKept] = useState<readonly ScriptFile[]>([])
  const [chosen, setChosen] = useState<readonly ScriptFile[]>([])
  const [isNoTable, setNoTable] = useState(false)
  useEffect(() => void keptTables().then(setKept), [])
  const script = useDeferredValue(source)
  const isTooLong = script.length > LONGEST
  const files = useMemo(() => [...chosen, ...kept], [chosen, kept])
  const read = useMemo(
    () => (script.trim() === '' || script.length > LONGEST ? null : readScript(script, files)),
    [script, files],
  )
  const choose = (file: File) => {
    setUnread(false)
    file.text().then(
      (content) => setSource(codeOf(content)),
      () => setUnread(true),
    )
  }
  const chooseTable = async (name: string, file: File) => {
    const buffer = await file.arrayBuffer().catch(() => new ArrayBuffer(0))
    const table = tableInFile(fileText(new Uint8Array(buffer)).text, name)
    setNoTable(table === null)
    if (table !== null) setChosen((before) => [table, ...before])
  }
  const isUsable = read !== null && read.known > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isUsable) return
    const { data } = read.run.config
    openRun(read.run)
    if (data !== null) void keepData(data)
    dialog.current?.close()
  }
  return (
    <Dialog
      ref={dialog}
      title={text.title}
      className={styles.dialog}
      testId="script-dialog"
      onClose={() => desk.close()}
    >
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.hint}>{text.hint}</p>
        <PasteField
          label={text.field}
          testId="script-field"
          rows={8}
          value={source}
          onText={(content) => setSource(codeOf(content))}
        />
        <FileButton
          label={text.choose}
          accept=".py,.ipynb,.txt,text/x-python,text/plain"
          testId="script-file"
          onFile={choose}
        />
        {(isUnread || isTooLong) && (
          <p className={styles.problem} role="alert">
            {isUnread ? text.notRead : text.tooLong(LONGEST)}
          </p>
        )}
        {read !== null && (
          <Tables
            files={read.files}
            chosen={chosen}
            kept={kept}
            onFile={(name, file) => void chooseTable(name, file)}
          />
        )}
        {isNoTable && (
          <p className={styles.problem} role="alert" data-testid="script-no-table">
            {text.noTable}
          </p>
        )}
        {read !== null && <ReadingOf read={read} script={script} />}
        <div className={styles.buttons}>
          <button type="submit" className={buttons.primary} data-testid="script-take" disabled={!isUsable}>
            {text.take}
          </button>
          <button
            type="button"
            className={buttons.button}
            data-testid="script-cancel"
            onClick={() => dialog.current?.close()}
          >
            {text.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface TablesProps {
  readonly files: readonly string[]
  readonly chosen: readonly ScriptFile[]
  readonly kept: readonly ScriptFile[]
  readonly onFile: (name: string, file: File) => void
}

/** The tables that the script reads: where each of them is from, and a button for another one. */
function Tables({ files, chosen, kept, onFile }: TablesProps) {
  const text = useText(scriptText)
  return files.map((name) => {
    const own = chosen.find((each) => each.name === name)
    const here = kept.find((each) => each.name === name)
    const rows = (own ?? here)?.rows ?? 0
    return (
      <div key={name} className={styles.table} data-testid="script-table">
        <p className={styles.hint}>
          {own !== undefined
            ? text.chosenTable(name, rows)
            : here !== undefined
              ? text.keptTable(name, rows)
              : text.wantedTable(name)}
        </p>
        <FileButton
          label={text.chooseTable(name)}
          accept=".csv,.tsv,.txt,.dat,.data,text/csv,text/tab-separated-values,text/plain"
          testId="script-table-file"
          onFile={(file) => onFile(name, file)}
        />
      </div>
    )
  })
}

/** The code of a notebook, or the text as it is. */
function codeOf(text: string): string {
  return notebookSource(text) ?? text
}
