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

/** What the lines are, and the buttons that make runs stay. */
export function ChartAside() {
  const { pins, legend } = useMessages()
  return (
    <>
      <Part code={laterCode} name={pins} silent>
        {({ PinButtons }) => <PinButtons />}
      </Part>
      <Part code={laterCode} name={legend} waiting={<div className={styles.legendRoom} />}>
        {({ ChartLegend }) => <ChartLegend />}
      </Part>
    </>
  )
}
