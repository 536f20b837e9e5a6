import { useEffect, useRef } from 'react'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './notices.module.css'
import { shortcutsText } from './shortcuts-text.ts'
import { noticesText } from './text.ts'

interface Props {
  readonly onClose: () => void
}

/** The list of keys, in a native dialog that is open while it is there. */
export function Shortcuts({ onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const { toasts } = useText(noticesText)
  const says = useText(shortcutsText)
  const rows: readonly (readonly [string, string])[] = [
    ['Space', says.space],
    ['S', says.s],
    ['Shift+S', says.shiftS],
    ['[  ]', says.keys],
    ['{  }', says.statementKeys],
    ['F', says.f],
    ['R', says.r],
    ['Ctrl+Z', says.undo],
    ['P', says.p],
    ['?', says.help],
    ['← ↑ → ↓', says.arrows],
    ['Enter', says.enter],
    ['Esc', says.escape],
    ['Ctrl+V', says.paste],
  ]
  return (
    <dialog ref={dialog} onClose={onClose} className={styles.dialog} aria-labelledby="shortcuts-title">
      <div className={styles.dialogHead}>
        <h2 id="shortcuts-title" className={styles.dialogTitle}>
          {says.title}
        </h2>
        <button
          type="button"
          className={buttons.icon}
          aria-label={toasts.close}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </div>
      <dl>
        {rows.map(([key, what]) => (
          <div key={key} className={styles.shortcut}>
            <dt>
              <kbd className={styles.key} {...verbatim}>
                {key}
              </kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
