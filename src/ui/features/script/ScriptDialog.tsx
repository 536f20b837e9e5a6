import { type FormEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { notebookSource } from '../../../script/notebook-source.ts'
import { readScript } from '../../../script/read-script.ts'
import type { ScriptDesk } from '../../../store/services/script-desk.ts'
import { useActions, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { Dialog, type DialogHandle } from '../../widgets/Dialog.tsx'
import { FileButton } from '../../widgets/FileButton.tsx'
import { PasteField } from '../../widgets/PasteField.tsx'
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
  const dialog = useRef<DialogHandle>(null)
  const [source, setSource] = useState(() => codeOf(given))
  const [isUnread, setUnread] = useState(false)
  const script = useDeferredValue(source)
  const isTooLong = script.length > LONGEST
  const read = useMemo(() => (script.trim() === '' || script.length > LONGEST ? null : readScript(script)), [script])
  const choose = (file: File) => {
    setUnread(false)
    file.text().then(
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

/** The code of a notebook, or the text as it is. */
function codeOf(text: string): string {
  return notebookSource(text) ?? text
}
