import { Adadelta, adadelta } from './adadelta.ts'
import { Adagrad, adagrad } from './adagrad.ts'
import { Adam, adam } from './adam.ts'
import { Adamax, adamax } from './adamax.ts'
import { AdamW, adamw } from './adamw.ts'
import { ASGD, asgd } from './asgd.ts'
import { NAdam, nadam } from './nadam.ts'
import type { OptimizerClass } from './optimizer.ts'
import { RAdam, radam } from './radam.ts'
import { RMSprop, rmsprop } from './rmsprop.ts'
import { Rprop, rprop } from './rprop.ts'
import { SGD, sgd } from './sgd.ts'

/** Every optimizer the page offers, by its key in the URL: what it says of itself. */
export const optimizers = {
  sgd,
  adam,
  adamw,
  rmsprop,
  adagrad,
  adadelta,
  adamax,
  nadam,
  radam,
  rprop,
  asgd,
} as const

type Classes = { readonly [K in keyof typeof optimizers]: OptimizerClass<(typeof optimizers)[K]['args']> }

/** What each of them does; apart, so that the page, which only describes them, does not load their arithmetic. */
export const optimizerClasses = {
  sgd: SGD,
  adam: Adam,
  adamw: AdamW,
  rmsprop: RMSprop,
  adagrad: Adagrad,
  adadelta: Adadelta,
  adamax: Adamax,
  nadam: NAdam,
  radam: RAdam,
  rprop: Rprop,
  asgd: ASGD,
} as const satisfies Classes
