import { useEffect } from 'react'
import { snakeCase } from '../../../experiment/config.ts'
import { problemText } from '../../../i18n/problems.ts'
import type { TextOf } from '../../../i18n/texts.ts'
import type { ToastMessage as ToastState } from '../../../store/page-state.ts'
import { useActions, useMessages, useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './notices.module.css'
import { type NoticesText, noticesText } from './text.ts'

/** How long a message stays, in milliseconds; what a reader has to act on stays until it is closed. */
const STAY = 6000
const LASTING: ReadonlySet<ToastState['type']> = new Set(['copyRefused', 'otherLanguage', 'engineLoading'])

/** A short message at the lower edge that answers what was just done. */
export function Toast() {
  const text = useText(noticesText)
  const chrome = useMessages()
  const sayProblem = useText(problemText)
  const { dismissToast, undo } = useActions()
  const toast = useSelected((state) => state.toast)
  useEffect(() => {
    if (toast === null || LASTING.has(toast.type)) return
    const timer = setTimeout(dismissToast, STAY)
    return () => clearTimeout(timer)
  }, [toast, dismissToast])
  return (
    <div className={styles.toasts} role="status" data-testid="toast">
      {toast !== null && (
        <div className={styles.toast}>
          <span>{sayOf(toast, text, sayProblem)}</span>
          {toast.type === 'copyRefused' && (
            <input
              className={styles.link}
              dir="ltr"
              readOnly
              value={toast.link}
              aria-label={chrome.share}
              onFocus={(event) => event.target.select()}
            />
          )}
          {(toast.type === 'replaced' || toast.type === 'dropped') && (
            <button type="button" className={buttons.button} data-testid="undo" onClick={() => undo(toast.before)}>
              {text.toasts.undo}
            </button>
          )}
          <button
            type="button"
            className={buttons.icon}
            aria-label={text.toasts.close}
            title={text.toasts.close}
            onClick={dismissToast}
          >
            ×
          </button>
        </div>
      )}
    </div>
  )
}

function sayOf(toast: ToastState, text: NoticesText, sayProblem: TextOf<typeof problemText>): string {
  switch (toast.type) {
    case 'copied':
      return text.toasts.copied
    case 'copyRefused':
      return text.toasts.copyRefused
    case 'replaced':
      return text.toasts.replaced(toast.rows, toast.columns)
    case 'dropped':
      return text.dropped(toast.before.iteration, Math.max(0, toast.before.ahead), toast.changes)
    case 'otherLanguage':
      return text.toasts.otherLanguage
    case 'engineLoading':
      return text.toasts.engineLoading
    case 'restarted':
      return text.toasts.restarted
    case 'gaveWay':
      return text.toasts.gaveWay(snakeCase(toast.key), sayProblem(toast.problem))
    case 'notLoaded':
      return text.toasts.notLoaded
  }
}
