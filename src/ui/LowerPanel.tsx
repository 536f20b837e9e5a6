import { useState } from 'react'
import { TAB_IDS, type TabId } from '../share/panel-ids.ts'
import { useActions, useMay, useMessages, useSelected } from './context.ts'
import styles from './LowerPanel.module.css'
import { laterCode } from './later-code.ts'
import { LazyCode } from './lazy-code.ts'
import { Part } from './Part.tsx'
import { PANELS } from './panels.ts'
import { useShown } from './useShown.ts'
import { Tabs } from './widgets/Tabs.tsx'

interface Props {
  readonly className?: string | undefined
  /** The verdict stands elsewhere. */
  readonly withoutFoot?: boolean
}

/** Beneath the matrices: what stands behind tabs, loading and failing alike. */
export function LowerPanel({ className, withoutFoot = false }: Props) {
  const text = useMessages()
  const { setPanel } = useActions()
  const language = useSelected((state) => state.language)
  const chooses = useMay('tabs')
  const shows = useShown()
  const chosen = useSelected((state) => state.panel)
  const panel = shows(chosen) ? chosen : (TAB_IDS.find(shows) ?? chosen)
  const kept = useKept(panel)
  // Where readers may not choose, what they look at stands alone.
  const tabs = TAB_IDS.filter((id) => (chooses ? shows(id) : id === panel)).map((id) => {
    const { title, testId, View, Aside } = PANELS[id]
    const isThere = id === panel || kept.has(id)
    return {
      value: id,
      label: title[language],
      testId,
      aside: Aside && <Aside />,
      content:
        isThere &&
        (View instanceof LazyCode ? (
          <Part code={View} name={title[language]}>
            {(Loaded) => <Loaded />}
          </Part>
        ) : (
          <View />
        )),
    }
  })
  const foot = (
    <div className={styles.foot}>
      <Part code={laterCode} name={text.lowerPanel} silent>
        {({ VerdictLine }) => <VerdictLine />}
      </Part>
    </div>
  )
  return (
    <Tabs
      label={text.lowerPanel}
      value={panel}
      tabs={tabs}
      onChoose={setPanel}
      foot={withoutFoot ? null : foot}
      className={className}
    />
  )
}

/** The tabs that have been looked at and stay. */
function useKept(panel: TabId): ReadonlySet<TabId> {
  const [kept, setKept] = useState<ReadonlySet<TabId>>(new Set())
  if (PANELS[panel].keeps && !kept.has(panel)) setKept(new Set([...kept, panel]))
  return kept
}
