import type { Config } from '../../experiment/config.ts'
import type { Ending, SweepCommand, SweepEvent } from '../sweep-protocol.ts'
import { EndingCache } from './ending-cache.ts'
import { Speed } from './sweep-speed.ts'

/** The part of a `Worker` that the pool uses. */
export interface SweepPort {
  postMessage(command: SweepCommand): void
  terminate(): void
  onmessage: ((message: MessageEvent<SweepEvent>) => void) | null
  onerror: ((error: ErrorEvent) => void) | null
}

/** Who waits for the ends of some runs. */
export interface Waiting {
  /** How the run of `configs[index]` ended; those already known come at once. */
  readonly ended: (index: number, ending: Ending) => void
  /** How many iterations of it are done, a few times a second. */
  readonly progress: (index: number, iterations: number) => void
  /** Ends the work. */
  readonly signal: AbortSignal
}

/** One run to be carried out. */
interface Task {
  readonly index: number
  readonly config: Config
  readonly batch: Batch
  /** Workers that died of it. */
  deaths: number
}

interface Batch {
  readonly waiting: Waiting
  left: number
  readonly settle: (error: Error | null) => void
}

interface Slot {
  readonly port: SweepPort
  id: number
  task: Task | null
  silence: ReturnType<typeof setTimeout> | undefined
}

/** A run of which this many workers have died is given up. */
const MOST_DEATHS = 3

/** A worker that is silent so long is taken for dead, in milliseconds. */
const SILENCE = 30_000

/** Workers that have nothing to do for so long are ended, in milliseconds. */
const IDLE = 10_000

/**
 * Workers that carry runs out to their ends, unseen. Runs are pure: neither the order in which they are done nor the death
 * of a worker shows in what comes out. No worker is there before the first run is asked for, and none for long after the last.
 */
export class SweepPool {
  readonly speed = new Speed()
  readonly #start: () => SweepPort
  readonly #size: number
  readonly #known = new EndingCache()
  readonly #slots = new Set<Slot>()
  #queue: Task[] = []
  #jobs = 0
  #idle: ReturnType<typeof setTimeout> | undefined

  /** @param size how many workers there may be at once */
  constructor(start: () => SweepPort, size: number) {
    this.#start = start
    this.#size = size
  }

  /** How many workers work at once. */
  get size(): number {
    return this.#size
  }

  /** How the run of `config` ends, if that is known. */
  known(config: Config): Ending | null {
    return this.#known.get(config)
  }

  /**
   * Carries out the runs of `configs`, the first first; resolved when all ends are known. Rejected if `signal` says to stop
   * or a run cannot be carried out.
   */
  run(configs: readonly Config[], waiting: Waiting): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal } = waiting
      const stop = () => settle(new Error('stopped'))
      const settle = (error: Error | null) => {
        signal.removeEventListener('abort', stop)
        this.#forget(batch)
        if (error === null) resolve()
        else reject(error)
      }
      const batch: Batch = { waiting, left: configs.length, settle }
      if (signal.aborted) return stop()
      signal.addEventListener('abort', stop)
      this.#queue.push(...configs.map((config, index) => ({ index, config, batch, deaths: 0 })))
      if (configs.length === 0) settle(null)
      this.#dispatch()
    })
  }

  /** Gives idle workers something to do, and starts more while there may be more. */
  #dispatch(): void {
    clearTimeout(this.#idle)
    for (;;) {
      const task = this.#queue[0]
      if (task === undefined) break
      const ending = this.#known.get(task.config)
      const slot = ending === null ? this.#free(task) : null
      if (ending === null && slot === null) break
      this.#queue.shift()
      if (ending !== null) this.#ended(task, ending)
      else if (slot !== null) this.#give(slot, task)
    }
    if ([...this.#slots].every(({ task }) => task === null)) this.#idle = setTimeout(() => this.#dismissAll(), IDLE)
  }

  #free(task: Task): Slot | null {
    for (const slot of this.#slots) if (slot.task === null) return slot
    if (this.#slots.size >= this.#size) return null
    try {
      return this.#open(this.#start())
    } catch (error) {
      // The browser refuses: those who work may go on, but without any there is nobody to wait for.
      if (this.#slots.size === 0) task.batch.settle(error instanceof Error ? error : new Error(String(error)))
      return null
    }
  }

  #open(port: SweepPort): Slot {
    const slot: Slot = { port, id: -1, task: null, silence: undefined }
    port.onmessage = ({ data }) => this.#hear(slot, data)
    port.onerror = (error) => {
      error.preventDefault()
      this.#died(slot, 'message' in error && typeof error.message === 'string' ? error.message : '')
    }
    this.#slots.add(slot)
    return slot
  }

  #give(slot: Slot, task: Task): void {
    slot.task = task
    slot.id = ++this.#jobs
    slot.port.postMessage({ type: 'job', id: slot.id, config: task.config })
    this.#listen(slot)
  }

  #listen(slot: Slot): void {
    clearTimeout(slot.silence)
    slot.silence = setTimeout(() => this.#died(slot, ''), SILENCE)
  }

  #hear(slot: Slot, event: SweepEvent): void {
    const { task } = slot
    if (task === null || event.id !== slot.id) return
    this.#listen(slot)
    const { index, config, batch } = task
    if (event.type === 'progress') {
      batch.waiting.progress(index, event.iterations)
      return
    }
    this.#release(slot)
    if (event.type === 'failed') {
      // It would fail again.
      batch.settle(new Error(event.message))
    } else if (event.type === 'done') {
      const { fullLoss, initial, divergedAt } = event
      this.speed.learn(config, event.iterations, event.took)
      this.#known.set(config, { fullLoss, initial, divergedAt })
      this.#ended(task, { fullLoss, initial, divergedAt })
    }
    this.#dispatch()
  }

  #ended({ index, batch }: Task, ending: Ending): void {
    batch.waiting.ended(index, ending)
    if (--batch.left === 0) batch.settle(null)
  }

  /** Another worker takes up what a dead one has left. */
  #died(slot: Slot, message: string): void {
    const { task } = slot
    this.#dismiss(slot)
    if (task !== null && ++task.deaths >= MOST_DEATHS) task.batch.settle(new Error(message))
    else if (task !== null) this.#queue.unshift(task)
    this.#dispatch()
  }

  /** Nobody waits for `batch` any more. */
  #forget(batch: Batch): void {
    this.#queue = this.#queue.filter((task) => task.batch !== batch)
    for (const slot of this.#slots) {
      if (slot.task?.batch !== batch) continue
      slot.port.postMessage({ type: 'drop' })
      this.#release(slot)
    }
    this.#dispatch()
  }

  #release(slot: Slot): void {
    clearTimeout(slot.silence)
    slot.task = null
  }

  #dismiss(slot: Slot): void {
    this.#release(slot)
    slot.port.onmessage = null
    slot.port.onerror = null
    slot.port.terminate()
    this.#slots.delete(slot)
  }

  #dismissAll(): void {
    for (const slot of this.#slots) this.#dismiss(slot)
  }
}

/** How many workers a sweep may have: a core is left to the page and its run, and four are enough. */
export function poolSize(cores: number): number {
  return Math.max(1, Math.min(4, cores - 1) || 1)
}
