import { useRef, useState } from 'react'
import { useFrames, useMessages, useSelected } from './context.ts'
import { ExportMenu } from './features/export/ExportMenu.tsx'
import { EmbedLink, HeaderBar } from './features/header/HeaderBar.tsx'
import { LoopPanel } from './features/loop/LoopPanel.tsx'
import { MatricesPanel } from './features/matrices/MatricesPanel.tsx'
import { OutputPanel } from './features/output/OutputPanel.tsx'
import { SetupPanel } from './features/setup/SetupPanel.tsx'
import { TransportBar } from './features/transport/TransportBar.tsx'
import { LowerPanel } from './LowerPanel.tsx'
import { LazyCode } from './lazy-code.ts'
import styles from './Page.module.css'
import { Part } from './Part.tsx'

const noticesCode = new LazyCode(() => import('./features/notices/Notices.tsx'))
const timelineCode = new LazyCode(() => import('./features/timeline/Timeline.tsx'))
const shortcutsCode = new LazyCode(() => import('./features/notices/Shortcuts.tsx'))

/** The whole page: which features there are and where they stand. */
export function Page() {
  const status = useSelected((state) => (state.failure === null ? state.status : 'failed'))
  const embedded = useSelected((state) => state.embedded)
  const text = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const help = () => setHelping(true)
  useFrames(({ iteration }) => root.current?.setAttribute('data-iteration', String(iteration)))
  return (
    <div ref={root} className={styles.page} data-testid="app" data-status={status} data-iteration="0">
      {!embedded && <HeaderBar aside={<ExportMenu />} onShortcuts={help} />}
      <TransportBar aside={embedded ? <EmbedLink /> : null} />
      <div className={styles.timeline}>
        <Part code={timelineCode} name={text.timeline}>
          {({ Timeline }) => <Timeline />}
        </Part>
      </div>
      <Part code={noticesCode} name={text.notices}>
        {({ Notices }) => <Notices onHelp={help} />}
      </Part>
      <main className={embedded ? `${styles.main} ${styles.embedded}` : styles.main}>
        {embedded && <h1 className="visually-hidden">{text.title}</h1>}
        <div className={styles.center}>
          <MatricesPanel />
          <LowerPanel className={styles.chart} />
        </div>
        <div className={styles.side}>
          <OutputPanel className={styles.output} />
          {!embedded && <LoopPanel />}
        </div>
        {!embedded && <SetupPanel className={styles.setup} />}
      </main>
      {helping && (
        <Part code={shortcutsCode} name={text.shortcutsButton}>
          {({ Shortcuts }) => <Shortcuts onClose={() => setHelping(false)} />}
        </Part>
      )}
    </div>
  )
}
