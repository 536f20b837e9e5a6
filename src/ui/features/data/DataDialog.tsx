import { useEffect, useId, useRef, useState } from 'react'
import { readDataName } from '../../../experiment/data-name.ts'
import type { DataDesk, GivenData } from '../../../store/services/data-desk.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './data.module.css'
import { SAMPLES, type SampleId, SOURCE, sampleText } from './nist-tables.ts'
import { TableForm } from './TableForm.tsx'
import { dataText } from './text.ts'

interface Props {
  readonly desk: DataDesk
  readonly given: GivenData
}

/** The largest file that is read. */
const LARGEST = 20_000_000

/** Data are opened, pasted or taken from the page; then columns are chosen, and a run on them takes the place of the one on screen. */
export function DataDialog({ desk, given }: Props) {
  const text = useText(dataText)
  const dialog = useRef<HTMLDialogElement>(null)
  const [table, setTable] = useState({ text: given.text, name: given.name, serial: 0 })
  const [problem, setProblem] = useState<'notRead' | 'notLoaded' | null>(
    given.name !== '' && given.text === '' ? 'notRead' : null,
  )
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => dialog.current?.close()
  const show = (next: Pick<GivenData, 'text' | 'name'>) => {
    setProblem(null)
    setTable({ ...next, serial: table.serial + 1 })
  }
  const choose = (file: File | undefined) => {
    if (file === undefined) return
    const reading = file.size > LARGEST ? Promise.resolve('') : file.text().catch(() => '')
    void reading.then((content) => (content === '' ? setProblem('notRead') : show({ text: content, name: file.name })))
  }
  const take = (sample: SampleId) =>
    sampleText(sample).then(
      (content) => show({ text: content, name: `${sample}.csv` }),
      () => setProblem('notLoaded'),
    )
  const wanted = given.wanted === null ? null : readDataName(given.wanted.name)
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      data-testid="data-dialog"
      onClose={() => desk.close()}
    >
      <h2 id={id} className={styles.title}>
        {text.title}
      </h2>
      {wanted !== null && <p data-testid="data-wanted">{text.wanted(wanted.file)}</p>}
      {problem !== null && (
        <p className={styles.problem} role="alert" data-testid="data-problem">
          {text[problem]}
        </p>
      )}
      {table.text === '' ? (
        <>
          <p className={styles.hint}>{text.hint}</p>
          <FileButton label={text.choose} onFile={choose} />
          <textarea
            className={styles.field}
            aria-label={text.field}
            placeholder={text.field}
            data-testid="data-field"
            rows={4}
            value=""
            spellCheck={false}
            autoCapitalize="off"
            translate="no"
            dir="ltr"
            onChange={({ target }) => show({ text: target.value, name: '' })}
          />
          {wanted === null && <Samples onTake={(sample) => void take(sample)} />}
          <div className={styles.buttons}>
            <button type="button" className={buttons.button} data-testid="data-cancel" onClick={close}>
              {text.cancel}
            </button>
          </div>
        </>
      ) : (
        <>
          <FileButton label={text.other} onFile={choose} />
          <TableForm key={table.serial} {...table} wanted={given.wanted} onDone={close} />
        </>
      )}
    </dialog>
  )
}

function Samples({ onTake }: { readonly onTake: (sample: SampleId) => void }) {
  const text = useText(dataText)
  return (
    <section className={styles.samples}>
      <h3 className={styles.hint}>{text.samples}</h3>
      {SAMPLES.map((sample) => (
        <button
          key={sample}
          type="button"
          className={styles.sample}
          data-testid={`data-sample-${sample}`}
          onClick={() => onTake(sample)}
        >
          {text.sample[sample]}
        </button>
      ))}
      <p>
        <a className={styles.hint} href={SOURCE} target="_blank" rel="noreferrer">
          {text.source}
        </a>
      </p>
    </section>
  )
}

interface FileButtonProps {
  readonly label: string
  readonly onFile: (file: File | undefined) => void
}

function FileButton({ label, onFile }: FileButtonProps) {
  return (
    <label className={`${buttons.button} ${styles.file}`}>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.tsv,.txt,.dat,.data,text/csv,text/tab-separated-values,text/plain"
        data-testid="data-file"
        onChange={({ target }) => {
          onFile(target.files?.[0])
          target.value = ''
        }}
      />
      <span>{label}</span>
    </label>
  )
}
