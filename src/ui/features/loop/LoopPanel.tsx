import { lazy, Suspense } from 'react'
import { useMessages } from '../../context.ts'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './LoopPanel.module.css'

// Who writes the program is not needed for the first picture.
const Code = lazy(() => import('./Code.tsx').then(({ Code }) => ({ default: Code })))

/** The tutorial's program with this run's values in it, which can be edited there. */
export function LoopPanel() {
  const text = useMessages()
  return (
    <Panel title={text.code.title} aside={<p className={styles.note}>{text.code.hint}</p>} className={styles.panel}>
      <Suspense>
        <Code />
      </Suspense>
    </Panel>
  )
}
