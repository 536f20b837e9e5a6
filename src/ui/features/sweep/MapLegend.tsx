import type { Sweep } from '../../../store/services/sweep.ts'
import { useText } from '../../context.ts'
import { formatLoss } from '../../format.ts'
import { VIRIDIS_CSS } from '../../theme/palette.ts'
import type { PresentRun } from './endings.ts'
import type { LossRange } from './map-colors.ts'
import styles from './sweep.module.css'
import { sweepText } from './text.ts'

interface Props {
  readonly range: LossRange | null
  readonly sweep: Sweep
  readonly mark: PresentRun | null
}

/** What colours and marks of the map mean. */
export function MapLegend({ range, sweep, mark }: Props) {
  const text = useText(sweepText)
  return (
    <div className={styles.legend}>
      {range !== null && (
        <span className={styles.scale}>
          <span>{formatLoss(range.least)}</span>
          <span className={styles.bar} style={{ background: VIRIDIS_CSS }} />
          <span>{text.atLeast(formatLoss(range.most))}</span>
        </span>
      )}
      <span className={styles.key}>
        <span className={styles.swatch} data-state="diverged" />
        <span>{text.divergedRail}</span>
      </span>
      {sweep.limits.rows.some((limit) => limit !== null) && (
        <span className={styles.key}>
          <span className={styles.sample} />
          <span>{text.meanSquareCurve}</span>
        </span>
      )}
      {mark !== null && (
        <span className={styles.key}>
          <span className={styles.dot} />
          <span>{text.now}</span>
        </span>
      )}
    </div>
  )
}
