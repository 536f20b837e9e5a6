import { sgd } from './sgd.ts'

/** Every optimizer the page offers, by its key in the URL. */
export const optimizers = { sgd } as const
