import { useSelected, useText } from '../../context.ts'
import { joinSentences } from '../../say.ts'
import { besideText } from './beside-text.ts'
import styles from './details.module.css'
import { RunTime } from './RunTime.tsx'

/** What is to be said about the run on screen, over the empty corner of the chart so that nothing moves. */
export function Remarks() {
  const text = useText(besideText)
  const divergedAt = useSelected((state) => state.divergedAt)
  const stopAt = useSelected((state) => state.stopAt)
  const status = useSelected((state) => state.status)
  const ahead = useSelected((state) => state.run.changes.length - state.made)
  if (divergedAt !== null) {
    return (
      <p className={`${styles.remark} ${styles.warning}`} role="alert" data-testid="diverged">
        {joinSentences(text.noFinite(divergedAt - 1), status === 'finished' ? '' : text.runOn)}
      </p>
    )
  }
  if (stopAt !== null && status !== 'finished') return <p className={styles.remark}>{text.stopAt(stopAt)}</p>
  if (ahead > 0) return <p className={styles.remark}>{text.scheduled(ahead)}</p>
  return status === 'idle' ? (
    <p className={styles.remark}>
      <span>{text.pressRun}</span>
      <RunTime />
    </p>
  ) : null
}
