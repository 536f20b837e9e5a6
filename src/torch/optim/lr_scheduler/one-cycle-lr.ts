import { flagArgument, integerArgument, realArgument, type ValuesOf, wordArgument } from '../../arguments.ts'
import { pythonCos } from '../../python-cos.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import { momentumArguments, nothingToCycle, writeMomentum } from './momentum-cycle.ts'
import type { SchedulerDefinition } from './scheduler.ts'

const args = {
  maxLr: realArgument(0.1, { required: true }),
  /** The tutorial's iterations; in place of `epochs` and `steps_per_epoch`. */
  totalSteps: integerArgument(5000, { min: 1, required: true }),
  pctStart: realArgument(0.3, { max: 1 }),
  annealStrategy: wordArgument('anneal_strategy', 'cos', 'linear'),
  ...momentumArguments(0.85, 0.95),
  divFactor: realArgument(25, { open: 'min' }),
  finalDivFactor: realArgument(1e4, { open: 'min' }),
  threePhase: flagArgument(false),
}

type OneCycleValues = ValuesOf<typeof args>

/** `torch.optim.lr_scheduler.OneCycleLR`, `get_lr`: closed, of its own lr and momentum alone. */
export class OneCycleLR extends BaseScheduler {
  readonly #values: OneCycleValues
  /** `end_step` of each phase. */
  readonly #ends: readonly number[]
  /** lr and momentum at the beginning of each phase and the end of the last. */
  readonly #rates: readonly number[]
  readonly #momentums: readonly number[]

  constructor(group: ParamGroup, values: OneCycleValues) {
    super(group)
    this.#values = values
    const { maxLr, divFactor, finalDivFactor, baseMomentum, maxMomentum, threePhase } = values
    const initial = maxLr / divFactor
    const back = threePhase ? [initial] : []
    this.#ends = endsOf(values)
    this.#rates = [initial, maxLr, ...back, initial / finalDivFactor]
    this.#momentums = [maxMomentum, baseMomentum, maxMomentum, ...(threePhase ? [maxMomentum] : [])]
  }

  protected nextLr(): number {
    const last = this.#ends.length - 1
    const within = this.#ends.findIndex((end) => this.lastEpoch <= end)
    const phase = within === -1 ? last : within
    const start = phase === 0 ? 0 : this.#end(phase - 1)
    const share = (this.lastEpoch - start) / (this.#end(phase) - start)
    if (this.#values.cycleMomentum) writeMomentum(this.group, this.#between(this.#momentums, phase, share))
    return this.#between(this.#rates, phase, share)
  }

  #end(phase: number): number {
    return this.#ends[phase] as number
  }

  /** `anneal_func(start, end, pct)` */
  #between(values: readonly number[], phase: number, share: number): number {
    const [start, end] = [values[phase] as number, values[phase + 1] as number]
    if (this.#values.annealStrategy === 'linear') return (end - start) * share + start
    return end + ((start - end) / 2) * (pythonCos(Math.PI * share) + 1)
  }
}

/** `end_step` of each phase. */
function endsOf({ pctStart, totalSteps, threePhase }: OneCycleValues): readonly number[] {
  const second = threePhase ? [2 * pctStart * totalSteps - 2] : []
  return [pctStart * totalSteps - 1, ...second, totalSteps - 1]
}

/** Whether a step is in a phase of no length, whose share Python divides by 0 for. */
function isDivided(values: OneCycleValues, steps: number): boolean {
  const ends = endsOf(values)
  const last = ends.length - 1
  return ends.some((end, i) => {
    const start = i === 0 ? 0 : (ends[i - 1] as number)
    // The last phase has the step after it, too.
    return end === start && (i === 0 || (i === last && steps > start))
  })
}

/** `one_cycle_lr`: `torch.optim.lr_scheduler.OneCycleLR` */
export const oneCycleLr: SchedulerDefinition<typeof args> = {
  className: 'OneCycleLR',
  args,
  refusal(values, scheduled) {
    const { steps, release } = scheduled
    const { totalSteps } = values
    if (steps > totalSteps) {
      const tried = release === '1.13' ? totalSteps + 2 : totalSteps + 1
      const error = `ValueError: Tried to step ${tried} times. The specified number of total steps is ${totalSteps}`
      return { argument: 'totalSteps', error, instead: steps }
    }
    if (isDivided(values, steps)) {
      return { argument: 'pctStart', error: 'ZeroDivisionError: float division by zero', instead: 0 }
    }
    return nothingToCycle(values.cycleMomentum, scheduled, true)
  },
}
