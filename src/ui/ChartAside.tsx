import { ChartLegend } from './features/chart/ChartLegend.tsx'
import { PinButtons } from './features/pins/PinButtons.tsx'

/** What belongs to the chart and stands beside the tabs. */
export function ChartAside() {
  return (
    <>
      <PinButtons />
      <ChartLegend />
    </>
  )
}
