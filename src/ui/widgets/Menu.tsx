import { type ReactNode, useId, useRef } from 'react'
import buttons from './buttons.module.css'
import { DownIcon } from './icons.tsx'
import styles from './Menu.module.css'

interface Props {
  readonly label: string
  readonly testId: string
  /** Of the list, in pixels. */
  readonly width?: number
  /** The entries; `close` shuts the menu. */
  readonly children: (close: () => void) => ReactNode
}

/** What the list keeps from the window's edges, in pixels. */
const MARGIN = 8

/** A button that opens a list beneath it: a native popover, so that Escape and a click elsewhere close it. */
export function Menu({ label, testId, width = 360, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const place = () => {
    const from = button.current?.getBoundingClientRect()
    if (from === undefined || list.current === null) return
    list.current.style.top = `${from.bottom + 4}px`
    const { clientWidth } = document.documentElement
    // Its right edge at the button's, but within the window on either side.
    const most = clientWidth - Math.min(width, clientWidth - 2 * MARGIN) - MARGIN
    list.current.style.right = `${Math.max(MARGIN, Math.min(most, clientWidth - from.right))}px`
  }
  return (
    <>
      <button ref={button} type="button" className={buttons.quiet} popoverTarget={id} data-testid={testId}>
        {label}
        <DownIcon />
      </button>
      <div id={id} ref={list} className={styles.list} style={{ width }} popover="auto" onBeforeToggle={place}>
        {children(() => list.current?.hidePopover())}
      </div>
    </>
  )
}
