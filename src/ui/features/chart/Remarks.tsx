import type { ReactNode } from 'react'
import { useMessages, useSelected, useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { besideText } from './beside-text.ts'
import styles from './details.module.css'

const divergedCode = new LazyCode(() => import('./Diverged.tsx'))

interface Props {
  /** What is said of a run that diverged for as long as there is no more to say. */
  readonly plain: ReactNode
}

/** What is to be said about the run on screen, over the empty corner of the chart so that nothing moves. */
export function Remarks({ plain }: Props) {
  const text = useText(besideText)
  const { loss } = useMessages()
  const divergedAt = useSelected((state) => state.divergedAt)
  const stopAt = useSelected((state) => state.stopAt)
  const status = useSelected((state) => state.status)
  const ahead = useSelected((state) => state.run.changes.length - state.made)
  if (divergedAt !== null) {
    return (
      <Part code={divergedCode} name={loss} instead={plain} silent>
        {({ Diverged }) => <Diverged at={divergedAt} />}
      </Part>
    )
  }
  if (stopAt !== null && status !== 'finished') return <p className={styles.remark}>{text.stopAt(stopAt)}</p>
  if (ahead > 0) return <p className={styles.remark}>{text.scheduled(ahead)}</p>
  return status === 'idle' ? <p className={styles.remark}>{text.pressRun}</p> : null
}
