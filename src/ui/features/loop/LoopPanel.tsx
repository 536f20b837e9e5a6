import { useMessages } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './LoopPanel.module.css'

// Who writes the program is not needed for the first picture.
const programCode = new LazyCode(() => import('./Code.tsx'))

/** The tutorial's program with this run's values in it, which can be edited there. */
export function LoopPanel() {
  const text = useMessages()
  return (
    <Panel title={text.code.title} aside={<p className={styles.note}>{text.code.hint}</p>} className={styles.panel}>
      <Part code={programCode} name={text.code.title}>
        {({ Code }) => <Code />}
      </Part>
    </Panel>
  )
}
