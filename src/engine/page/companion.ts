import type { Run } from '../../experiment/config.ts'
import type { Frame } from '../protocol.ts'
import { EngineClient, type WorkerPort } from './client.ts'
import { FrameFeed } from './frame-feed.ts'

/** Between two looks at a run that nobody steers, in milliseconds. */
const LOOK_EVERY = 100

/** `waiting` for its turn; `computing` towards its end; `done`: its whole course is known and any moment can be shown. */
export type CompanionStatus = 'waiting' | 'computing' | 'done' | 'failed'

/** What somebody who watches a companion is told. */
export interface CompanionNews {
  readonly status: CompanionStatus
  /** How it stood last: on its way to the end, later at the moment that is shown. */
  readonly frame: Frame | null
}

/**
 * A run beside the one on screen, in a worker of its own: it goes to its end once, unsteered, and then stands where it is
 * told to. A worker that dies is replaced, as that of the run on screen is.
 */
export class Companion {
  readonly run: Run
  readonly #startWorker: () => WorkerPort
  readonly #tell: (news: CompanionNews) => void
  #close: () => void = () => {}
  #client: EngineClient | null = null
  #traced = false
  #news: CompanionNews = { status: 'waiting', frame: null }
  #wanted: number
  /** Where it was told to go and has not arrived. */
  #goal: number | null = null

  /** @param tell is told whenever something is new */
  constructor(run: Run, startWorker: () => WorkerPort, tell: (news: CompanionNews) => void) {
    this.run = run
    this.#startWorker = startWorker
    this.#tell = tell
    this.#wanted = run.config.iterations
  }

  get status(): CompanionStatus {
    return this.#news.status
  }

  /** Begins to compute, in a worker of its own. */
  begin(): void {
    const feed = new FrameFeed((paint) => setTimeout(paint, LOOK_EVERY))
    const ignore = () => {}
    const failed = () => this.#now({ status: 'failed', frame: this.#news.frame })
    const client = new EngineClient(this.#startWorker, feed, {
      changed: ignore,
      seeking: ignore,
      waiting: ignore,
      began: ignore,
      restarted: ignore,
      failed,
    })
    const unwatch = client.watch()
    this.#client = client
    this.#close = () => {
      unwatch()
      client.close()
    }
    this.#now({ status: 'computing', frame: null })
    feed.subscribe((frame) => this.#hear(frame))
    client.trace(this.#traced)
    client.open(this.run, 0)
    client.play({ rate: Infinity, until: this.run.config.iterations, stopOnDivergence: false })
  }

  /** Shows `iteration`, or the end where that comes before it; at the latest when the end is known. */
  show(iteration: number): void {
    this.#wanted = Math.min(iteration, this.run.config.iterations)
    this.#move()
  }

  /** Has it tell the way of its weights, or no longer. */
  trace(wanted: boolean): void {
    this.#traced = wanted
    this.#client?.trace(wanted)
  }

  /** Ends the work; nothing is told any more. */
  close(): void {
    this.#close()
    this.#client = null
  }

  #hear(frame: Frame): void {
    if (this.#client === null) return
    if (frame.iteration === this.#goal) this.#goal = null
    const isDone = this.#news.status === 'done' || frame.status === 'finished'
    this.#now({ status: isDone ? 'done' : 'computing', frame })
    this.#move()
  }

  #move(): void {
    const { status, frame } = this.#news
    // One way at a time: who is dragged along arrives somewhere now and then.
    if (status !== 'done' || this.#goal !== null || frame?.iteration === this.#wanted) return
    this.#goal = this.#wanted
    this.#client?.seek(this.#wanted)
  }

  #now(news: CompanionNews): void {
    this.#news = news
    this.#tell(news)
  }
}
