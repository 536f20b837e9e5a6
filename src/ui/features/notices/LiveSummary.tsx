import { useRef, useState } from 'react'
import { learnedOf } from '../../../training/learned.ts'
import { difference } from '../../../training/progress.ts'
import { useApp, useFrames, useText } from '../../context.ts'
import { formatLoss } from '../../format.ts'
import { noticesText } from './text.ts'

/** How long a screen reader is left in peace, in milliseconds. */
const QUIET = 2000

/** What happens, for ears: at most each two seconds, and at once where the run stops. */
export function LiveSummary() {
  const text = useText(noticesText)
  const { store } = useApp()
  const [summary, setSummary] = useState('')
  const last = useRef({ at: 0, status: 'idle' })
  useFrames(
    (frame) => {
      const now = performance.now()
      const stopped = frame.status !== 'running' && frame.status !== last.current.status
      last.current.status = frame.status
      if (frame.status !== 'running' && !stopped) return
      if (!stopped && now - last.current.at < QUIET) return
      last.current.at = now
      const { run, shown } = store.getState()
      const error = formatLoss(difference(learnedOf(frame), shown.W))
      const moment = text.summary(frame.iteration, run.config.iterations, formatLoss(frame.loss), error)
      setSummary(frame.iteration === 0 ? text.statuses.idle : `${text.statuses[frame.status]}. ${moment}`)
    },
    [text],
  )
  return (
    <p className="visually-hidden" role="status" data-testid="live-summary">
      {summary}
    </p>
  )
}
