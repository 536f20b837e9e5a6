import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readDataName } from '../../../experiment/data-name.ts'
import { SAMPLES, type SampleId, SOURCE, sampleText } from '../../../experiment/nist-tables.ts'
import { ENCODINGS, type FileText, fileText, isNoText } from '../../../reading/file-text.ts'
import type { DataDesk, GivenData } from '../../../store/services/data-desk.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { Dialog, type DialogHandle } from '../../widgets/Dialog.tsx'
import { FileButton } from '../../widgets/FileButton.tsx'
import { PasteField } from '../../widgets/PasteField.tsx'
import styles from './data.module.css'
import { KeptData } from './KeptData.tsx'
import { TableForm } from './TableForm.tsx'
import { dataText } from './text.ts'

interface Props {
  readonly desk: DataDesk
  readonly given: GivenData
}

/** What is read as a table. */
interface Source extends FileText {
  /** What it is called; nothing of a text that was pasted. */
  readonly name: string
  /** Of a file. */
  readonly bytes: Uint8Array | null
  /** Whether it is a guess by which encoding. */
  readonly isGuessed: boolean
  readonly serial: number
}

const NOTHING: Source = { text: '', encoding: null, name: '', bytes: null, isGuessed: false, serial: 0 }

/** The largest file that is read. */
const LARGEST = 20_000_000

const table = {
  accept:
    '.csv,.tsv,.tab,.txt,.dat,.data,.arff,.json,.jsonl,.html,text/csv,text/tab-separated-values,text/plain,application/json',
  testId: 'data-file',
} as const

/** Data are opened, pasted or taken from the page; then columns are chosen, and a run on them takes the place of the one on screen. */
export function DataDialog({ desk, given }: Props) {
  const text = useText(dataText)
  const dialog = useRef<DialogHandle>(null)
  const [source, setSource] = useState<Source>(NOTHING)
  const [problem, setProblem] = useState<'notRead' | 'notText' | 'notLoaded' | null>(null)
  const close = () => dialog.current?.close()
  const show = (next: Partial<Source>) => {
    setProblem(null)
    setSource(({ serial }) => ({ ...NOTHING, ...next, serial: serial + 1 }))
  }
  const choose = async (file: File) => {
    const buffer = file.size > LARGEST ? null : await file.arrayBuffer().catch(() => null)
    if (buffer === null || buffer.byteLength === 0) return setProblem('notRead')
    const bytes = new Uint8Array(buffer)
    if (isNoText(bytes)) return setProblem('notText')
    const read = fileText(bytes)
    show({ ...read, name: file.name, bytes, isGuessed: read.encoding !== null && read.encoding !== 'utf-8' })
  }
  const take = (sample: SampleId) =>
    sampleText(sample).then(
      (content) => show({ text: content, name: `${sample}.csv` }),
      () => setProblem('notLoaded'),
    )
  const begin = useEffectEvent(() => {
    if (given.file !== null) void choose(given.file)
    else if (given.text !== '') show({ text: given.text })
  })
  useEffect(() => begin(), [])
  const wanted = given.wanted === null ? null : readDataName(given.wanted.name)
  return (
    <Dialog ref={dialog} title={text.title} className={styles.dialog} testId="data-dialog" onClose={() => desk.close()}>
      {wanted !== null && <p data-testid="data-wanted">{text.wanted(wanted.file)}</p>}
      {problem !== null && (
        <p className={styles.problem} role="alert" data-testid="data-problem">
          {text[problem]}
        </p>
      )}
      {source.text === '' ? (
        <>
          <p className={styles.hint}>{text.hint}</p>
          <FileButton {...table} label={text.choose} onFile={(file) => void choose(file)} />
          <PasteField
            label={text.field}
            placeholder={text.field}
            testId="data-field"
            rows={4}
            value=""
            onText={(pasted) => show({ text: pasted })}
          />
          {wanted === null && <KeptData onTake={(content, name) => show({ text: content, name })} />}
          {wanted === null && <Samples onTake={(sample) => void take(sample)} />}
          <div className={styles.buttons}>
            <button type="button" className={buttons.button} data-testid="data-cancel" onClick={close}>
              {text.cancel}
            </button>
          </div>
        </>
      ) : (
        <>
          <div className={styles.buttons}>
            <button type="button" className={buttons.button} data-testid="data-other" onClick={() => show({})}>
              {text.other}
            </button>
            {given.asMatrix !== null && source.text === given.text && (
              <button
                type="button"
                className={buttons.button}
                data-testid="data-as-matrix"
                onClick={() => {
                  close()
                  given.asMatrix?.()
                }}
              >
                {text.asMatrix}
              </button>
            )}
          </div>
          <EncodingOf source={source} onChoose={show} />
          <TableForm key={source.serial} name={source.name} text={source.text} wanted={given.wanted} onDone={close} />
        </>
      )}
    </Dialog>
  )
}

interface EncodingProps {
  readonly source: Source
  readonly onChoose: (next: Partial<Source>) => void
}

/** By which encoding a file was read that does not say it, where that is not the usual one. */
function EncodingOf({ source: { name, bytes, encoding, isGuessed }, onChoose }: EncodingProps) {
  const text = useText(dataText)
  if (bytes === null || !isGuessed) return null
  return (
    <label className={styles.check}>
      <span>{text.encoding}</span>
      <select
        value={encoding ?? ''}
        data-testid="data-encoding"
        onChange={({ target }) => {
          const next = ENCODINGS.find((each) => each === target.value)
          onChoose({ ...fileText(bytes, next), name, bytes, isGuessed })
        }}
      >
        {ENCODINGS.map((each) => (
          <option key={each} value={each} translate="no">
            {each}
          </option>
        ))}
      </select>
    </label>
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
