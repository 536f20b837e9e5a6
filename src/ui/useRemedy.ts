import { isLive, type Key } from '../experiment/config.ts'
import { mayUse } from '../store/allowed.ts'
import type { PageState } from '../store/page-state.ts'
import type { Setting } from '../theory/causes/finding.ts'
import { useActions, useApp, useSelected } from './context.ts'

/** Whether `key` can be set only by beginning anew: it is not live, or the run is over, or beyond float32. */
function needsRestart({ status, divergedAt }: PageState, key: Key): boolean {
  return status !== 'idle' && (divergedAt !== null || status === 'finished' || !isLive(key))
}

/** What a button does that the theory advises. */
export interface Remedies {
  /** Runs on until `iterations` are done, live changes included; a run that is shorter is made as long. */
  runTo(iterations: number): void
  /** Makes a setting; where that begins another run, and one was under way, that one is run. */
  make(setting: Setting): void
  /** Whether readers may. */
  mayRunTo(iterations: number): boolean
  mayMake(setting: Setting): boolean
  /** Whether making it begins anew. */
  restartsFor(key: Key): boolean
}

export function useRemedies(): Remedies {
  const { store, feed } = useApp()
  const { edit, openRun, seek, toggle, withoutChanges } = useActions()
  const status = useSelected((state) => state.status)
  const divergedAt = useSelected((state) => state.divergedAt)
  const handout = useSelected((state) => state.handout)
  return {
    mayRunTo: (iterations) =>
      mayUse({ handout }, 'transport') &&
      (iterations <= store.getState().run.config.iterations || mayUse({ handout }, 'iterations')),
    mayMake: ({ key }) => mayUse({ handout }, key),
    runTo(iterations) {
      const { run, stoppedAt } = store.getState()
      if (iterations > run.config.iterations) {
        const at = feed.latest?.iteration ?? stoppedAt
        openRun({ config: { ...run.config, iterations }, changes: run.changes })
        // The same run to the digit: it goes on where it was.
        if (at > 0) seek(at)
      }
      if (store.getState().status !== 'running') toggle()
    },
    make(setting) {
      const state = store.getState()
      const restarts = needsRestart(state, setting.key)
      // Of weights beyond float32 nothing comes back: from the start.
      if (restarts && state.divergedAt !== null) withoutChanges()
      if (edit<Key>(setting.key, setting.value) === null && restarts) toggle()
    },
    restartsFor: (key) => needsRestart({ ...store.getState(), status, divergedAt }, key),
  }
}
