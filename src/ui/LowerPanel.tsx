import { lazy, Suspense } from 'react'
import { useActions, useMessages, useSelected } from './context.ts'
import { Chart, ChartLegend } from './features/chart/Chart.tsx'
import { Fallback } from './widgets/Fallback.tsx'
import { Tabs } from './widgets/Tabs.tsx'

const MomentView = lazy(() => import('./features/moment/MomentView.tsx').then((it) => ({ default: it.MomentView })))

/** Beneath the matrices: the loss, or one iteration step by step. */
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
  return (
    <Tabs
      label={text.lowerPanel}
      value={panel}
      tabs={[
        { value: 'loss', label: text.loss, testId: 'tab-loss', aside: <ChartLegend />, content: <Chart /> },
        { value: 'moment', label: text.moment.title, testId: 'tab-moment', content: moment },
      ]}
      onChoose={setPanel}
      className={className}
    />
  )
}
