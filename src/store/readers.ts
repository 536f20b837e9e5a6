import type { StoreApi } from 'zustand/vanilla'
import type { Run } from '../experiment/config.ts'
import type { ControlName } from '../share/handout.ts'
import type { Actions } from './actions.ts'
import { mayTurnInto, mayUse } from './allowed.ts'
import { offeredBack, type PageState } from './page-state.ts'

/** `actions` as readers have them: what they may not do does nothing. */
export function forReaders(actions: Actions, store: StoreApi<PageState>): Actions {
  const may = (...names: readonly ControlName[]) => names.every((name) => mayUse(store.getState(), name))
  const turns = (run: Run) => mayTurnInto(store.getState(), run)
  const moving =
    <A extends readonly unknown[]>(act: (...given: A) => void) =>
    (...given: A) => {
      if (may('transport')) act(...given)
    }
  return {
    ...actions,
    toggle: moving(actions.toggle),
    step: moving(actions.step),
    pause: moving(actions.pause),
    seek: moving(actions.seek),
    finish: moving(actions.finish),
    restart: moving(actions.restart),
    setRate: moving(actions.setRate),
    withoutChanges() {
      if (may(...store.getState().run.changes.map(({ key }) => key))) actions.withoutChanges()
    },
    edit: (key, value) => (may(key) ? actions.edit(key, value) : { code: 'notForReaders' }),
    replaceW: (value) => (may('W') ? actions.replaceW(value) : { code: 'notForReaders' }),
    undo() {
      const before = offeredBack(store.getState().toast)
      if (before !== null && turns(before.run)) actions.undo()
    },
    openRun: (run) => turns(run) && actions.openRun(run),
    openExample: (run) => store.getState().handout.controls === null && actions.openExample(run),
    newSeeds: () => may('seed', 'npSeed') && actions.newSeeds(),
    setPanel: (panel) => may('tabs') && actions.setPanel(panel),
    share: async () => may('share') && (await actions.share()),
  }
}
