import type { LossDefinition } from './loss.ts'
import { mse } from './mse.ts'

/** Every loss the page offers, by its key in the URL. */
export const losses = { mse } as const satisfies Record<string, LossDefinition>
