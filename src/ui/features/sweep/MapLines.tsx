import type { Sweep } from '../../../store/services/sweep.ts'
import type { PresentRun } from './endings.ts'
import { across } from './map-colors.ts'
import styles from './sweep.module.css'

interface Props {
  readonly sweep: Sweep
  readonly mark: PresentRun | null
}

/** The mean-square limit over the cells, and the settings on screen. */
export function MapLines({ sweep: { plan, limits }, mark }: Props) {
  const height = (row: number) => 1 - (row + 0.5) / plan.rows.length
  const points = limits.rows.flatMap((limit, row) =>
    limit === null ? [] : [`${across(plan.rates, limit)},${height(row)}`],
  )
  const value = plan.rowKey === null || mark === null ? null : mark.config[plan.rowKey]
  const row = plan.rows.findIndex((each) => each.value === value)
  return (
    <div className={styles.lines} aria-hidden="true">
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <polyline className={styles.halo} points={points.join(' ')} vectorEffect="non-scaling-stroke" />
        <polyline
          className={styles.curve}
          data-testid="sweep-curve"
          points={points.join(' ')}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {mark !== null && row !== -1 && mark.config.lr > 0 && (
        <span
          className={styles.here}
          data-testid="sweep-present"
          style={{ left: `${across(plan.rates, mark.config.lr) * 100}%`, top: `${height(row) * 100}%` }}
        />
      )}
    </div>
  )
}
