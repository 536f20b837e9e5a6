import { type Change, type Config, type Run, STATE } from '../experiment/config.ts'
import { loadedSchedulers } from '../torch/optim/lr_scheduler/loaded-schedulers.ts'
import type { Scheduler } from '../torch/optim/lr_scheduler/scheduler.ts'
import type { ParamGroup } from '../torch/optim/optimizer.ts'
import { optimizers } from '../torch/optim/registry.ts'
import type { LrSchedule, Written } from './schedule.ts'

/** So far it is looked at least, where the run is shorter: it may go on. */
const LEAST = 10_000
/** The most writes of a scheduler that are looked at. */
const MOST_WRITES = 200_000

/** The schedule of a run, by having its scheduler write without a loop around it. */
export class WrittenSchedule implements LrSchedule {
  readonly until: number
  /** Iterations from which on something else stands in the group, ascending, the first 0; and what does. */
  readonly #starts: number[] = []
  readonly #written: Written[] = []
  /** The last iteration that was looked at. */
  #last = 0

  constructor(run: Run) {
    this.until = this.#follow(run, groupOf(run.config))
  }

  at(iteration: number): Written {
    return this.#written[this.#piece(iteration)] as Written
  }

  since(iteration: number): number {
    return this.#starts[this.#piece(iteration)] as number
  }

  changeAfter(iteration: number): number {
    return this.#starts[this.#piece(iteration) + 1] ?? this.until
  }

  largest(end: number): { readonly lr: number; readonly iteration: number } {
    let best = 0
    for (let i = 1; i < this.#starts.length && (this.#starts[i] as number) < end; i++) {
      if ((this.#written[i] as Written).lr > (this.#written[best] as Written).lr) best = i
    }
    return { lr: (this.#written[best] as Written).lr, iteration: this.#starts[best] as number }
  }

  above(limit: number, end: number): number {
    let iterations = 0
    for (const [i, from] of this.#starts.entries()) {
      const to = Math.min(end, this.#starts[i + 1] ?? this.until)
      if ((this.#written[i] as Written).lr > limit && to > from) iterations += to - from
    }
    return iterations
  }

  /** The last piece that begins at `iteration` or before. */
  #piece(iteration: number): number {
    let [low, high] = [0, this.#starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] as number) <= iteration) low = middle
      else high = middle
    }
    return low
  }

  /** Has the scheduler and the live changes write in their order. @returns `until` */
  #follow({ config, changes }: Run, group: ParamGroup): number {
    const { scheduler: name, schedulerEvery: every, iterations } = config
    if (name === 'none') return Number.POSITIVE_INFINITY
    const scheduler: Scheduler = new (loadedSchedulers()[name])(group, config)
    scheduler.start()
    this.#make(group, changes, 0)
    const end = Math.max(iterations + 1, LEAST)
    let taken = 0
    for (let writes = 0; ; writes++) {
      const at = this.#last
      const step = nextWrite(config, Math.floor(at / every), group.lr)
      const change = changes.find(({ iteration }) => iteration > at)?.iteration ?? Number.POSITIVE_INFINITY
      const next = Math.min(step * every, change)
      const isOver = next >= end || writes === MOST_WRITES || (step * every === next && step > lastStep(config))
      if (next === Number.POSITIVE_INFINITY || isOver) return next
      if (step * every === next) {
        // Steps that write nothing are not taken one by one.
        if (step > taken + 1) scheduler.loadStateDict({ last_epoch: step - 1 })
        scheduler.step(Number.NaN)
        taken = step
      }
      this.#make(group, changes, next)
    }
  }

  #make(group: ParamGroup, changes: readonly Change[], iteration: number): void {
    for (const change of changes) if (change.iteration === iteration) write(group, change)
    this.#last = iteration
    const { lr, momentum } = group
    const before = this.#written.at(-1)
    if (before?.lr === lr && before.momentum === momentum) return
    this.#starts.push(iteration)
    this.#written.push({ lr, momentum })
  }
}

function groupOf({ optimizer, lr, momentum, weightDecay, betas }: Config): ParamGroup {
  return { lr, momentum, weightDecay, ...('betas' in optimizers[optimizer].args && { betas }) }
}

function write(group: ParamGroup, change: Change): void {
  if (change.key === STATE) Object.assign(group, change.value.group)
  else if (change.key === 'lr' || change.key === 'momentum') group[change.key] = change.value
}

/** Schedulers that multiply the lr that they find. */
const SHRINKING: ReadonlySet<Config['scheduler']> = new Set<Config['scheduler']>([
  'step_lr',
  'multi_step_lr',
  'exponential_lr',
])

/** Which `scheduler.step()` is the first after so many that may write something else; Infinity where none does. */
function nextWrite(config: Config, steps: number, lr: number): number {
  if (config.off.includes('scheduler')) return Number.POSITIVE_INFINITY
  // As float32 it is 0 already, and stays it.
  if (Math.fround(lr) === 0 && config.gamma <= 1 && SHRINKING.has(config.scheduler)) return Number.POSITIVE_INFINITY
  switch (config.scheduler) {
    case 'step_lr':
      return (Math.floor(steps / config.stepSize) + 1) * config.stepSize
    case 'multi_step_lr':
      return Math.min(...config.milestones.filter((milestone) => milestone > steps))
    case 'constant_lr':
      return steps < config.totalIters ? config.totalIters : Number.POSITIVE_INFINITY
    case 'linear_lr':
      return steps < config.totalIters ? steps + 1 : Number.POSITIVE_INFINITY
    default:
      return steps + 1
  }
}

/** The last `scheduler.step()` that raises no error. */
function lastStep({ scheduler, totalSteps }: Config): number {
  return scheduler === 'one_cycle_lr' ? totalSteps : Number.POSITIVE_INFINITY
}
