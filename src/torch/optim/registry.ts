import type { OptimizerDefinition } from './optimizer.ts'
import { sgd } from './sgd.ts'

/** Every optimizer the page offers, by its key in the URL. */
export const optimizers = { sgd } as const satisfies Record<string, OptimizerDefinition>
