import { useEffect, useState } from 'react'
import { type Run, snakeCase } from '../../../experiment/config.ts'
import { equalRuns } from '../../../experiment/run.ts'
import { problemText } from '../../../i18n/problems.ts'
import type { TextOf } from '../../../i18n/texts.ts'
import { MAX_PINS } from '../../../share/codec.ts'
import { mayTurnInto } from '../../../store/allowed.ts'
import { offeredBack, type ToastMessage as ToastState } from '../../../store/page-state.ts'
import { useActions, useMay, useMessages, useSelected, useText } from '../../context.ts'
import { joinSentences } from '../../say.ts'
import { usePinned, usePins } from '../../usePins.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './notices.module.css'
import { type NoticesText, noticesText } from './text.ts'

/** How long a message stays, in milliseconds, one that offers a way back longer; what a reader has to act on stays until it is closed. */
const STAY = 6000
const STAY_WITH_OFFER = 20_000
const LASTING: ReadonlySet<ToastState['type']> = new Set(['copyRefused', 'otherLanguage', 'engineLoading'])

/** A short message at the lower edge that answers what was just done. */
export function Toast() {
  const text = useText(noticesText)
  const chrome = useMessages()
  const sayProblem = useText(problemText)
  const { dismissToast, undo } = useActions()
  const toast = useSelected((state) => state.toast)
  // Under the pointer, or with the focus in it, it does not go away.
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = pointed || focused
  const before = offeredBack(toast)
  const mayUndo = useSelected((state) => before !== null && mayTurnInto(state, before.run))
  useEffect(() => {
    if (toast === null || held || LASTING.has(toast.type)) return
    const timer = setTimeout(dismissToast, offeredBack(toast) === null ? STAY : STAY_WITH_OFFER)
    return () => clearTimeout(timer)
  }, [toast, held, dismissToast])
  // What is gone holds nothing.
  useEffect(() => {
    if (toast !== null) return
    setPointed(false)
    setFocused(false)
  }, [toast])
  return (
    <div role="status" data-testid="toast">
      {toast !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: while it is pointed at it stays
        <div
          className={styles.toast}
          onPointerEnter={() => setPointed(true)}
          onPointerLeave={() => setPointed(false)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        >
          <span>{sayOf(toast, text, sayProblem)}</span>
          {toast.type === 'copyRefused' && (
            <input
              className={styles.link}
              dir="ltr"
              readOnly
              value={toast.link}
              aria-label={chrome.share}
              onFocus={(event) => event.target.select()}
            />
          )}
          {before !== null && mayUndo && (
            <>
              <button type="button" className={buttons.button} data-testid="undo" onClick={undo}>
                {text.toasts.undo}
              </button>
              {before.recorded > 0 && <PinFormer run={before.run} />}
            </>
          )}
          <button
            type="button"
            className={`${buttons.icon} ${styles.close}`}
            aria-label={text.toasts.close}
            title={text.toasts.close}
            onClick={dismissToast}
          >
            ×
          </button>
        </div>
      )}
    </div>
  )
}

/** Has the run that was there before stay beside the one on screen, while that is another, and there is room. */
function PinFormer({ run }: { readonly run: Run }) {
  const text = useText(noticesText)
  const service = usePins()
  const may = useMay('pin')
  const isSame = useSelected((state) => equalRuns(state.run, run))
  const isPinned = usePinned(({ pins }) => pins.some((pin) => equalRuns(pin.run, run)))
  const isFull = usePinned(({ pins }) => pins.length >= MAX_PINS)
  if (!may || isSame || isPinned || isFull) return null
  return (
    <button type="button" className={buttons.button} data-testid="pin-former" onClick={() => service.pin(run)}>
      {text.pinFormer}
    </button>
  )
}

function sayOf(toast: ToastState, text: NoticesText, sayProblem: TextOf<typeof problemText>): string {
  switch (toast.type) {
    case 'copied':
      return text.toasts.copied
    case 'copyRefused':
      return text.toasts.copyRefused
    case 'replaced':
      return text.toasts.replaced(toast.rows, toast.columns)
    case 'left': {
      const { before, gaveWay } = toast
      const left = text.left(before.iteration)
      return joinSentences(
        left,
        gaveWay === null ? '' : text.toasts.gaveWay(snakeCase(gaveWay.key), sayProblem(gaveWay.problem)),
      )
    }
    case 'dropped':
      return text.dropped(toast.before.iteration, Math.max(0, toast.before.ahead), toast.changes)
    case 'otherLanguage':
      return text.toasts.otherLanguage
    case 'engineLoading':
      return text.toasts.engineLoading
    case 'restarted':
      return text.toasts.restarted
    case 'gaveWay':
      return text.toasts.gaveWay(snakeCase(toast.key), sayProblem(toast.problem))
    case 'notLoaded':
      return text.toasts.notLoaded
    case 'unread':
      return sayProblem(toast.problem)
  }
}
