import { useEffect, useState } from 'react'
import { useActions, useFrames, usePace } from '../../context.ts'
import { type DrawnTrajectory, trajectoryOf } from './samples.ts'

/** At most 15 times a second. */
const EVERY = 66

/** Follows the trajectory of the weights, which the engine tells only while this is in view. null before the first frame. */
export function useTrajectory(): DrawnTrajectory | null {
  const { trace } = useActions()
  const [drawn, setDrawn] = useState<DrawnTrajectory | null>(null)
  const pace = usePace(EVERY)
  useEffect(() => {
    trace(true)
    return () => trace(false)
  }, [trace])
  useFrames((frame) => {
    const running = frame.status === 'running'
    if (frame.trajectory === null || (!pace.due(performance.now()) && running)) return
    const trajectory = trajectoryOf(frame)
    if (trajectory !== null) setDrawn({ ...trajectory, running, recorded: frame.history.recorded })
  })
  return drawn
}
