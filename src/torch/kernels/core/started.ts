import { startCore } from './core.ts'
import { module2 } from './module-2.ts'

/** The core of plain vectors, which every browser has; null where it cannot be started. */
export const plainCore = startCore(module2)
