import { lazy, Suspense, useState } from 'react'
import { useActions, useMessages, useSelected, useText } from './context.ts'
import { Chart } from './features/chart/Chart.tsx'
import { whyText } from './features/why/text.ts'
import { Fallback } from './widgets/Fallback.tsx'
import { Tabs } from './widgets/Tabs.tsx'

const MomentView = lazy(() => import('./features/moment/MomentView.tsx').then((it) => ({ default: it.MomentView })))
const PathView = lazy(() => import('./features/path/PathView.tsx').then((it) => ({ default: it.PathView })))
const SweepView = lazy(() => import('./features/sweep/SweepView.tsx').then((it) => ({ default: it.SweepView })))
const WhyView = lazy(() => import('./features/why/WhyView.tsx').then((it) => ({ default: it.WhyView })))

const ChartLegend = lazy(() => import('./features/chart/ChartLegend.tsx').then((it) => ({ default: it.ChartLegend })))
const PinBar = lazy(() => import('./features/pins/PinBar.tsx').then((it) => ({ default: it.PinBar })))
const PinButtons = lazy(() => import('./features/pins/PinButtons.tsx').then((it) => ({ default: it.PinButtons })))

/** Beneath the matrices: the loss, the weights, or one iteration step by step. */
export function LowerPanel({ className }: { readonly className?: string | undefined }) {
  const text = useText(whyText)
  const chrome = useMessages()
  const { setPanel } = useActions()
  const panel = useSelected((state) => state.panel)
  // Loaded when it is first looked at.
  const moment = panel === 'moment' && (
    <Fallback message={<p>{chrome.moment.failed}</p>}>
      <Suspense fallback={<p>{chrome.moment.loading}</p>}>
        <MomentView />
      </Suspense>
    </Fallback>
  )
  // What was chosen in it stays while another tab is looked at.
  const [pathSeen, setPathSeen] = useState(false)
  if (panel === 'path' && !pathSeen) setPathSeen(true)
  const path = pathSeen && (
    <Fallback message={<p>{chrome.path.failed}</p>}>
      <Suspense fallback={<p>{chrome.path.loading}</p>}>
        <PathView />
      </Suspense>
    </Fallback>
  )
  const sweep = panel === 'sweep' && (
    <Fallback message={<p>{chrome.sweep.notLoaded}</p>}>
      <Suspense fallback={<p>{chrome.sweep.loading}</p>}>
        <SweepView />
      </Suspense>
    </Fallback>
  )
  const why = panel === 'why' && (
    <Fallback message={<p>{chrome.why.failed}</p>}>
      <Suspense fallback={<p>{chrome.why.loading}</p>}>
        <WhyView />
      </Suspense>
    </Fallback>
  )
  const legend = (
    <Suspense>
      <PinButtons />
      <ChartLegend />
    </Suspense>
  )
  const loss = (
    <>
      <Suspense>
        <PinBar />
      </Suspense>
      <Chart />
    </>
  )
  return (
    <Tabs
      label={chrome.lowerPanel}
      value={panel}
      tabs={[
        { value: 'loss', label: chrome.loss, testId: 'tab-loss', aside: legend, content: loss },
        { value: 'path', label: chrome.path.title, testId: 'tab-path', content: path },
        { value: 'moment', label: chrome.moment.title, testId: 'tab-moment', content: moment },
        { value: 'sweep', label: chrome.sweep.title, testId: 'tab-sweep', content: sweep },
        { value: 'why', label: text.title, testId: 'tab-why', content: why },
      ]}
      onChoose={setPanel}
      className={className}
    />
  )
}
