import type { ReactNode } from 'react'
import styles from './why.module.css'

interface Props {
  readonly label: string
  readonly children: ReactNode
}

/** A table that may be wider than a phone: it scrolls, by keys as well. */
export function Wide({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={styles.wide} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
