import { useApp, useText } from '../../context.ts'
import styles from './TransportBar.module.css'
import { transportText } from './text.ts'

/** In another page there is no header, only the way to the whole. */
export function EmbedLink() {
  const text = useText(transportText)
  const { link } = useApp()
  return (
    <a
      className={styles.embed}
      href="./"
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        event.currentTarget.href = link()
      }}
    >
      {text.openFull}
    </a>
  )
}
