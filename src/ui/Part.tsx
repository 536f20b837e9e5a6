import {
  Component,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useTransition,
} from 'react'
import { useApp, useMessages } from './context.ts'
import { type Attempt, type LazyCode, type LoadTrouble, onArrival } from './lazy-code.ts'
import styles from './Part.module.css'
import buttons from './widgets/buttons.module.css'

interface Props<T> {
  /** One and the same at every rendering. */
  readonly code: LazyCode<T>
  /** What it is called, in messages. */
  readonly name: string
  /** What stands in its place for as long as it is not there, whatever the reason. */
  readonly instead?: ReactNode
  /** The same only while it is on its way: the room that it will take, so that nothing jumps. */
  readonly waiting?: ReactNode
  /** Why it cannot be loaded is said elsewhere: where several parts come in one file. */
  readonly brief?: boolean
  /** That it cannot be loaded is not said at all, `instead` is enough. That it broke always is. */
  readonly silent?: boolean
  /** What is shown of the code. */
  readonly children: (code: T) => ReactNode
}

/**
 * A part of the page whose code is loaded when it is shown. Where it cannot be loaded, or breaks, that is said in its own
 * place and everything else goes on. It is tried again when a person asks for it, when the part is opened again, when the
 * browser is online again, when another part could be loaded, and now and then where nobody answered.
 */
export function Part<T>({
  code,
  name,
  instead = null,
  waiting = instead,
  brief = false,
  silent = false,
  children,
}: Props<T>) {
  const [attempt, setAttempt] = useState(code.attempt)
  const [isTrying, startTrying] = useTransition()
  // As a transition: the message stays, and the focus in it, until there is something else to show.
  const again = useCallback(() => startTrying(() => setAttempt(code.again())), [code])
  useEffect(() => {
    again()
    addEventListener('online', again)
    const forget = onArrival(again)
    return () => {
      forget()
      removeEventListener('online', again)
    }
  }, [again])
  const say = (trouble: LoadTrouble, retry: () => void) => (
    <>
      {instead}
      {(!silent || trouble.cause === 'broken') && (
        <Missing name={name} trouble={trouble} brief={brief} isTrying={isTrying} onRetry={retry} />
      )}
    </>
  )
  return (
    <Catch say={say}>
      <Suspense fallback={silent || brief ? waiting : <Waiting name={name} room={waiting} />}>
        <Arrived attempt={attempt} again={again} say={(trouble) => say(trouble, again)}>
          {children}
        </Arrived>
      </Suspense>
    </Catch>
  )
}

interface ArrivedProps<T> {
  readonly attempt: Attempt<T>
  readonly again: () => void
  readonly say: (trouble: LoadTrouble) => ReactNode
  readonly children: (code: T) => ReactNode
}

/** Milliseconds until a file that nobody answered for is asked for again: at first, and at most. A browser says that it is online before it is. */
const ASK_AGAIN = [500, 30_000] as const

function Arrived<T>({ attempt, again, say, children }: ArrivedProps<T>) {
  const outcome = use(attempt.outcome)
  const tries = useRef(0)
  useEffect(() => {
    if (outcome.ok || outcome.trouble.cause !== 'offline' || !navigator.onLine) return
    const timer = setTimeout(again, Math.min(ASK_AGAIN[0] * 2 ** tries.current++, ASK_AGAIN[1]))
    return () => clearTimeout(timer)
  }, [outcome, again])
  return outcome.ok ? children(outcome.value) : say(outcome.trouble)
}

interface CatchProps {
  readonly say: (trouble: LoadTrouble, retry: () => void) => ReactNode
  readonly children: ReactNode
}

/** What breaks while it renders is replaced by words. */
class Catch extends Component<CatchProps, { readonly trouble: LoadTrouble | null }> {
  override state: { readonly trouble: LoadTrouble | null } = { trouble: null }

  static getDerivedStateFromError(error: unknown) {
    return { trouble: { cause: 'broken', detail: String(error) } }
  }

  override render() {
    const { trouble } = this.state
    return trouble === null ? this.props.children : this.props.say(trouble, () => this.setState({ trouble: null }))
  }
}

interface WaitingProps {
  readonly name: string
  readonly room: ReactNode
}

/** After how many milliseconds the page says that something is being loaded, and that it takes long. */
const SAY_AFTER = [300, 8000] as const

/** What is shown while the code is on its way: at first no words, since it mostly is there at once. */
function Waiting({ name, room }: WaitingProps) {
  const { part: text } = useMessages()
  const { reload } = useApp()
  const [stage, setStage] = useState(0)
  useEffect(() => {
    const timers = SAY_AFTER.map((after, index) => setTimeout(() => setStage(index + 1), after))
    return () => timers.forEach(clearTimeout)
  }, [])
  return (
    <>
      {room}
      {stage > 0 && (
        <div className={`${styles.note} ${styles.waiting}`} role="status">
          <p>{stage === 1 ? text.loading(name) : text.slow(name)}</p>
          {stage > 1 && (
            <button type="button" className={buttons.button} onClick={reload}>
              {text.reload}
            </button>
          )}
        </div>
      )}
    </>
  )
}

interface MissingProps {
  readonly name: string
  readonly trouble: LoadTrouble
  readonly brief: boolean
  readonly isTrying: boolean
  readonly onRetry: () => void
}

/** What is the matter with a part, and what can be done. */
function Missing({ name, trouble, brief, isTrying, onRetry }: MissingProps) {
  const { part: text } = useMessages()
  const { reload } = useApp()
  const isBrief = brief && trouble.cause !== 'broken'
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => () => passFocus(place.current), [])
  return (
    <div ref={place} className={styles.note} role="alert">
      <p>{isBrief ? text.absent(name) : text[trouble.cause](name)}</p>
      {trouble.cause === 'broken' && <code>{trouble.detail}</code>}
      <button type="button" className={buttons.button} aria-disabled={isTrying} onClick={onRetry}>
        {isTrying ? text.trying : text.again}
      </button>
      {/* Browsers of before 2026 remember that a file could not be loaded: there nothing else helps. */}
      {!isBrief && (
        <button type="button" className={buttons.button} onClick={reload}>
          {text.reload}
        </button>
      )}
    </div>
  )
}

/** Leaves the focus that is in `place`, which goes away, where what comes instead will be. */
function passFocus(place: HTMLElement | null): void {
  const around = place?.parentElement
  if (!around || !place.contains(document.activeElement)) return
  around.tabIndex = -1
  around.focus({ preventScroll: true })
}
