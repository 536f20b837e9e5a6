import { useMessages } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './SetupPanel.module.css'

// The controls come right behind the first picture, which is of the matrices.
const settingsCode = new LazyCode(() => import('./Settings.tsx'))

/** The panel of the settings. */
export function SetupPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  return (
    <Panel title={text.setup} titleHidden className={`${styles.panel} ${className ?? ''}`}>
      <Part code={settingsCode} name={text.setup}>
        {({ Settings }) => <Settings />}
      </Part>
    </Panel>
  )
}
