import { type FormEvent, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../../experiment/problem.ts'
import { problemText } from '../../../i18n/problems.ts'
import type { MatrixReading } from '../../../reading/pasted.ts'
import type { PasteDesk, PasteQuestion } from '../../../store/services/paste-desk.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { Dialog, type DialogHandle } from '../../widgets/Dialog.tsx'
import { PastePreview } from './PastePreview.tsx'
import styles from './paste.module.css'
import { pasteText } from './text.ts'

/** Asks what was pasted, while there is a question. */
export function PasteDialog({ desk }: { readonly desk: PasteDesk }) {
  const question = useStore(desk.store, (state) => state.question)
  return question && <AskedPaste question={question} onClose={() => desk.close()} />
}

interface Props {
  readonly question: PasteQuestion
  readonly onClose: () => void
}

/** The readings to choose from and what the chosen one would be: Enter takes it, Escape leaves all as it is. */
function AskedPaste({ question, onClose }: Props) {
  const text = useText(pasteText)
  const say = useText(problemText)
  const dialog = useRef<DialogHandle>(null)
  const [chosen, setChosen] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const id = useId()
  const { readings, take, asData } = question
  const reading = readings[chosen]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const refused = reading === undefined ? null : take(reading)
    setProblem(refused)
    // What had the focus gets it back.
    if (refused === null) dialog.current?.close()
  }
  const title = readings.length === 1 ? text.title : text.titleOf(readings.length)
  const isNumber = reading?.notes.some(({ code }) => code === 'intoCell') ?? false
  return (
    <Dialog ref={dialog} title={title} className={styles.dialog} testId="paste-dialog" onClose={onClose}>
      <form onSubmit={submit}>
        {readings.length > 1 ? (
          <fieldset className={styles.readings} aria-label={title}>
            {readings.map((each, i) => (
              <label key={keyOf(each, i)} className={styles.reading}>
                <input
                  type="radio"
                  name={id}
                  checked={i === chosen}
                  data-testid={`paste-reading-${i}`}
                  onChange={() => {
                    setChosen(i)
                    setProblem(null)
                  }}
                />
                <ReadingWords reading={each} />
              </label>
            ))}
          </fieldset>
        ) : (
          reading && (
            <p className={styles.reading}>
              <ReadingWords reading={reading} />
            </p>
          )
        )}
        {reading && <PastePreview matrix={reading.matrix} />}
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {say(problem)}
          </p>
        )}
        <div className={styles.buttons}>
          <button type="submit" className={buttons.primary} data-testid="paste-take">
            {isNumber ? text.takeNumber : text.take}
          </button>
          {asData !== undefined && (
            <button
              type="button"
              className={buttons.button}
              data-testid="paste-as-data"
              onClick={() => {
                dialog.current?.close()
                asData()
              }}
            >
              {text.asData}
            </button>
          )}
          <button
            type="button"
            className={buttons.button}
            data-testid="paste-cancel"
            onClick={() => dialog.current?.close()}
          >
            {text.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function keyOf({ name, matrix }: MatrixReading, i: number): string {
  return `${i} ${name} ${matrix.rows} ${matrix.columns}`
}

/** `weight, 3 × 2: transposed`. */
function ReadingWords({ reading }: { readonly reading: MatrixReading }) {
  const text = useText(pasteText)
  const { name, matrix, notes } = reading
  return (
    <span className={styles.words}>
      {name !== null && (
        <b className={styles.name} translate="no">
          {name}
        </b>
      )}
      <b>{text.shape(matrix.rows, matrix.columns)}</b>
      {notes.map((note) => (
        <span key={note.code} className={styles.note}>
          {text.note(note)}
        </span>
      ))}
    </span>
  )
}
