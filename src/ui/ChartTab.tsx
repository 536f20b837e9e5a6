import styles from './ChartTab.module.css'
import { useMessages } from './context.ts'
import { Chart } from './features/chart/Chart.tsx'
import { laterCode } from './later-code.ts'
import { Part } from './Part.tsx'

/** The loss, above it the runs that stay. */
export function ChartTab() {
  const { pins } = useMessages()
  return (
    <>
      <Part code={laterCode} name={pins} silent>
        {({ PinBar }) => <PinBar />}
      </Part>
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
