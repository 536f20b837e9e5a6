import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { copyText } from '../../../share/clipboard.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './share.module.css'
import { shareText } from './text.ts'

/** How long a button says that it has copied, in milliseconds. */
const SAY_COPIED = 4000

interface Props {
  readonly label: string
  readonly testId: string
  readonly text: string
  /** How many of its lines are seen. */
  readonly rows: number
  /** What has been copied already when this is first seen. */
  readonly copied?: string | null
  readonly field?: RefObject<HTMLTextAreaElement | null>
  /** Beneath it: what there is to say of the text. */
  readonly note?: React.ReactNode
}

/** A text to be copied, by its button or by hand, which is possible also where the browser refuses the clipboard. */
export function CopyField({ label, testId, text, rows, copied = null, field, note }: Props) {
  const says = useText(shareText)
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const area = field ?? own
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly ok: boolean } | null>(null)
  const state = outcome?.text === text ? (outcome.ok ? 'copied' : 'refused') : copied === text ? 'copied' : null
  useEffect(() => {
    if (outcome?.ok !== true) return
    const timer = setTimeout(() => setOutcome(null), SAY_COPIED)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    const ok = await copyText(text)
    setOutcome({ text, ok })
    if (!ok) area.current?.select()
  }
  return (
    <div className={styles.copyable}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.copyLine}>
        <textarea
          id={id}
          ref={area}
          className={styles.code}
          {...verbatim}
          data-testid={testId}
          readOnly
          rows={rows}
          value={text}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className={rows === 1 ? buttons.primary : buttons.button}
          data-testid={`${testId}-copy`}
          aria-label={state === 'copied' ? says.copiedNamed(label) : says.copyNamed(label)}
          onClick={() => void copy()}
        >
          <span>{state === 'copied' ? says.copied : says.copy}</span>
        </button>
      </div>
      {note}
      <p className={state === 'refused' ? styles.warning : 'visually-hidden'} role="status">
        {state === 'refused' ? says.refused : state === 'copied' ? says.copiedNamed(label) : ''}
      </p>
    </div>
  )
}
