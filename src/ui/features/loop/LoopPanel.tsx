import { useMessages, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './LoopPanel.module.css'

/** The tutorial's program with this run's values in it, which can be edited there. */
export function LoopPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  const isEditable = useSelected(({ handout }) => handout.controls === null)
  return (
    <Panel
      title={text.code.title}
      aside={
        isEditable && (
          <>
            <p className={styles.note}>{text.code.hint}</p>
            <Part code={laterCode} name={text.code.title} silent>
              {({ OpenScript }) => <OpenScript />}
            </Part>
          </>
        )
      }
      className={`${styles.panel} ${className ?? ''}`}
    >
      <Part code={laterCode} name={text.code.title} brief>
        {({ Code }) => <Code />}
      </Part>
    </Panel>
  )
}
