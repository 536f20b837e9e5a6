import { useEffect, useMemo } from 'react'
import type { Run } from '../../../experiment/config.ts'
import { usePinned, usePins } from '../../usePins.ts'
import { type PinnedTrajectory, pinnedTrajectories } from './samples.ts'

/** The trajectories of the pinned runs that have the data and the target of `run`: they lie on the same landscape. */
export function usePinnedTrajectories(run: Run): readonly PinnedTrajectory[] {
  const service = usePins()
  const pins = usePinned((state) => state.pins)
  const news = usePinned((state) => state.news)
  useEffect(() => {
    service.trace(true)
    return () => service.trace(false)
  }, [service])
  return useMemo(() => pinnedTrajectories(pins, news, run), [pins, news, run])
}
