import { useState } from 'react'
import { useActions, useMessages, useSelected } from './context.ts'
import { Chart } from './features/chart/Chart.tsx'
import styles from './LowerPanel.module.css'
import { LazyCode } from './lazy-code.ts'
import { Part } from './Part.tsx'
import { Tabs } from './widgets/Tabs.tsx'

const momentCode = new LazyCode(() => import('./features/moment/MomentView.tsx'))
const pathCode = new LazyCode(() => import('./features/path/PathView.tsx'))
const sweepCode = new LazyCode(() => import('./features/sweep/SweepView.tsx'))
const whyCode = new LazyCode(() => import('./features/why/WhyView.tsx'))
const legendCode = new LazyCode(() => import('./features/chart/ChartLegend.tsx'))
const pinBarCode = new LazyCode(() => import('./features/pins/PinBar.tsx'))
const pinButtonsCode = new LazyCode(() => import('./features/pins/PinButtons.tsx'))

/** Beneath the matrices: the loss, the weights, or one iteration step by step. */
export function LowerPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  const { setPanel } = useActions()
  const panel = useSelected((state) => state.panel)
  // Loaded when it is first looked at.
  const moment = panel === 'moment' && (
    <Part code={momentCode} name={text.moment.title}>
      {({ MomentView }) => <MomentView />}
    </Part>
  )
  // What was chosen in it stays while another tab is looked at.
  const [pathSeen, setPathSeen] = useState(false)
  if (panel === 'path' && !pathSeen) setPathSeen(true)
  const path = pathSeen && (
    <Part code={pathCode} name={text.path.title}>
      {({ PathView }) => <PathView />}
    </Part>
  )
  const sweep = panel === 'sweep' && (
    <Part code={sweepCode} name={text.sweep.title}>
      {({ SweepView }) => <SweepView />}
    </Part>
  )
  const why = panel === 'why' && (
    <Part code={whyCode} name={text.why.title}>
      {({ WhyView }) => <WhyView />}
    </Part>
  )
  const legend = (
    <>
      <Part code={pinButtonsCode} name={text.pins} silent>
        {({ PinButtons }) => <PinButtons />}
      </Part>
      <Part code={legendCode} name={text.legend} waiting={<div className={styles.legendRoom} />}>
        {({ ChartLegend }) => <ChartLegend />}
      </Part>
    </>
  )
  const loss = (
    <>
      <Part code={pinBarCode} name={text.pins} silent>
        {({ PinBar }) => <PinBar />}
      </Part>
      <Chart />
    </>
  )
  return (
    <Tabs
      label={text.lowerPanel}
      value={panel}
      tabs={[
        { value: 'loss', label: text.loss, testId: 'tab-loss', aside: legend, content: loss },
        { value: 'path', label: text.path.title, testId: 'tab-path', content: path },
        { value: 'moment', label: text.moment.title, testId: 'tab-moment', content: moment },
        { value: 'sweep', label: text.sweep.title, testId: 'tab-sweep', content: sweep },
        { value: 'why', label: text.why.title, testId: 'tab-why', content: why },
      ]}
      onChoose={setPanel}
      className={className}
    />
  )
}
