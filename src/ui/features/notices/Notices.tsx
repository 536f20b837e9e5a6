import { useApp, useMessages, useSelected, useText } from '../../context.ts'
import { useShortcuts } from '../../useShortcuts.ts'
import { Trouble } from './Failure.tsx'
import { LinkNotice } from './LinkNotice.tsx'
import { LiveSummary } from './LiveSummary.tsx'
import { Toast } from './Toast.tsx'
import { noticesText } from './text.ts'

interface Props {
  /** Somebody asks for the list of keys. */
  readonly onHelp: () => void
}

/** The page's keys, and all that it has to say beside what it shows; none of it is there in the first picture. */
export function Notices({ onHelp }: Props) {
  useShortcuts(onHelp)
  return (
    <>
      <FailureNotice />
      <LinkNotice />
      <LiveSummary />
      <Toast />
    </>
  )
}

/** The engine gave up: what happened and what to do. */
function FailureNotice() {
  const text = useText(noticesText)
  const messages = useMessages()
  const { reload } = useApp()
  const failure = useSelected((state) => state.failure)
  if (failure === null) return null
  const { failure: what, failureHelp: help } = text
  return <Trouble reload={messages.reload} what={what} help={help} detail={failure} onReload={reload} />
}
