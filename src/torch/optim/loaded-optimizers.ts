import type { optimizerClasses } from './optimizer-classes.ts'
import { SGD } from './sgd.ts'

type Classes = typeof optimizerClasses

/** What the tutorial's optimizer does is always there. */
let classes: Partial<Classes> = { sgd: SGD }

/** Loads what the other optimizers do: for the runs that are made from then on. */
export async function loadOptimizers(): Promise<void> {
  classes = (await import('./optimizer-classes.ts')).optimizerClasses
}

/** Whether what `optimizer` does is there. */
export function isOptimizerLoaded(optimizer: keyof Classes): boolean {
  return classes[optimizer] !== undefined
}

/** What `optimizer` does; throws where it was not loaded before. */
export function loadedOptimizer(optimizer: keyof Classes): Classes[keyof Classes] {
  const found = classes[optimizer]
  if (found === undefined) throw new Error('optimizers are not loaded')
  return found
}
