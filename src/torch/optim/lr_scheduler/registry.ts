import { ConstantLR, constantLr } from './constant-lr.ts'
import { CosineAnnealingLR, cosineAnnealingLr } from './cosine-annealing-lr.ts'
import { CosineAnnealingWarmRestarts, cosineAnnealingWarmRestarts } from './cosine-annealing-warm-restarts.ts'
import { CyclicLR, cyclicLr } from './cyclic-lr.ts'
import { ExponentialLR, exponentialLr } from './exponential-lr.ts'
import { LinearLR, linearLr } from './linear-lr.ts'
import { MultiStepLR, multiStepLr } from './multi-step-lr.ts'
import { OneCycleLR, oneCycleLr } from './one-cycle-lr.ts'
import { ReduceLROnPlateau, reduceLrOnPlateau } from './reduce-lr-on-plateau.ts'
import type { SchedulerClass, SchedulerDefinition } from './scheduler.ts'
import { StepLR, stepLr } from './step-lr.ts'

const none: SchedulerDefinition<Readonly<Record<never, never>>> = { className: 'None', args: {} }

/** Every scheduler the page offers, by its key in the URL, PyTorch's class in snake case: what it says of itself. */
export const schedulers = {
  none,
  step_lr: stepLr,
  multi_step_lr: multiStepLr,
  constant_lr: constantLr,
  linear_lr: linearLr,
  exponential_lr: exponentialLr,
  cosine_annealing_lr: cosineAnnealingLr,
  cosine_annealing_warm_restarts: cosineAnnealingWarmRestarts,
  one_cycle_lr: oneCycleLr,
  cyclic_lr: cyclicLr,
  reduce_lr_on_plateau: reduceLrOnPlateau,
} as const

type Offered = Omit<typeof schedulers, 'none'>

type Classes = { readonly [K in keyof Offered]: SchedulerClass<Offered[K]['args']> }

/** What each of them does; apart, so that the page, which only describes them, does not load it. */
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
