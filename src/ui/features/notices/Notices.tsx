import { useEffect } from 'react'
import { useActions, useApp, useMessages, useSelected, useText } from '../../context.ts'
import { linkNoticeCode } from '../../link-notice-code.ts'
import { Part } from '../../Part.tsx'
import { Printing } from '../../Printing.tsx'
import { useShortcuts } from '../../useShortcuts.ts'
import buttons from '../../widgets/buttons.module.css'
import { Trouble } from './Failure.tsx'
import { LiveSummary } from './LiveSummary.tsx'
import styles from './notices.module.css'
import { Offline } from './Offline.tsx'
import { Toast } from './Toast.tsx'
import { noticesText } from './text.ts'

/** The page's keys, and all that it has to say beside what it shows; none of it is needed for the first picture. */
export function Notices() {
  useShortcuts()
  return (
    <>
      <FailureNotice />
      <LinkNotes />
      <LiveSummary />
      <div className={styles.corner}>
        <Offline />
        <Toast />
        <Printing />
      </div>
    </>
  )
}

/** What in the link did not count, where there is something. */
function LinkNotes() {
  const text = useText(noticesText)
  const isSomething = useSelected((state) => state.issues.length > 0)
  return (
    isSomething && (
      <Part code={linkNoticeCode} name={text.linkNotes}>
        {({ LinkNotice }) => <LinkNotice />}
      </Part>
    )
  )
}

/** The engine gave up: what happened and what to do. */
function FailureNotice() {
  const text = useText(noticesText)
  const messages = useMessages()
  const { reload } = useApp()
  const { retryEngine } = useActions()
  const failure = useSelected((state) => state.failure)
  const cause = failure?.cause
  useEffect(() => {
    if (cause !== 'missing') return
    addEventListener('online', retryEngine)
    return () => removeEventListener('online', retryEngine)
  }, [cause, retryEngine])
  if (failure === null) return null
  return (
    <Trouble
      reload={messages.reload}
      what={text.failures[failure.cause]}
      // A frame without an origin of its own is asked for one.
      help={self.origin === 'null' ? text.sandboxed : text.failureHelp[failure.cause]}
      detail={failure.message}
      onReload={reload}
    >
      {failure.cause !== 'refused' && (
        <button type="button" className={buttons.button} onClick={retryEngine}>
          {messages.part.again}
        </button>
      )}
    </Trouble>
  )
}
