import { useMemo, useRef, useState } from 'react'
import type { Frame } from '../engine/protocol.ts'
import type { HistoryView } from '../engine/worker/loss-history.ts'
import type { Config } from '../experiment/config.ts'
import { sameShape } from '../experiment/matrix.ts'
import { equalRuns } from '../experiment/run.ts'
import type { Measured, RunMoment } from '../theory/causes/situation.ts'
import { type Learned, learnedOf } from '../training/learned.ts'
import { useFrames, useSelected } from './context.ts'
import { useRunAhead, useTheoryState } from './useTheory.ts'

/** While a run is under way what is said of it is new only so often, in milliseconds: it is to be read. */
const EVERY = 500

/** Losses of the last half of a run that are told. */
const MOST_LOSSES = 48

type Seen = Pick<RunMoment, 'iteration' | 'parameters' | 'measured'>

/**
 * The moment on screen as the theory is asked about it; while the slider of lr is held, with that lr. null before the first
 * frame of a run.
 */
export function useRunMoment(): RunMoment | null {
  const opened = useSelected((state) => state.run)
  const ahead = useRunAhead()
  const shown = useSelected((state) => state.shown)
  const heldLr = useTheoryState((state) => state.heldLr)
  const [seen, setSeen] = useState<Seen | null>(null)
  const next = useRef(0)
  useFrames(
    (frame) => {
      const now = performance.now()
      if (frame.status === 'running' && now < next.current) return
      next.current = now + EVERY
      const { iteration, parameters } = frame
      setSeen({ iteration, parameters, measured: measuredIn(frame) })
    },
    [opened],
  )
  return useMemo(() => {
    // Of a run that was just opened the first frame is still to come.
    if (seen === null || !isModelOf(shown, learnedOf(seen))) return null
    // Of a run that is over another lr makes another one, of which nothing is measured.
    const isHeld = heldLr !== null && seen.measured?.status !== 'done'
    const config = isHeld ? { ...shown, lr: heldLr } : shown
    return { run: isHeld ? ahead : opened, config, ...seen }
  }, [opened, ahead, shown, heldLr, seen])
}

/** Whether a model of these settings learns what is of that shape. */
function isModelOf({ W, bias }: Config, learned: Learned): boolean {
  return sameShape(learned, W) && (learned.bias !== null) === bias
}

/** Whether what is said of one moment is true of the other: the same run under the same settings, begun or not. */
export function isOfSameRun(a: RunMoment, b: RunMoment): boolean {
  const now = ({ config }: RunMoment) => ({ config, changes: [] })
  return (a.measured === null) === (b.measured === null) && equalRuns(a.run, b.run) && equalRuns(now(a), now(b))
}

/** What a frame measures; null before the first statement. */
function measuredIn({ status, fullLoss, lr, divergedAt, lastMoved, history, iteration }: Frame): Measured | null {
  if (status === 'idle') return null
  const losses = fullLosses(history).filter((each) => each.iteration <= iteration)
  const latest = losses.at(-1)?.loss ?? history.initialFull
  return {
    status: status === 'finished' ? 'done' : status,
    fullLoss: fullLoss ?? latest,
    lr,
    divergedAt,
    lastMoved,
    losses: thinned(losses.filter((each) => 2 * each.iteration >= iteration)),
  }
}

function fullLosses({ full, fullAt }: HistoryView): Measured['losses'] {
  return Array.from(fullAt, (iteration, i) => ({ iteration, loss: full[i] as number })).filter(
    ({ iteration }) => iteration >= 0,
  )
}

/** Evenly, as many as are wanted at most. */
function thinned<T>(values: readonly T[]): readonly T[] {
  const every = Math.ceil(values.length / MOST_LOSSES)
  return values.filter((_, i) => i % every === 0)
}
