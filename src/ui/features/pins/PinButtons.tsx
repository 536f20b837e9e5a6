import { equalRuns } from '../../../experiment/run.ts'
import { useMay, useSelected, useText } from '../../context.ts'
import { usePinned, usePins } from '../../usePins.ts'
import styles from './pins.module.css'
import { pinsText } from './text.ts'

/** As many as there are looks, and as a link holds. */
const MOST = 6

/** The buttons that make runs stay. They stand in the tab's head: over the chart they would cover what is drawn. */
export function PinButtons() {
  const text = useText(pinsText)
  const service = usePins()
  const run = useSelected((state) => state.run)
  const isFull = usePinned(({ pins }) => pins.length >= MOST)
  const isPinned = usePinned(({ pins }) => pins.some((each) => equalRuns(each.run, run)))
  const may = useMay('pin')
  if (!may) return null
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={styles.button}
        data-testid="compare-optimizers"
        title={isFull ? text.full : text.compareHint}
        disabled={isFull}
        onClick={() => service.compareOptimizers()}
      >
        {text.compare}
      </button>
      <button
        type="button"
        className={styles.button}
        data-testid="pin"
        title={isFull ? text.full : isPinned ? text.pinned : text.pinHint}
        disabled={isFull || isPinned}
        onClick={() => service.pin()}
      >
        {text.pin}
      </button>
    </div>
  )
}
