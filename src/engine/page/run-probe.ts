import type { Run } from '../../experiment/config.ts'
import { equalRuns } from '../../experiment/run.ts'
import type { Frame } from '../protocol.ts'
import { EngineClient, type WorkerPort } from './client.ts'
import { FrameFeed } from './frame-feed.ts'

interface Look {
  readonly iteration: number
  readonly resolve: (frame: Frame) => void
  readonly reject: (reason: Error) => void
}

/**
 * Looks at moments of runs while the one on screen stays where it is: one after another, in a worker of its own that starts
 * with the first look. A worker that dies is replaced, as that of the run on screen is.
 */
export class RunProbe {
  readonly #startWorker: () => WorkerPort
  readonly #feed = new FrameFeed((paint) => setTimeout(paint))
  #client: EngineClient | null = null
  #run: Run | null = null
  #look: Look | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(startWorker: () => WorkerPort) {
    this.#startWorker = startWorker
    this.#feed.subscribe((frame) => this.#hear(frame))
  }

  /** `run` once `iteration` iterations are done, its history at least up to there. Rejects where nothing is computed. */
  momentOf(run: Run, iteration: number): Promise<Frame> {
    const moment = this.#queue.then(() => this.#begin(run, iteration))
    this.#queue = moment.catch(() => {})
    return moment
  }

  #begin(run: Run, iteration: number): Promise<Frame> {
    return new Promise((resolve, reject) => {
      this.#look = { iteration, resolve, reject }
      const isOpen = this.#run !== null && equalRuns(this.#run, run)
      this.#client ??= this.#start()
      this.#run = run
      if (isOpen) this.#client.seek(iteration)
      else this.#client.open(run, iteration)
      const { latest } = this.#feed
      if (isOpen && latest !== null) this.#hear(latest)
    })
  }

  #start(): EngineClient {
    const ignore = () => {}
    const client = new EngineClient(this.#startWorker, this.#feed, {
      changed: ignore,
      seeking: ignore,
      waiting: ignore,
      began: ignore,
      restarted: ignore,
      failed: ({ message }) => this.#fail(message),
    })
    client.watch()
    return client
  }

  #hear(frame: Frame): void {
    const look = this.#look
    if (look === null || frame.status === 'running' || frame.iteration !== look.iteration) return
    this.#look = null
    look.resolve(frame)
  }

  #fail(message: string): void {
    this.#client?.close()
    this.#client = null
    this.#run = null
    this.#look?.reject(new Error(message))
    this.#look = null
  }
}
