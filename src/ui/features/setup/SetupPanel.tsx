import { useMessages } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './SetupPanel.module.css'

/** The panel of the settings. */
export function SetupPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  return (
    <Panel title={text.setup} titleHidden className={`${styles.panel} ${className ?? ''}`}>
      <Part code={laterCode} name={text.setup} brief>
        {({ Settings }) => <Settings />}
      </Part>
    </Panel>
  )
}
