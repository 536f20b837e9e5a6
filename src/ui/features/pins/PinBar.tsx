import { lazy, Suspense } from 'react'
import { equalRuns } from '../../../experiment/run.ts'
import { useApp, useMessages, useSelected } from '../../context.ts'
import { Fallback } from '../../widgets/Fallback.tsx'
import styles from './pins.module.css'

const PinList = lazy(() => import('./PinList.tsx').then(({ PinList }) => ({ default: PinList })))

/** As many as there are looks, and as a link holds. */
const MOST = 6

/** Above the chart: the runs that stay, where there are any, and the buttons that make them stay. */
export function PinBar() {
  const { pins: text } = useMessages()
  const { withBoard } = useApp()
  const pins = useSelected((state) => state.pins)
  const isPinned = useSelected((state) => state.pins.some((each) => equalRuns(each.run, state.run)))
  const board = useSelected((state) => state.board)
  const isFull = pins.length >= MOST
  return (
    <>
      {pins.length > 0 && (
        <Fallback message={<p>{text.failed}</p>}>
          <Suspense fallback={<div className={styles.room} />}>
            <PinList />
          </Suspense>
        </Fallback>
      )}
      <div className={pins.length > 0 ? `${styles.bar} ${styles.beside}` : styles.bar}>
        <div className={styles.buttons}>
          {pins.length > 0 && (
            <button type="button" className={styles.button} data-testid="pins-clear" onClick={() => board?.clear()}>
              {text.clear}
            </button>
          )}
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
      </div>
    </>
  )
}
