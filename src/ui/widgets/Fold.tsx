import { createContext, type ReactNode, type SyntheticEvent, useCallback, useContext, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import styles from './Fold.module.css'
import { DownIcon } from './menu-icons.tsx'

/** Whether what is asked stands in a part that is closed. */
const Closed = createContext(false)

/** The `tabIndex` of a control that may stand in a closed part: the Tab key passes it by there. */
export function useFoldedTabIndex(): -1 | undefined {
  return useContext(Closed) ? -1 : undefined
}

/** Opens the part that what is asked stands in. */
const Unfold = createContext(() => {})

/** The way to open the part that a control may stand in, for what brings it into view. */
export function useUnfold(): () => void {
  return useContext(Unfold)
}

interface Props {
  readonly title: string
  /** What is to be known of it while it is closed. */
  readonly note: string
  readonly testId: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/**
 * A titled part that is closed until it is asked for. Unlike `details` it keeps what is in it there, out of sight: whatever
 * gives one of its controls the focus or a value (a script, a test) has it open by that, and in view.
 */
export function Fold({ title, note, testId, className, children }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const unfold = useCallback(() => setOpen(true), [])
  const show = ({ target }: SyntheticEvent<HTMLElement, Event>) => {
    flushSync(unfold)
    if (target instanceof Element) target.scrollIntoView({ block: 'nearest' })
  }
  return (
    <section className={className} aria-label={title}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          data-testid={testId}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.sign}>
            <DownIcon />
          </span>
          <span>{title}</span>
          <span className={styles.note}>{note}</span>
        </button>
      </h3>
      <div
        id={id}
        className={open ? undefined : styles.closed}
        aria-hidden={!open}
        onFocus={open ? undefined : show}
        onChange={open ? undefined : show}
      >
        <Unfold value={unfold}>
          <Closed value={!open}>{children}</Closed>
        </Unfold>
      </div>
    </section>
  )
}
