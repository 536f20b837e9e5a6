import { writeNumber } from '../../../experiment/numbers.ts'
import { useMessages, useSelected } from '../../context.ts'
import styles from './chart.module.css'

/** What is to be said about the run on screen, over the empty corner of the chart so that nothing moves. */
export function Remarks() {
  const text = useMessages()
  const divergedAt = useSelected((state) => state.divergedAt)
  const lr = useSelected((state) => state.shown.lr)
  const stopAt = useSelected((state) => state.stopAt)
  const status = useSelected((state) => state.status)
  const ahead = useSelected((state) => state.run.changes.length - state.made)
  if (divergedAt !== null) {
    // Beyond float32 from the very first losses: the steps had no time to do it.
    const message = divergedAt === 2 ? text.overflowed(divergedAt) : text.diverged(divergedAt, writeNumber(lr))
    return (
      <p className={`${styles.remark} ${styles.warning}`} role="alert" data-testid="diverged">
        {status === 'finished' ? message : `${message} ${text.runOn}`}
      </p>
    )
  }
  if (stopAt !== null && status !== 'finished') return <p className={styles.remark}>{text.stopAt(stopAt)}</p>
  if (ahead > 0) return <p className={styles.remark}>{text.scheduled(ahead)}</p>
  return status === 'idle' ? <p className={styles.remark}>{text.pressRun}</p> : null
}
