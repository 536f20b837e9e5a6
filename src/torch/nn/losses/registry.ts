import { huber } from './huber.ts'
import { l1 } from './l1.ts'
import { mse } from './mse.ts'
import { smoothL1 } from './smooth-l1.ts'

/** Every loss the page offers, by its key in the URL. */
export const losses = { mse, l1, smooth_l1: smoothL1, huber } as const
