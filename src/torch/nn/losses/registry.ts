import { mse } from './mse.ts'

/** Every loss the page offers, by its key in the URL. */
export const losses = { mse } as const
