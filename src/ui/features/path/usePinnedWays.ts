import { useEffect, useMemo } from 'react'
import type { Run } from '../../../experiment/config.ts'
import { sameData } from '../../../experiment/deciding.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'
import { usePinned, usePins } from '../../usePins.ts'
import { type Sample, wayOf } from './samples.ts'

/** The way of a pinned run with the same data. */
export interface PinnedWay {
  readonly key: string
  readonly color: string
  readonly dash: string
  readonly samples: readonly Sample[]
}

/** The ways of the pinned runs that have the data and the target of `run`: they lie on the same landscape. */
export function usePinnedWays(run: Run): readonly PinnedWay[] {
  const service = usePins()
  const pins = usePinned((state) => state.pins)
  const news = usePinned((state) => state.news)
  useEffect(() => {
    service.trace(true)
    return () => service.trace(false)
  }, [service])
  return useMemo(
    () =>
      pins.flatMap((pin, place) => {
        const frame = news.get(pin.id)?.frame
        const look = PIN_LOOKS[place % PIN_LOOKS.length]
        if (!frame || look === undefined || !sameData(pin.run.config, run.config)) return []
        const way = wayOf(frame, run.config.W.columns)
        return way === null ? [] : [{ key: `${pin.id}`, ...look, samples: way.samples }]
      }),
    [pins, news, run],
  )
}
