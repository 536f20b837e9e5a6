import type { ValuesOf } from '../../arguments.ts'
import { pythonCos } from '../../python-cos.ts'
import type { ParamGroup } from '../optimizer.ts'
import { BaseScheduler } from './base-scheduler.ts'
import { writeMomentum } from './momentum-cycle.ts'
import type { oneCycleLr } from './registry.ts'
import { phaseEnds } from './schedule-shape.ts'

type OneCycleValues = ValuesOf<typeof oneCycleLr.args>

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
    this.#ends = phaseEnds(values)
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
