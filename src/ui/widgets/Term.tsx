import {
  type MouseEvent as ReactMouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import styles from './Term.module.css'

interface Props {
  /** What the word means. */
  readonly says: string
  /** Of the word, where it labels a control: its explanation then has the id of `explanationOf`. */
  readonly id?: string
  readonly className?: string | undefined
  /** Where the word can be hidden, with what it stands in. */
  readonly tabIndex?: number | undefined
  /** The word as it stands on the page. */
  readonly children: ReactNode
}

/** The id of the explanation of the term with this id, for `aria-describedby`. */
export function explanationOf(id: string): string {
  return `${id}-says`
}

/** How long a mouse has to rest on a word, and how long it may have left it, in milliseconds. */
const [RESTS, LEFT] = [250, 150]

/**
 * A word that explains itself: under the mouse, by the keyboard's focus, by a tap. Escape, leaving it and scrolling take the
 * explanation away; the mouse may go into it, to read with a magnifier or to copy.
 */
export function Term({ says, id: given, className, tabIndex, children }: Props) {
  const own = useId()
  const id = given ?? own
  const word = useRef<HTMLButtonElement>(null)
  const explanation = useRef<HTMLSpanElement>(null)
  const { isOpen, open, shut, later } = useOpening()
  useLayoutEffect(() => {
    const card = explanation.current
    if (!isOpen || card === null || word.current === null) return
    card.showPopover()
    place(card, word.current.getBoundingClientRect())
    return () => card.hidePopover()
  }, [isOpen])
  useEffect(() => {
    if (!isOpen) return
    const leave = (event: Event) => {
      if (event.target instanceof Node && !word.current?.parentElement?.contains(event.target)) shut()
    }
    const scroll = (event: Event) => {
      if (event.target instanceof Node && event.target.contains(word.current)) shut()
    }
    const escapeKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      shut()
    }
    addEventListener('pointerdown', leave, true)
    addEventListener('scroll', scroll, true)
    addEventListener('keydown', escapeKey, true)
    return () => {
      removeEventListener('pointerdown', leave, true)
      removeEventListener('scroll', scroll, true)
      removeEventListener('keydown', escapeKey, true)
    }
  }, [isOpen, shut])
  const onClick = (event: ReactMouseEvent) => {
    // The mouse that rests on the word has opened it already.
    if (isOpen && !isOfMouse(event.nativeEvent)) shut()
    else open()
  }
  return (
    <span
      className={styles.term}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && later(open, RESTS)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && later(shut, LEFT)}
    >
      <button
        ref={word}
        id={id}
        type="button"
        tabIndex={tabIndex}
        className={`${styles.word} ${className ?? ''}`}
        aria-describedby={explanationOf(id)}
        onClick={onClick}
        onFocus={({ target }) => target.matches(':focus-visible') && open()}
        onBlur={shut}
      >
        {children}
      </button>
      <span ref={explanation} id={explanationOf(id)} role="tooltip" popover="manual" className={styles.explanation}>
        {says}
      </span>
    </span>
  )
}

/** Whether the explanation is open; what is to come later gives way to what comes before. */
function useOpening() {
  const [isOpen, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [does] = useState(() => {
    const now = (next: boolean) => () => {
      clearTimeout(timer.current)
      setOpen(next)
    }
    return {
      open: now(true),
      shut: now(false),
      later(what: () => void, after: number) {
        clearTimeout(timer.current)
        timer.current = setTimeout(what, after)
      },
    }
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return { isOpen, ...does }
}

function isOfMouse(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'mouse'
}

/** Beneath the word, or above it where there is more room; always within the window. */
function place(card: HTMLElement, word: DOMRect): void {
  const { clientWidth, clientHeight } = document.documentElement
  const { width, height } = card.getBoundingClientRect()
  const beneath = word.bottom + height <= clientHeight || word.top < height
  card.style.setProperty('--top', `${beneath ? word.bottom : word.top - height}px`)
  card.style.setProperty('--left', `${Math.max(8, Math.min(word.left, clientWidth - width - 8))}px`)
}
