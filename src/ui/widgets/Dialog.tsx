import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import styles from './Dialog.module.css'

/** What closes a dialog, so that what had the focus gets it back. */
export interface DialogHandle {
  close(): void
}

interface Props {
  readonly ref: Ref<DialogHandle>
  readonly title: string
  readonly testId: string
  /** How wide it is. */
  readonly className?: string | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A titled question over the page, which is out of reach as long as this is there; Escape closes it. */
export function Dialog({ ref, title, testId, className, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useImperativeHandle(ref, () => ({ close: () => element.current?.close() }), [])
  useEffect(() => element.current?.showModal(), [])
  return (
    <dialog
      ref={element}
      className={`${styles.dialog} ${className ?? ''}`}
      aria-labelledby={id}
      data-testid={testId}
      onClose={onClose}
    >
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
