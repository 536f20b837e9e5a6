import { ConstantLR } from './constant-lr.ts'
import { CosineAnnealingLR } from './cosine-annealing-lr.ts'
import { CosineAnnealingWarmRestarts } from './cosine-annealing-warm-restarts.ts'
import { CyclicLR } from './cyclic-lr.ts'
import { ExponentialLR } from './exponential-lr.ts'
import { LinearLR } from './linear-lr.ts'
import { MultiStepLR } from './multi-step-lr.ts'
import { OneCycleLR } from './one-cycle-lr.ts'
import { ReduceLROnPlateau } from './reduce-lr-on-plateau.ts'
import type { Offered } from './registry.ts'
import type { SchedulerClass } from './scheduler.ts'
import { StepLR } from './step-lr.ts'

type Classes = { readonly [K in keyof Offered]: SchedulerClass<Offered[K]['args']> }

/** What each scheduler does. */
export const schedulerClasses = {
  step_lr: StepLR,
  multi_step_lr: MultiStepLR,
  constant_lr: ConstantLR,
  linear_lr: LinearLR,
  exponential_lr: ExponentialLR,
  cosine_annealing_lr: CosineAnnealingLR,
  cosine_annealing_warm_restarts: CosineAnnealingWarmRestarts,
  one_cycle_lr: OneCycleLR,
  cyclic_lr: CyclicLR,
  reduce_lr_on_plateau: ReduceLROnPlateau,
} as const satisfies Classes
