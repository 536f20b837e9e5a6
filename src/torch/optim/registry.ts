import { Adagrad, adagrad } from './adagrad.ts'
import { Adam, adam } from './adam.ts'
import { AdamW, adamw } from './adamw.ts'
import type { OptimizerClass } from './optimizer.ts'
import { RMSprop, rmsprop } from './rmsprop.ts'
import { SGD, sgd } from './sgd.ts'

/** Every optimizer the page offers, by its key in the URL: what it says of itself. */
export const optimizers = { sgd, adam, adamw, rmsprop, adagrad } as const

type Classes = { readonly [K in keyof typeof optimizers]: OptimizerClass<(typeof optimizers)[K]['args']> }

/** What each of them does; apart, so that the page, which only describes them, does not load their arithmetic. */
export const optimizerClasses = {
  sgd: SGD,
  adam: Adam,
  adamw: AdamW,
  rmsprop: RMSprop,
  adagrad: Adagrad,
} as const satisfies Classes
