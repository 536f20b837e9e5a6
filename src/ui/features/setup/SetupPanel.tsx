import { lazy, Suspense } from 'react'
import { useMessages } from '../../context.ts'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './SetupPanel.module.css'

// The controls come right behind the first picture, which is of the matrices.
const Settings = lazy(() => import('./Settings.tsx').then(({ Settings }) => ({ default: Settings })))

/** The panel of the settings. */
export function SetupPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  return (
    <Panel title={text.setup} titleHidden className={`${styles.panel} ${className ?? ''}`}>
      <Suspense>
        <Settings />
      </Suspense>
    </Panel>
  )
}
