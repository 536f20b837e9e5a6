import type { Arguments, ValuesOf } from '../../arguments.ts'
import { LARGEST_FLOAT32 } from '../../float32.ts'
import type { Release } from '../../kernels/releases.ts'
import { schedulers } from './registry.ts'
import { cycleSize, phaseEnds } from './schedule-shape.ts'

/** What of a program, beside its own arguments, a scheduler may raise an error for. */
interface Scheduled {
  readonly release: Release
  /** The optimizer's lr. */
  readonly lr: number
  /** Calls of `scheduler.step()` in the whole run. */
  readonly steps: number
  /** The optimizer's arguments. */
  readonly takes: Arguments
}

/** Values for which a scheduler's constructor or one of its steps raises an error. */
interface ScheduleRefusal<Name extends PropertyKey> {
  readonly argument: Name
  /** `ValueError: ...`, PyTorch's own words. */
  readonly error: string
  /** The value of the argument that is nearest to what was asked for and raises no such error. */
  readonly instead: number | boolean
}

type Refusal<A extends Arguments> = (values: ValuesOf<A>, scheduled: Scheduled) => ScheduleRefusal<keyof A> | null

type Refusals = { readonly [K in keyof typeof schedulers]: Refusal<(typeof schedulers)[K]['args']> | null }

const ZERO_DIVISION = 'ZeroDivisionError: float division by zero'
/** From this power of two on Python's float overflows. */
const FIRST_OVERFLOW = 1024

/** What schedulers raise on the way, beside single values out of their range; null where they do not. */
export const scheduleRefusals = {
  none: null,
  linear_lr: null,
  cosine_annealing_lr: null,
  cosine_annealing_warm_restarts: null,
  step_lr: ({ gamma, stepSize }, { lr, steps }) => growth(lr, gamma, Math.floor(steps / stepSize)),
  multi_step_lr: ({ gamma, milestones }, { lr, steps }) =>
    growth(lr, gamma, milestones.filter((milestone) => milestone <= steps).length),
  exponential_lr: ({ gamma }, { lr, steps }) => growth(lr, gamma, steps),
  constant_lr({ factor, totalIters }, { steps }) {
    if (factor !== 0 || totalIters === 0 || steps < totalIters) return null
    return { argument: 'factor', error: ZERO_DIVISION, instead: schedulers.constant_lr.args.factor.default }
  },
  one_cycle_lr(values, scheduled) {
    const { steps, release } = scheduled
    const { totalSteps } = values
    if (steps > totalSteps) {
      const tried = release === '1.13' ? totalSteps + 2 : totalSteps + 1
      const error = `ValueError: Tried to step ${tried} times. The specified number of total steps is ${totalSteps}`
      return { argument: 'totalSteps', error, instead: steps }
    }
    if (isDivided(phaseEnds(values), steps)) return { argument: 'pctStart', error: ZERO_DIVISION, instead: 0 }
    return nothingToCycle(values.cycleMomentum, scheduled, true)
  },
  cyclic_lr(values, scheduled) {
    const { steps, release } = scheduled
    const { cyclicMode, stepSizeUp, maxLr, gamma, cycleMomentum } = values
    if (cyclicMode === 'triangular2' && Math.floor(1 + steps / cycleSize(values)) > FIRST_OVERFLOW) {
      const error = "OverflowError: (34, 'Numerical result out of range')"
      return { argument: 'stepSizeUp', error, instead: Math.max(stepSizeUp, steps) }
    }
    const grown = cyclicMode === 'exp_range' ? growth(maxLr, gamma, steps) : null
    return grown ?? nothingToCycle(cycleMomentum, scheduled, release !== '1.13')
  },
  reduce_lr_on_plateau({ factor }) {
    if (factor < 1) return null
    const instead = schedulers.reduce_lr_on_plateau.args.factor.default
    return { argument: 'factor', error: 'ValueError: Factor should be < 1.0.', instead }
  },
} as const satisfies Refusals

/** What the optimizer's step raises once an lr that is multiplied by `gamma` `times` times is no float32 any more. */
function growth(lr: number, gamma: number, times: number): ScheduleRefusal<'gamma'> | null {
  if (!(gamma > 1) || lr * gamma ** times <= LARGEST_FLOAT32) return null
  const error = 'RuntimeError: value cannot be converted to type float without overflow'
  return { argument: 'gamma', error, instead: 1 }
}

/**
 * What a constructor raises for an optimizer without anything to cycle.
 * @param byBeta whether beta1 will do
 */
function nothingToCycle(
  cycleMomentum: boolean,
  { takes, release }: Scheduled,
  byBeta: boolean,
): ScheduleRefusal<'cycleMomentum'> | null {
  if (!cycleMomentum || 'momentum' in takes || (byBeta && 'betas' in takes)) return null
  const what = release === '1.13' ? 'momentum' : 'momentum or beta1'
  const error = `ValueError: optimizer must support ${what} with \`cycle_momentum\` option enabled`
  return { argument: 'cycleMomentum', error, instead: false }
}

/** Whether a step is in a phase of OneCycleLR that has no length: Python divides by it. */
function isDivided(ends: readonly number[], steps: number): boolean {
  const last = ends.length - 1
  return ends.some((end, i) => {
    const start = i === 0 ? 0 : (ends[i - 1] as number)
    // The last phase has the step after it, too.
    return end === start && (i === 0 || (i === last && steps > start))
  })
}
