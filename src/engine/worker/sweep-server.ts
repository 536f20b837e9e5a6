import type { SweepCommand, SweepEvent } from '../sweep-protocol.ts'
import { SweepJob } from './sweep-job.ts'

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
    const { id, config } = command
    this.#guarded(id, () => this.#work(id, new SweepJob(config), turn, { took: 0, told: this.#host.now() }))
  }

  #work(id: number, job: SweepJob, turn: number, time: { took: number; told: number }): void {
    if (turn !== this.#turn) {
      job.release()
      return
    }
    const { now } = this.#host
    const start = now()
    const known = job.work(start + SLICE, now)
    time.took += now() - start
    if (known) {
      this.#host.post({ type: 'done', id, iterations: job.iterations, took: time.took, ...job.ending() })
      job.release()
      return
    }
    if (start - time.told >= SIGN) {
      time.told = start
      this.#host.post({ type: 'progress', id, iterations: job.iterations })
    }
    this.#host.soon(() => this.#guarded(id, () => this.#work(id, job, turn, time)))
  }

  /** What throws here is a defect: the page is told in words instead of waiting in vain. */
  #guarded(id: number, task: () => void): void {
    try {
      task()
    } catch (error) {
      this.#host.post({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) })
    }
  }
}
