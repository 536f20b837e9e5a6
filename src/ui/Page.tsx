import { PANEL_IDS, TAB_IDS } from '../share/panel-ids.ts'
import { useMay, useMessages, useSelected } from './context.ts'
import { HeaderBar } from './features/header/HeaderBar.tsx'
import { LowerPanel } from './LowerPanel.tsx'
import { laterCode } from './later-code.ts'
import styles from './Page.module.css'
import { PageCard, useCard } from './PageCard.tsx'
import { PageRoot } from './PageRoot.tsx'
import { Part } from './Part.tsx'
import { PANELS, type PanelEntry } from './panels.ts'
import { MAIN } from './skip.ts'
import { useScreen } from './useScreen.ts'
import { useShown } from './useShown.ts'

/** The whole page: its panels in their places, and what is not a panel. */
export function Page() {
  const presenting = useSelected((state) => state.presenting)
  const isTabMarked = useSelected(({ marked }) => marked !== null && PANELS[marked.panel].place === 'tabs')
  const screen = useScreen()
  const card = useCard()
  const text = useMessages()
  const shows = useShown()
  const [mayLr, moves] = [useMay('lr'), useMay('transport')]
  const has = (name: PanelEntry['place']) => PANEL_IDS.some((id) => PANELS[id].place === name && shows(id))
  const hasSetup = has('setup') && !presenting
  const hasTabs = TAB_IDS.some(shows)
  const hasCenter = has('center') || hasTabs
  const setup = hasSetup && <Place key="setup" name="setup" />
  const matrices = <Place key="matrices" name="center" />
  const lower = hasTabs && <LowerPanel key="lower" className={`${styles.chart} ${isTabMarked ? styles.marked : ''}`} />
  const center = hasCenter && (
    <div key="center" className={styles.center}>
      {screen === 'phone' ? [lower, matrices] : [matrices, lower]}
    </div>
  )
  // Beside the chart where there is room, which keeps its height so; lessons are made over the whole width.
  const isCardAside = card === 'shown' && screen === 'widest'
  const side = (has('side') || isCardAside) && (
    <div key="side" className={`${styles.side} ${hasCenter ? '' : styles.center}`}>
      {isCardAside && <PageCard />}
      <Place name="side" />
    </div>
  )
  const without = `${hasSetup ? '' : styles.withoutSetup} ${side && hasCenter ? '' : styles.withoutSide}`
  return (
    <PageRoot className={styles.page}>
      <HeaderBar>
        <Part code={laterCode} name={text.menus} brief waiting={<div className={styles.actions} />}>
          {({ HeaderParts }) => <HeaderParts />}
        </Part>
      </HeaderBar>
      <Place name="top" />
      {screen === 'phone' && mayLr && (
        <div className={styles.lr}>
          <Part code={laterCode} name="lr" silent>
            {({ QuickLr }) => <QuickLr />}
          </Part>
        </div>
      )}
      {moves && (
        <div className={styles.timeline}>
          <Part code={laterCode} name={text.timeline} brief>
            {({ Timeline }) => <Timeline />}
          </Part>
        </div>
      )}
      <Part code={laterCode} name={text.panels}>
        {({ PageNotices }) => <PageNotices />}
      </Part>
      {card !== null && !isCardAside && <PageCard />}
      <main id={MAIN} tabIndex={-1} className={`${styles.main} ${without}`}>
        {screen.startsWith('wide') ? [setup, center, side] : [center, side, setup]}
      </main>
    </PageRoot>
  )
}

/** The panels that stand in a place, as the table has them. */
function Place({ name }: { readonly name: PanelEntry['place'] }) {
  const shows = useShown()
  const marked = useSelected((state) => state.marked?.panel)
  return PANEL_IDS.map((id) => {
    const panel = PANELS[id]
    if (panel.place === 'tabs' || panel.place !== name || !shows(id)) return null
    return <panel.View key={id} className={`${styles[id] ?? ''} ${marked === id ? styles.marked : ''}`} />
  })
}
