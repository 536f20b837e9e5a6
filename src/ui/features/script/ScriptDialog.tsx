import { type FormEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { notebookSource } from '../../../script/notebook-source.ts'
import { readScript } from '../../../script/read-script.ts'
import type { ScriptDesk } from '../../../store/services/script-desk.ts'
import { useActions, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { ReadingOf } from './ReadingOf.tsx'
import styles from './script.module.css'
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
  const dialog = useRef<HTMLDialogElement>(null)
  const [source, setSource] = useState(() => codeOf(given))
  const [isUnread, setUnread] = useState(false)
  const script = useDeferredValue(source)
  const isTooLong = script.length > LONGEST
  const read = useMemo(() => (script.trim() === '' || script.length > LONGEST ? null : readScript(script)), [script])
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const choose = (file: File | undefined) => {
    setUnread(false)
    file?.text().then(
      (content) => setSource(codeOf(content)),
      () => setUnread(true),
    )
  }
  const isUsable = read !== null && read.known > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isUsable) return
    openRun(read.run)
    dialog.current?.close()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      data-testid="script-dialog"
      onClose={() => desk.close()}
    >
      <form className={styles.form} onSubmit={submit}>
        <h2 id={id} className={styles.title}>
          {text.title}
        </h2>
        <p className={styles.hint}>{text.hint}</p>
        <textarea
          className={styles.field}
          aria-label={text.field}
          data-testid="script-field"
          rows={8}
          value={source}
          spellCheck={false}
          autoCapitalize="off"
          translate="no"
          dir="ltr"
          onChange={({ target }) => setSource(codeOf(target.value))}
        />
        <label className={`${buttons.button} ${styles.file}`}>
          <input
            type="file"
            className="visually-hidden"
            accept=".py,.ipynb,.txt,text/x-python,text/plain"
            data-testid="script-file"
            onChange={({ target }) => {
              choose(target.files?.[0])
              target.value = ''
            }}
          />
          <span>{text.choose}</span>
        </label>
        {(isUnread || isTooLong) && (
          <p className={styles.problem} role="alert">
            {isUnread ? text.notRead : text.tooLong(LONGEST)}
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
    </dialog>
  )
}

/** The code of a notebook, or the text as it is. */
function codeOf(text: string): string {
  return notebookSource(text) ?? text
}
