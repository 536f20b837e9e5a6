import { adagrad } from './adagrad.ts'
import { adam } from './adam.ts'
import { adamw } from './adamw.ts'
import { rmsprop } from './rmsprop.ts'
import { sgd } from './sgd.ts'

/** Every optimizer the page offers, by its key in the URL. */
export const optimizers = { sgd, adam, adamw, rmsprop, adagrad } as const
