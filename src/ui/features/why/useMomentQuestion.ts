import { useMemo, useRef, useState } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import type { InsightQuestion } from '../../../theory/questions/questions.ts'
import { useFrames, useSelected } from '../../context.ts'

/** While a run is under way its sentences are new only so often, in milliseconds: they are to be read. */
const EVERY = 500

type Seen = Pick<Frame, 'iteration' | 'weight' | 'bias'>

/** The moment on screen as a question to the theory; null before the first frame. */
export function useMomentQuestion(batchSizes: readonly number[]): InsightQuestion | null {
  const run = useSelected((state) => state.run)
  const config = useSelected((state) => state.shown)
  const [seen, setSeen] = useState<Seen | null>(null)
  const next = useRef(0)
  useFrames(
    ({ status, iteration, weight, bias }) => {
      const now = performance.now()
      if (status === 'running' && now < next.current) return
      next.current = now + EVERY
      setSeen({ iteration, weight, bias })
    },
    [run],
  )
  return useMemo(() => {
    // Of a run that was just opened the first frame is still to come.
    if (seen === null || seen.weight.length !== config.W.data.length || (seen.bias !== null) !== config.bias)
      return null
    return { type: 'insight', run, config, batchSizes, ...seen }
  }, [run, config, batchSizes, seen])
}
