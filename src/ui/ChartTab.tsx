import styles from './ChartTab.module.css'
import { useMessages } from './context.ts'
import { Chart } from './features/chart/Chart.tsx'
import { laterCode } from './later-code.ts'
import { LazyCode } from './lazy-code.ts'
import { Part } from './Part.tsx'
import { usePinned } from './usePins.ts'

const pinsCode = new LazyCode(() => import('./features/pins/PinList.tsx'))

/** The loss, above it the runs that stay, where there are any. */
export function ChartTab() {
  const { pins } = useMessages()
  const isPinned = usePinned((state) => state.pins.length > 0)
  return (
    <>
      {isPinned && (
        <Part code={pinsCode} name={pins} waiting={<div className={styles.pinsRoom} />}>
          {({ PinList }) => <PinList />}
        </Part>
      )}
      <Chart />
    </>
  )
}

/** Beside the tabs: what the lines are, and the buttons that make runs stay. */
export function ChartHead() {
  const { legend } = useMessages()
  return (
    <Part code={laterCode} name={legend} brief waiting={<div className={styles.legendRoom} />}>
      {({ ChartAside }) => <ChartAside />}
    </Part>
  )
}
