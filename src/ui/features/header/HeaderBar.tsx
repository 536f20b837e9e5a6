import type { ReactNode } from 'react'
import { useMessages, useSelected } from '../../context.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './HeaderBar.module.css'

/** The top line: what this is, and what can be done from here. */
export function HeaderBar({ children }: { readonly children: ReactNode }) {
  const text = useMessages()
  const samples = useSelected((state) => state.shown.numSamples)
  const isOwn = useSelected((state) => state.shown.data !== null)
  return (
    <header className={styles.bar}>
      <h1 className={styles.title} {...verbatim}>
        {text.title}
      </h1>
      <p className={styles.subtitle}>{text.subtitle(samples, isOwn)}</p>
      {children}
    </header>
  )
}
