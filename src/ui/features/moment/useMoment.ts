import { useMemo, useState } from 'react'
import type { Config } from '../../../experiment/config.ts'
import { configAt } from '../../../experiment/run.ts'
import { learnedIn } from '../../../training/learned.ts'
import type { Moment } from '../../../training/moment.ts'
import { useFrames, useSelected } from '../../context.ts'

interface Seen {
  readonly moment: Moment | null
  /** It runs too fast to be read: `moment` is an old one. */
  readonly tooFast: boolean
  readonly running: boolean
}

/** The moment on screen with the config that was in effect in its iteration. */
export interface Shown extends Seen {
  readonly moment: Moment
  readonly config: Config
}

/** Follows the frames: a dozen moments a second at most, so that React may paint them. null before the first. */
export function useMoment(): Shown | null {
  const run = useSelected((state) => state.run)
  const [{ moment, tooFast, running }, setSeen] = useState<Seen>({ moment: null, tooFast: false, running: false })
  useFrames((frame) => {
    const { moment } = frame
    setSeen((before) => {
      if (moment === null) return before.tooFast ? before : { ...before, tooFast: true }
      return { moment, tooFast: false, running: frame.status === 'running' }
    })
  })
  const epoch = moment?.epoch ?? 0
  const config = useMemo(() => configAt(run, epoch), [run, epoch])
  // Of a run that was just opened the first frame is still to come.
  if (moment === null || learnedIn(moment.parameters).weight.data.length !== config.W.data.length) return null
  return { moment, config, tooFast, running }
}
