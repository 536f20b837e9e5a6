import { useEffect } from 'react'
import { snakeCase } from '../../../experiment/config.ts'
import type { Messages } from '../../../i18n/en.ts'
import type { Toast as ToastState } from '../../../store/state.ts'
import { useActions, useMessages, useSelected } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './notices.module.css'

/** How long a message stays, in milliseconds; a link that is to be copied by hand stays until it is closed. */
const STAY = 6000

/** A short message at the lower edge that answers what was just done. */
export function Toast() {
  const text = useMessages()
  const { dismissToast, undo } = useActions()
  const toast = useSelected((state) => state.toast)
  useEffect(() => {
    if (toast === null || toast.type === 'copyRefused') return
    const timer = setTimeout(dismissToast, STAY)
    return () => clearTimeout(timer)
  }, [toast, dismissToast])
  return (
    <div className={styles.toasts} role="status" data-testid="toast">
      {toast !== null && (
        <div className={styles.toast}>
          <span>{sayOf(toast, text)}</span>
          {toast.type === 'copyRefused' && (
            <input
              className={styles.link}
              readOnly
              value={toast.link}
              aria-label={text.share}
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

function sayOf(toast: ToastState, text: Messages): string {
  switch (toast.type) {
    case 'copied':
      return text.toasts.copied
    case 'copyRefused':
      return text.toasts.copyRefused
    case 'replaced':
      return text.toasts.replaced(toast.rows, toast.columns)
    case 'dropped':
      return text.timeline.dropped(toast.before.iteration, Math.max(0, toast.before.ahead), toast.changes)
    case 'restarted':
      return text.toasts.restarted
    case 'gaveWay':
      return text.toasts.gaveWay(snakeCase(toast.key), text.problem(toast.problem))
    case 'notLoaded':
      return text.toasts.notLoaded
  }
}
