import { useApp, useMessages, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { newVersionText } from './new-version-text.ts'
import styles from './notices.module.css'
import { noticesText } from './text.ts'

interface Props {
  readonly onClose: () => void
}

/** A newer version of the page is kept: it comes with the next reload, and nobody has to. */
export function NewVersion({ onClose }: Props) {
  const says = useText(newVersionText)
  const { toasts } = useText(noticesText)
  const { reload } = useMessages()
  const app = useApp()
  return (
    <div className={styles.toast}>
      <span>{says}</span>
      <button type="button" className={buttons.button} onClick={app.reload}>
        {reload}
      </button>
      <button
        type="button"
        className={`${buttons.icon} ${styles.close}`}
        aria-label={toasts.close}
        title={toasts.close}
        onClick={onClose}
      >
        ×
      </button>
    </div>
  )
}
