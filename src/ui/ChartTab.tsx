import styles from './ChartTab.module.css'
import { useMessages } from './context.ts'
import { Chart } from './features/chart/Chart.tsx'
import { LazyCode } from './lazy-code.ts'
import { Part } from './Part.tsx'

const legendCode = new LazyCode(() => import('./features/chart/ChartLegend.tsx'))
const pinBarCode = new LazyCode(() => import('./features/pins/PinBar.tsx'))
const pinButtonsCode = new LazyCode(() => import('./features/pins/PinButtons.tsx'))

/** The loss, above it the runs that stay. */
export function ChartTab() {
  const { pins } = useMessages()
  return (
    <>
      <Part code={pinBarCode} name={pins} silent>
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
      <Part code={pinButtonsCode} name={pins} silent>
        {({ PinButtons }) => <PinButtons />}
      </Part>
      <Part code={legendCode} name={legend} waiting={<div className={styles.legendRoom} />}>
        {({ ChartLegend }) => <ChartLegend />}
      </Part>
    </>
  )
}
