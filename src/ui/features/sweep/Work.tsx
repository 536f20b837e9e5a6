import type { Config } from '../../../experiment/config.ts'
import type { Sweep, Sweeps } from '../../../store/services/sweep.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import styles from './sweep.module.css'
import { sweepText } from './text.ts'

interface Props {
  readonly service: Sweeps
  readonly sweep: Sweep
  /** Whether the sweep is of other settings than those on screen. */
  readonly former: boolean
  readonly config: Config
}

/** The one thing that can be done about the sweep now. */
export function Work({ service, sweep, former, config }: Props) {
  const text = useText(sweepText)
  if (sweep.status === 'running') {
    return (
      <span className={styles.work}>
        <progress
          className={styles.progress}
          value={sweep.part}
          aria-label={text.progress}
          data-testid="sweep-progress"
        />
        <button type="button" className={buttons.button} data-testid="sweep-cancel" onClick={() => service.cancel()}>
          {text.cancel}
        </button>
      </span>
    )
  }
  if (former) {
    return (
      <span className={styles.work}>
        <button
          type="button"
          className={buttons.button}
          data-testid="sweep-again"
          onClick={() => service.renew(config)}
        >
          {text.again}
        </button>
      </span>
    )
  }
  if (sweep.status === 'done') return null
  return (
    <span className={styles.work}>
      <button type="button" className={buttons.primary} data-testid="sweep-start" onClick={() => service.start()}>
        {sweep.status === 'stopped' ? text.goOn : text.start(sweep.seconds)}
      </button>
    </span>
  )
}
