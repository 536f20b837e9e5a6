import { lazy, Suspense } from 'react'
import { useSelected, useText } from '../../context.ts'
import { Fallback } from '../../widgets/Fallback.tsx'
import styles from './details.module.css'
import { chartText } from './text.ts'

const Diverged = lazy(() => import('./Diverged.tsx').then((it) => ({ default: it.Diverged })))

/** What is to be said about the run on screen, over the empty corner of the chart so that nothing moves. */
export function Remarks() {
  const text = useText(chartText)
  const divergedAt = useSelected((state) => state.divergedAt)
  const stopAt = useSelected((state) => state.stopAt)
  const status = useSelected((state) => state.status)
  const ahead = useSelected((state) => state.run.changes.length - state.made)
  if (divergedAt !== null) {
    return (
      <Fallback message={null}>
        <Suspense>
          <Diverged at={divergedAt} />
        </Suspense>
      </Fallback>
    )
  }
  if (stopAt !== null && status !== 'finished') return <p className={styles.remark}>{text.stopAt(stopAt)}</p>
  if (ahead > 0) return <p className={styles.remark}>{text.scheduled(ahead)}</p>
  return status === 'idle' ? <p className={styles.remark}>{text.pressRun}</p> : null
}
