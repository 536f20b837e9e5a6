import { useLayoutEffect, useRef, useState } from 'react'
import { PANEL_IDS } from '../share/panel-ids.ts'
import { useFrames, useMessages, useSelected } from './context.ts'
import { keepEarlyKeys } from './early-keys.ts'
import { HeaderBar } from './features/header/HeaderBar.tsx'
import { LowerPanel } from './LowerPanel.tsx'
import { laterCode } from './later-code.ts'
import { LazyCode } from './lazy-code.ts'
import { lessonCode } from './lesson-code.ts'
import styles from './Page.module.css'
import { Part } from './Part.tsx'
import { PANELS, type PanelEntry } from './panels.ts'
import { MAIN } from './skip.ts'
import { useScreen } from './useScreen.ts'

const shortcutsCode = new LazyCode(() => import('./features/notices/Shortcuts.tsx'))

/** The whole page: its panels in their places, and what is not a panel. */
export function Page() {
  const status = useSelected((state) => (state.failure === null ? state.status : 'failed'))
  const embedded = useSelected((state) => state.embedded)
  const presenting = useSelected((state) => state.presenting)
  const hasCard = useSelected(
    ({ handout: { lesson, own, goal }, atDesk }) => lesson !== null || own !== null || goal.length > 0 || atDesk,
  )
  const isTabMarked = useSelected(({ marked }) => marked !== null && PANELS[marked].place === 'tabs')
  const screen = useScreen()
  const text = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const help = () => setHelping(true)
  // A key pressed the moment Run is shown is heard.
  useLayoutEffect(keepEarlyKeys, [])
  useFrames(({ iteration }) => root.current?.setAttribute('data-iteration', String(iteration)))
  const mainClass = `${styles.main} ${embedded || presenting ? styles.withoutSetup : ''} ${embedded ? styles.embedded : ''}`
  const setup = presenting ? null : <Place key="setup" name="setup" />
  const matrices = <Place key="matrices" name="center" />
  const lower = <LowerPanel key="lower" className={`${styles.chart} ${isTabMarked ? styles.marked : ''}`} />
  const center = (
    <div key="center" className={styles.center}>
      {screen === 'phone' ? [lower, matrices] : [matrices, lower]}
    </div>
  )
  const side = (
    <div key="side" className={styles.side}>
      <Place name="side" />
    </div>
  )
  return (
    <div ref={root} className={styles.page} data-testid="app" data-status={status} data-iteration="0">
      <Part code={laterCode} name={text.menus} silent>
        {({ SkipLink }) => <SkipLink />}
      </Part>
      {!embedded && (
        <HeaderBar>
          <Part code={laterCode} name={text.menus} brief waiting={<div className={styles.actions} />}>
            {({ HeaderParts }) => <HeaderParts onShortcuts={help} />}
          </Part>
        </HeaderBar>
      )}
      <Place name="top" />
      {screen === 'phone' && (
        <div className={styles.lr}>
          <Part code={laterCode} name="lr" silent>
            {({ QuickLr }) => <QuickLr />}
          </Part>
        </div>
      )}
      <div className={styles.timeline}>
        <Part code={laterCode} name={text.timeline} brief>
          {({ Timeline }) => <Timeline />}
        </Part>
      </div>
      <Part code={laterCode} name={text.panels}>
        {({ Notices, PageHead }) => (
          <>
            <PageHead />
            <Notices onHelp={help} />
          </>
        )}
      </Part>
      {hasCard && (
        <Part code={lessonCode} name={text.lessons}>
          {({ CardPanel }) => <CardPanel />}
        </Part>
      )}
      <main id={MAIN} tabIndex={-1} className={mainClass}>
        {embedded && <h1 className="visually-hidden">{text.title}</h1>}
        {screen === 'wide' ? [setup, center, side] : [center, side, setup]}
      </main>
      {helping && (
        <Part code={shortcutsCode} name={text.shortcutsButton}>
          {({ Shortcuts }) => <Shortcuts onClose={() => setHelping(false)} />}
        </Part>
      )}
    </div>
  )
}

/** The panels that stand in a place, as the table has them. */
function Place({ name }: { readonly name: PanelEntry['place'] }) {
  const embedded = useSelected((state) => state.embedded)
  const marked = useSelected((state) => state.marked)
  return PANEL_IDS.map((id) => {
    const panel = PANELS[id]
    if (panel.place === 'tabs' || panel.place !== name || (embedded && !panel.embed)) return null
    return <panel.View key={id} className={`${styles[id] ?? ''} ${marked === id ? styles.marked : ''}`} />
  })
}
