import { useActions, useMessages, useSelected } from '../../context.ts'
import { Switch } from '../../widgets/Switch.tsx'
import styles from './details.module.css'
import { ExpectedLegend } from './ExpectedLegend.tsx'

/** What the chart's lines are, and the choice of its axis. */
export function ChartLegend() {
  const text = useMessages()
  const { setScale } = useActions()
  const scale = useSelected((state) => state.scale)
  return (
    <>
      <div className={styles.legend}>
        <span className={styles.batch}>{text.batchLoss}</span>
        <span className={styles.band}>{text.band}</span>
        <span className={styles.full}>{text.fullLoss}</span>
        <ExpectedLegend />
      </div>
      <div className={styles.axis}>
        <Switch
          label={text.axis}
          value={scale}
          options={[
            { value: 'log', label: text.log, testId: 'scale-log' },
            { value: 'linear', label: text.linear, testId: 'scale-linear' },
          ]}
          onChoose={setScale}
        />
      </div>
    </>
  )
}
