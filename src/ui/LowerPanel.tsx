import { lazy, Suspense, useState } from 'react'
import { useActions, useMessages, useSelected } from './context.ts'
import { Chart } from './features/chart/Chart.tsx'
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
  const text = useMessages()
  const { setPanel } = useActions()
  const panel = useSelected((state) => state.panel)
  // Loaded when it is first looked at.
  const moment = panel === 'moment' && (
    <Fallback message={<p>{text.moment.failed}</p>}>
      <Suspense fallback={<p>{text.moment.loading}</p>}>
        <MomentView />
      </Suspense>
    </Fallback>
  )
  // What was chosen in it stays while another tab is looked at.
  const [pathSeen, setPathSeen] = useState(false)
  if (panel === 'path' && !pathSeen) setPathSeen(true)
  const path = pathSeen && (
    <Fallback message={<p>{text.path.failed}</p>}>
      <Suspense fallback={<p>{text.path.loading}</p>}>
        <PathView />
      </Suspense>
    </Fallback>
  )
  const sweep = panel === 'sweep' && (
    <Fallback message={<p>{text.sweep.notLoaded}</p>}>
      <Suspense fallback={<p>{text.sweep.loading}</p>}>
        <SweepView />
      </Suspense>
    </Fallback>
  )
  const why = panel === 'why' && (
    <Fallback message={<p>{text.why.failed}</p>}>
      <Suspense fallback={<p>{text.why.loading}</p>}>
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
