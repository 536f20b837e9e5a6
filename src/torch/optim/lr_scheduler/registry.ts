import type { SchedulerClass } from './scheduler.ts'
import { StepLR, stepLr } from './step-lr.ts'

/** Every scheduler the page offers, by its key in the URL, PyTorch's class in snake case: what it says of itself. */
export const schedulers = { none: { className: 'None', args: {} }, step_lr: stepLr } as const

type Offered = Omit<typeof schedulers, 'none'>

type Classes = { readonly [K in keyof Offered]: SchedulerClass<Offered[K]['args']> }

/** What each of them does; apart, so that the page, which only describes them, does not load it. */
export const schedulerClasses = { step_lr: StepLR } as const satisfies Classes
