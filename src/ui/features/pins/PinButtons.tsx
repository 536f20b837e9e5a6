import { equalRuns } from '../../../experiment/run.ts'
import { useApp, useMessages, useSelected } from '../../context.ts'
import styles from './pins.module.css'

/** As many as there are looks, and as a link holds. */
const MOST = 6

/** The buttons that make runs stay. They stand in the tab's head: over the chart they would cover what is drawn. */
export function PinButtons() {
  const { pins: text } = useMessages()
  const { withBoard } = useApp()
  const isFull = useSelected((state) => state.pins.length >= MOST)
  const isPinned = useSelected((state) => state.pins.some((each) => equalRuns(each.run, state.run)))
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={styles.button}
        data-testid="compare-optimizers"
        title={isFull ? text.full : text.compareHint}
        disabled={isFull}
        onClick={() => void withBoard((it, run) => it.compareOptimizers(run))}
      >
        {text.compare}
      </button>
      <button
        type="button"
        className={styles.button}
        data-testid="pin"
        title={isFull ? text.full : isPinned ? text.pinned : text.pinHint}
        disabled={isFull || isPinned}
        onClick={() => void withBoard((it, run) => it.pin(run))}
      >
        {text.pin}
      </button>
    </div>
  )
}
