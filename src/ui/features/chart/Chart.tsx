import { lazy, Suspense } from 'react'
import { useMessages } from '../../context.ts'
import { Fallback } from '../../widgets/Fallback.tsx'
import styles from './chart.module.css'

const LossChart = lazy(() => import('./LossChart.tsx').then(({ LossChart }) => ({ default: LossChart })))
const Remarks = lazy(() => import('./Remarks.tsx').then(({ Remarks }) => ({ default: Remarks })))

/** The loss over the iterations. */
export function Chart() {
  const text = useMessages()
  return (
    <div className={styles.chart} data-part="loss-chart" data-testid="loss-chart">
      <Fallback message={<p className={styles.note}>{text.chartFailed}</p>}>
        <Suspense fallback={<p className={styles.note}>{text.chartLoading}</p>}>
          <LossChart />
        </Suspense>
      </Fallback>
      <Suspense>
        <Remarks />
      </Suspense>
    </div>
  )
}
