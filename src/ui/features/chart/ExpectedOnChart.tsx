import { useEffect } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { useMessages, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import type { LossExtent } from '../../plot/loss-points.ts'
import type { AxisScale } from '../../plot/scales.ts'

interface Props {
  readonly scale: AxisScale
  readonly last: number
  readonly onForecast: (forecast: LossExtent | null) => void
}

const ANY_LOSS: LossExtent = { smallest: 1e-8, largest: 1, zero: false, infinite: false }

/** The place of the expected loss in the chart, which does without where that code has not come. */
export function ExpectedOnChart({ scale, last, onForecast }: Props) {
  const { loss } = useMessages()
  // It would give away what a card asks: the axis then holds any loss alike.
  const asks = useSelected((state) => state.asks)
  useEffect(() => {
    if (asks) onForecast(ANY_LOSS)
  }, [asks, onForecast])
  const [area, x, y] = [usePlotArea(), useXAxisScale(), useYAxisScale()]
  if (asks || area === undefined || x === undefined || y === undefined) return null
  return (
    <Part code={laterCode} name={loss} silent>
      {({ ExpectedCurve }) => (
        <ExpectedCurve
          scale={scale}
          last={last}
          onForecast={onForecast}
          area={area}
          x={(iteration) => x(iteration) ?? Number.NaN}
          y={(place) => y(place) ?? Number.NaN}
        />
      )}
    </Part>
  )
}
