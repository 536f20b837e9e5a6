import { Adadelta } from './adadelta.ts'
import { Adagrad } from './adagrad.ts'
import { Adam } from './adam.ts'
import { Adamax } from './adamax.ts'
import { AdamW } from './adamw.ts'
import { ASGD } from './asgd.ts'
import { NAdam } from './nadam.ts'
import type { OptimizerClass } from './optimizer.ts'
import { RAdam } from './radam.ts'
import type { optimizers } from './registry.ts'
import { RMSprop } from './rmsprop.ts'
import { Rprop } from './rprop.ts'
import { SGD } from './sgd.ts'

type Classes = { readonly [K in keyof typeof optimizers]: OptimizerClass<(typeof optimizers)[K]['args']> }

/** What each optimizer does. */
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
