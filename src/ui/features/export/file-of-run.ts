import { ownerOf } from '../../../experiment/choices.ts'
import { isKey } from '../../../experiment/config.ts'
import type { OwnData } from '../../../experiment/own-data.ts'
import type { SavedState } from '../../../experiment/saved-state.ts'
import { writeRunFile } from '../../../share/run-file.ts'
import type { App } from '../../../store/app.ts'
import { createPins } from '../../../store/services/pins.ts'
import type { SavedParamGroup } from '../../../torch/optim/optimizer.ts'
import { argumentValue } from '../../../training/state-refusal.ts'

/**
 * The run on screen and its state between two iterations, as a file; null in the middle of one, and while it runs too fast
 * for anybody to look at it.
 */
export function runFileOf(app: App): string | null {
  const state = stateOnScreen(app)
  if (state === null) return null
  const { run, unknown, bare, scale, handout } = app.store.getState()
  const iteration = app.feed.latest?.iteration ?? 0
  const pins = app.service('pins', createPins).entries(run)
  const view = { t: iteration === 0 ? null : iteration, scale, handout }
  return writeRunFile({ shared: { run, unknown, bare, view, pins }, iteration, state, data: dataOf(app) })
}

/** The data of the run on screen and of those that are pinned beside it. */
function dataOf(app: App): readonly OwnData[] {
  const { pins } = app.service('pins', createPins).store.getState()
  const all = [app.store.getState(), ...pins].flatMap(({ run }) => run.config.data ?? [])
  return [...new Map(all.map((each) => [each.written, each])).values()]
}

function stateOnScreen({ feed, store }: App): SavedState | null {
  const frame = feed.latest
  if (frame === null || frame.moment === null || frame.statement > 0) return null
  const { parameters, lr } = frame.moment
  const { shown } = store.getState()
  const now = { ...shown, lr: lr?.after ?? shown.lr }
  const args = Object.keys(ownerOf(now, 'optimizer').args).filter(isKey)
  const group: Record<string, SavedParamGroup[string]> = {}
  for (const key of args) {
    const value = argumentValue(now[key])
    if (value !== undefined) group[key] = value
  }
  const kept = parameters
    .map(({ memory }, i) => [i, memory] as const)
    .filter(([, each]) => Object.keys(each).length > 0)
  return {
    model: Object.fromEntries(parameters.map(({ name, shape, data }) => [name, { shape, data }])),
    optimizer: {
      state: Object.fromEntries(kept),
      paramGroups: [{ ...group, lr: now.lr, params: parameters.map((_, i) => i) }],
    },
  }
}
