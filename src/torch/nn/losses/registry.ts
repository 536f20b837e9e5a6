import { custom } from './custom.ts'
import type { ElementLossClass } from './element-loss.ts'
import { HuberLoss, huber } from './huber.ts'
import { L1Loss, l1 } from './l1.ts'
import { MSELoss, mse } from './mse.ts'
import { SmoothL1Loss, smoothL1 } from './smooth-l1.ts'

/** Every loss the page offers, by its key in the URL: what it says of itself. */
export const losses = { mse, l1, smooth_l1: smoothL1, huber, custom } as const

type Classes = { readonly [K in Exclude<keyof typeof losses, 'custom'>]: ElementLossClass<(typeof losses)[K]['args']> }

/**
 * What each of them does; apart, so that the page, which only describes them, does not load their arithmetic. That of a custom
 * one is loaded by a run that has it (`loaded-custom-loss.ts`).
 */
export const lossClasses = {
  mse: MSELoss,
  l1: L1Loss,
  smooth_l1: SmoothL1Loss,
  huber: HuberLoss,
} as const satisfies Classes
