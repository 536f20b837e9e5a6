import { type Change, KEYS, type Key, type Run, type STATE } from '../experiment/config.ts'
import { sameValue } from '../experiment/run.ts'
import type { ControlName } from '../share/handout.ts'
import type { PageState } from './page-state.ts'

/**
 * What readers may do with the page: everything, unless its link says otherwise (`controls=`). The one place that is asked,
 * by every control, key and button; whoever does not ask is stopped by the actions.
 */

/**
 * Whether readers may use a part of the page, or change a field. What is not shown is not used either. A state is loaded where
 * everything may be used: it changes what no control does.
 */
export function mayUse(
  { handout: { controls, show } }: Pick<PageState, 'handout'>,
  name: ControlName | typeof STATE,
): boolean {
  if (name === 'transport' && show?.includes('transport') === false) return false
  const allowed: readonly string[] | null = controls
  return allowed === null || allowed.includes(name)
}

/** Whether readers may have `run` in the place of the one on screen: they may change all that differs. */
export function mayTurnInto(state: PageState, run: Run): boolean {
  return keysApart(state.run, run).every((key) => mayUse(state, key))
}

/** The fields in which two runs differ, at their start or by their live changes: what two have in common is the same object. */
function keysApart(a: Run, b: Run): readonly (Key | Change['key'])[] {
  const changed = [...a.changes, ...b.changes].filter((one) => ![a, b].every(({ changes }) => changes.includes(one)))
  return [...KEYS.filter((key) => !sameValue(a.config, b.config, key)), ...changed.map(({ key }) => key)]
}
