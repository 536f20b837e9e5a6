import type { Config, Run } from '../../experiment/config.ts'
import type { ReleasePair } from '../../experiment/release-pairs.ts'
import { prepare } from '../../training/run-code.ts'
import type { SweepCommand, SweepEvent } from '../sweep-protocol.ts'
import { SweepJob } from './sweep-job.ts'
import { Trial } from './trial.ts'

/** What the work of a sweep needs of the place where it is done. */
export interface SweepHost {
  post(event: SweepEvent): void
  /** Milliseconds, monotonic. */
  now(): number
  /** Does `task` in a macrotask of its own, so that messages are handled before it. */
  soon(task: () => void): void
}

/** How long a job works before it listens again, in milliseconds. */
const SLICE = 10

/** How often a long job gives a sign of life, in milliseconds. */
const SIGN = 100

/** Work in slices. */
interface Job {
  /** Works until `deadline`; true when it is done. */
  work(deadline: number, now: () => number): boolean
  /** Gives back the memory that it has. */
  release(): void
}

interface Work {
  readonly id: number
  readonly job: Job
  /** The number of the command that it is for. */
  readonly turn: number
  /** What is said of it while it is under way, and at its end; `took` is how long it has worked, in milliseconds. */
  readonly report: (isDone: boolean, took: number) => SweepEvent
}

/** A worker's side of a sweep: one job after the other, each dropped when nobody waits for it any more. */
export class SweepServer {
  readonly #host: SweepHost
  /** Counts commands: work begun for an earlier one ends at its next slice. */
  #turn = 0

  constructor(host: SweepHost) {
    this.#host = host
  }

  handle(command: SweepCommand): void {
    const turn = ++this.#turn
    if (command.type === 'drop') return
    const { id } = command
    if (command.type === 'compare') void this.#load(id, turn, () => comparison(id, command.runs))
    else if (command.type === 'try') void this.#load(id, turn, () => trial(id, command.run))
    else this.#guarded(id, () => this.#begin({ id, turn, ...sweepWork(id, command.config) }))
  }

  /** Work for which something has to be loaded first. */
  async #load(id: number, turn: number, load: () => Promise<Pick<Work, 'job' | 'report'>>): Promise<void> {
    try {
      const work = await load()
      if (turn === this.#turn) this.#begin({ id, turn, ...work })
      else work.job.release()
    } catch (error) {
      this.#fail(id, error)
    }
  }

  #begin(work: Work): void {
    this.#work(work, { took: 0, told: this.#host.now() })
  }

  #work(work: Work, time: { took: number; told: number }): void {
    if (work.turn !== this.#turn) {
      work.job.release()
      return
    }
    const { now } = this.#host
    const start = now()
    const isDone = work.job.work(start + SLICE, now)
    time.took += now() - start
    if (isDone || start - time.told >= SIGN) {
      time.told = start
      this.#host.post(work.report(isDone, time.took))
    }
    if (isDone) work.job.release()
    else this.#host.soon(() => this.#guarded(work.id, () => this.#work(work, time)))
  }

  /** What throws here is a defect: the page is told in words instead of waiting in vain. */
  #guarded(id: number, task: () => void): void {
    try {
      task()
    } catch (error) {
      this.#fail(id, error)
    }
  }

  #fail(id: number, error: unknown): void {
    this.#host.post({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  }
}

async function comparison(id: number, runs: ReleasePair): Promise<Pick<Work, 'job' | 'report'>> {
  const { PartingJob } = await import('./parting-job.ts')
  for (const { config } of runs) await prepare(config)
  const job = new PartingJob(runs)
  const report = (isKnown: boolean) => ({ type: 'parting', id, isKnown, parting: job.parting }) as const
  return { job, report }
}

async function trial(id: number, run: Run): Promise<Pick<Work, 'job' | 'report'>> {
  await prepare(run.config)
  const job = new Trial(run)
  const report = (isDone: boolean): SweepEvent =>
    isDone ? { type: 'tried', id, ...job.need() } : { type: 'progress', id, iterations: job.iterations }
  return { job, report }
}

function sweepWork(id: number, config: Config): Pick<Work, 'job' | 'report'> {
  const job = new SweepJob(config)
  const report = (isDone: boolean, took: number): SweepEvent => {
    const { iterations } = job
    return isDone ? { type: 'done', id, iterations, took, ...job.ending() } : { type: 'progress', id, iterations }
  }
  return { job, report }
}
