import type { Run } from '../experiment/config.ts'
import { configAt } from '../experiment/run.ts'
import { type Shared, writeHash } from '../share/codec.ts'
import { isFree } from './free-work.ts'
import type { PageState } from './page-state.ts'

// What a link says as the state of a page, and the other way round.

/** The state of a page that shows what a link describes. */
export function describing(shared: Shared) {
  const { run, view, unknown } = shared
  const at = openingAt(shared)
  return {
    run,
    unknown,
    ...inEffect(run, at),
    status: 'idle',
    stoppedAt: 0,
    divergedAt: null,
    seeking: null,
    failure: null,
    stopAt: at === 0 || view.t === run.config.iterations ? view.t : null,
    scale: view.scale,
    handout: view.handout,
    bare: shared.bare === true,
  } as const
}

/** The iteration at which a link opens: its `t` where that costs next to nothing, else the start. */
export function openingAt({ run, view }: Shared): number {
  return view.t !== null && isFree(run.config, view.t) ? view.t : 0
}

/** What of a page's state its address says. */
export type InAddress = Pick<
  PageState,
  'run' | 'unknown' | 'scale' | 'handout' | 'bare' | 'status' | 'stoppedAt' | 'stopAt'
>

/** What the address says of a page, and of the pins beside its run. */
export function hashOf(state: InAddress, pinEntries: (run: Run) => readonly string[]): string {
  const { run, unknown, scale, handout, bare, status, stoppedAt, stopAt } = state
  // In the middle of the first iteration there is nothing yet to stop at.
  const t = status === 'paused' && stoppedAt > 0 ? stoppedAt : stopAt
  return writeHash({ run, unknown, bare, view: { t, scale, handout }, pins: pinEntries(run) })
}

/** The config in effect at a moment of `run`, and how many of its changes that takes. */
export function inEffect(run: Run, iteration: number) {
  return { shown: configAt(run, iteration), made: madeBy(run, iteration) }
}

/** How many of the changes of `run` are made by then. */
export function madeBy(run: Run, iteration: number): number {
  return run.changes.filter((change) => change.iteration <= iteration).length
}
