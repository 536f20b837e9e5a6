import { useEffect, useMemo } from 'react'
import type { Run } from '../../../experiment/config.ts'
import { sameData } from '../../../experiment/deciding.ts'
import { PIN_LOOKS } from '../../theme/palette.ts'
import { usePinned, usePins } from '../../usePins.ts'
import { type Trajectory, trajectoryOf } from './samples.ts'

/** The trajectory of a pinned run with the same data. */
export interface PinnedTrajectory {
  readonly key: string
  readonly color: string
  readonly dash: string
  readonly trajectory: Trajectory
}

/** The trajectories of the pinned runs that have the data and the target of `run`: they lie on the same landscape. */
export function usePinnedTrajectories(run: Run): readonly PinnedTrajectory[] {
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
        const trajectory = trajectoryOf(frame, run.config.W.columns)
        return trajectory === null ? [] : [{ key: `${pin.id}`, ...look, trajectory }]
      }),
    [pins, news, run],
  )
}
