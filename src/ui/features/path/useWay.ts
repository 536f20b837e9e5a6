import { useEffect, useState } from 'react'
import { useActions, useFrames, useSelected } from '../../context.ts'
import { Pace } from '../../plot/pace.ts'
import { type Way, wayOf } from './samples.ts'

/** At most 15 times a second. */
const EVERY = 66

/** The way of the weights as it is drawn. */
export interface Traced extends Way {
  readonly running: boolean
  /** Iterations done at the end of the way. */
  readonly recorded: number
}

/** Follows the way of the weights, which the engine tells only while this is in view. null before the first frame. */
export function useWay(): Traced | null {
  const { trace } = useActions()
  const outFeatures = useSelected((state) => state.run.config.W.columns)
  const [traced, setTraced] = useState<Traced | null>(null)
  const [pace] = useState(() => new Pace(EVERY))
  useEffect(() => {
    trace(true)
    return () => trace(false)
  }, [trace])
  useFrames((frame) => {
    const running = frame.status === 'running'
    if (frame.trajectory === null || (!pace.due(performance.now()) && running)) return
    const way = wayOf(frame, outFeatures)
    if (way !== null) setTraced({ ...way, running, recorded: frame.history.recorded })
  })
  return traced
}
