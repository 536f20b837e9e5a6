import { Activity, type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import panel from './Panel.module.css'
import styles from './Tabs.module.css'

interface Tab<T> {
  readonly value: T
  readonly label: string
  readonly testId: string
  /** Beside the tabs while this one is chosen. */
  readonly aside?: ReactNode
  readonly content: ReactNode
}

interface Props<T> {
  readonly label: string
  readonly tabs: readonly Tab<T>[]
  readonly value: T
  readonly onChoose: (value: T) => void
  /** Beneath whichever is chosen. */
  readonly foot?: ReactNode
  readonly className?: string | undefined
}

/** By how many tabs a key moves; Home and End from the far side. */
const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/**
 * A part of the page that shows one of several things (the tabs pattern of the ARIA practices; arrow keys choose). What
 * is not chosen keeps its state, but is out of view and paints nothing.
 */
export function Tabs<T extends string>({ label, tabs, value, onChoose, foot, className }: Props<T>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex((tab) => tab.value === value)
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : move === undefined ? null : at + move
    const tab = to === null ? undefined : tabs.at(to % tabs.length)
    if (tab === undefined) return
    event.preventDefault()
    onChoose(tab.value)
    list.current?.querySelector<HTMLElement>(`[data-value="${tab.value}"]`)?.focus()
  }
  return (
    <section className={`${panel.panel} ${className ?? ''}`} aria-label={label}>
      <header className={panel.header}>
        <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              className={styles.tab}
              data-testid={tab.testId}
              data-value={tab.value}
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel-${tab.value}`}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => onChoose(tab.value)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {tabs[at]?.aside}
      </header>
      {tabs.map((tab) => (
        <Activity key={tab.value} mode={tab.value === value ? 'visible' : 'hidden'}>
          <div
            role="tabpanel"
            id={`${id}-panel-${tab.value}`}
            className={styles.panel}
            aria-labelledby={`${id}-${tab.value}`}
          >
            {tab.content}
          </div>
        </Activity>
      ))}
      {foot}
    </section>
  )
}
