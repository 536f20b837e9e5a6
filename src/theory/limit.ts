import type { Reason } from './stepping.ts'

/** Why there is no limit of lr. */
export type NoLimit =
  | Reason
  /** `step` or `backward` is commented out: nothing moves at any lr. */
  | { readonly code: 'off' }
  /** Nothing to learn from: every curvature is 0, or dampening lets no gradient in. */
  | { readonly code: 'flat' }
  /** No lr > 0 shrinks the error: momentum >= 1, or dampening > 1. */
  | { readonly code: 'never' }
  /** A scheduler writes lr on the way: there is none that stays. */
  | { readonly code: 'scheduler' }

/** The largest lr for which something shrinks, or why there is none. */
export type Limit = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: NoLimit }
