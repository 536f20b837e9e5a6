import { type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react'
import { retryMissing } from '../lazy-code.ts'
import { rem } from '../text-scale.ts'
import buttons from './buttons.module.css'
import styles from './Menu.module.css'
import { DownIcon } from './menu-icons.tsx'

interface Props {
  readonly label: string
  readonly testId: string
  /** Of the list, in pixels for letters of the usual size. */
  readonly width?: number
  /** The entries; `close` shuts the menu. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a list beneath it: a native popover, so that Escape and a click elsewhere close it. */
export function Menu({ label, testId, width = 360, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  // Made when it is first opened: a visit does not load what nobody looks at.
  const [opened, setOpened] = useState(false)
  const onBeforeToggle = ({ newState }: ToggleEvent) => {
    if (newState === 'open') {
      setOpened(true)
      retryMissing()
    }
    place()
  }
  const place = () => {
    const from = button.current?.getBoundingClientRect()
    if (from === undefined || list.current === null) return
    const { style } = list.current
    style.setProperty('--width', rem(width))
    style.setProperty('--top', `${from.bottom + 4}px`)
    style.setProperty('--right', `${document.documentElement.clientWidth - from.right}px`)
  }
  return (
    <>
      <button ref={button} type="button" className={buttons.quiet} popoverTarget={id} data-testid={testId}>
        <span>{label}</span>
        <DownIcon />
      </button>
      <div id={id} ref={list} className={styles.list} popover="auto" onBeforeToggle={onBeforeToggle}>
        {opened && children(() => list.current?.hidePopover())}
      </div>
    </>
  )
}
