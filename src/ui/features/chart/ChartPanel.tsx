import { Component, lazy, type ReactNode, Suspense } from 'react'
import { useActions, useMessages, useSelected } from '../../context.ts'
import { Panel } from '../../widgets/Panel.tsx'
import { Switch } from '../../widgets/Switch.tsx'
import styles from './chart.module.css'
import { Remarks } from './Remarks.tsx'

const LossChart = lazy(() => import('./LossChart.tsx').then(({ LossChart }) => ({ default: LossChart })))

/** The loss over the iterations. */
export function ChartPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  const { setScale } = useActions()
  const scale = useSelected((state) => state.scale)
  const opened = useSelected((state) => state.opened)
  const legend = (
    <div className={styles.legend}>
      <span className={styles.batch}>{text.batchLoss}</span>
      <span className={styles.band}>{text.band}</span>
      <span className={styles.full}>{text.fullLoss}</span>
    </div>
  )
  const axis = (
    <Switch
      label={text.axis}
      value={scale}
      options={[
        { value: 'log', label: text.log, testId: 'scale-log' },
        { value: 'linear', label: text.linear, testId: 'scale-linear' },
      ]}
      onChoose={setScale}
    />
  )
  return (
    <Panel
      title={text.loss}
      aside={
        <>
          {legend}
          <div className={styles.axis}>{axis}</div>
        </>
      }
      className={className}
    >
      <div className={styles.chart} data-testid="loss-chart">
        <Fallback message={text.chartFailed}>
          <Suspense fallback={<p className={styles.note}>{text.chartLoading}</p>}>
            <LossChart key={opened} />
          </Suspense>
        </Fallback>
        <Remarks />
      </div>
    </Panel>
  )
}

interface FallbackProps {
  readonly message: string
  readonly children: ReactNode
}

/** A chart that cannot be loaded says so, and everything else goes on. */
class Fallback extends Component<FallbackProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <p className={styles.note}>{this.props.message}</p> : this.props.children
  }
}
