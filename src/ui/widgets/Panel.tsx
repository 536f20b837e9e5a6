import type { ReactNode } from 'react'
import styles from './Panel.module.css'

interface Props {
  readonly title: string
  /** Beside the title: a legend, a switch. */
  readonly aside?: ReactNode
  readonly className?: string | undefined
  readonly titleHidden?: boolean
  readonly children: ReactNode
}

/** A titled part of the page. */
export function Panel({ title, aside, className, titleHidden = false, children }: Props) {
  return (
    <section className={`${styles.panel} ${className ?? ''}`} aria-label={title}>
      {titleHidden ? (
        <h2 className="visually-hidden">{title}</h2>
      ) : (
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}
