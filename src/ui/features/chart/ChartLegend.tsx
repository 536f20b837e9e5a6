import { hasRates } from '../../../experiment/run.ts'
import { useActions, useMessages, useSelected, useText } from '../../context.ts'
import { KnownTerm } from '../../KnownTerm.tsx'
import { Switch } from '../../widgets/Switch.tsx'
import { besideText } from './beside-text.ts'
import styles from './details.module.css'
import { ExpectedLegend } from './ExpectedLegend.tsx'

/** What the chart's lines are, and the choice of its axis. */
export function ChartLegend() {
  const text = useText(besideText)
  const chrome = useMessages()
  const { setScale } = useActions()
  const scale = useSelected((state) => state.scale)
  return (
    <>
      <div className={styles.legend}>
        <span className={styles.batch}>
          <KnownTerm name="batchLoss">{chrome.batchLoss}</KnownTerm>
        </span>
        <span className={styles.band}>
          <KnownTerm name="band">{chrome.band}</KnownTerm>
        </span>
        <span className={styles.full}>
          <KnownTerm name="fullLoss">{chrome.fullLoss}</KnownTerm>
        </span>
        <ExpectedLegend />
        <RateLegend />
        <ChangesLegend />
      </div>
      <div className={styles.axis}>
        <Switch
          label={text.axis}
          value={scale}
          options={[
            { value: 'log', label: chrome.log, testId: 'scale-log' },
            { value: 'linear', label: chrome.linear, testId: 'scale-linear' },
          ]}
          onChoose={setScale}
        />
      </div>
    </>
  )
}

/** What the line of lr is, where lr changes. */
function RateLegend() {
  const text = useText(besideText)
  const isDrawn = useSelected(({ run }) => hasRates(run))
  return isDrawn ? <span className={styles.rate}>{text.rate}</span> : null
}

/** What the lines across the plot are, where there are any. The names of the pinned runs stand beneath, each with its line. */
function ChangesLegend() {
  const text = useText(besideText)
  const isChanged = useSelected(({ run }) => run.changes.length > 0)
  if (!isChanged) return null
  return (
    <span className={styles.change}>
      <KnownTerm name="liveChange">{text.liveChange}</KnownTerm>
    </span>
  )
}
