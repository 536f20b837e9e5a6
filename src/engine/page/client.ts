import type { Change, Run } from '../../experiment/config.ts'
import { configAt } from '../../experiment/run.ts'
import { fullLossCost, iterationCost } from '../../training/cost.ts'
import type { Position } from '../position.ts'
import type { Command, EngineEvent, FrameEvent, StepBy } from '../protocol.ts'
import type { FrameFeed } from './frame-feed.ts'
import { OpenRun, type Play, type Request } from './open-run.ts'

/** The part of a `Worker` that the client uses. */
export interface WorkerPort {
  postMessage(command: Command): void
  terminate(): void
  onmessage: ((message: MessageEvent<EngineEvent>) => void) | null
  onerror: ((error: ErrorEvent) => void) | null
}

/**
 * Why nothing is computed. `refused`: the browser starts no worker; `missing`: the worker's file cannot be loaded; `silent`:
 * it has not come yet, and is still waited for; `lost`: workers die again and again.
 */
export interface EngineFailure {
  readonly cause: 'refused' | 'missing' | 'silent' | 'lost'
  /** In the browser's words, or the engine's. */
  readonly message: string
}

/** What the client tells the page beside the frames. */
export interface EngineListener {
  /** A live change was made; it is in `run` now. */
  changed(change: Change, run: Run): void
  /** A long replay is under way; null when it has arrived. */
  seeking(progress: { readonly iteration: number; readonly target: number } | null): void
  /** Something was ordered of a worker whose code is still on its way. */
  waiting(): void
  /** A worker has shown its first sign of life. */
  began(): void
  /** The worker died in the midst of a run and another one takes it up again. */
  restarted(): void
  /** Nothing is computed; `retry` and the next `open` try anew. */
  failed(failure: EngineFailure): void
}

/** How often the worker is asked for a sign of life, in milliseconds. */
const PING_EVERY = 500

/** How many silent pings make a worker dead; more for data whose single iteration takes long. */
const SILENT_PINGS = 4
const COST_PER_PING = 4_000_000

/** After how many the page is told of a worker that has never spoken. It is left alone: its code may be on a slow way. */
const FIRST_SILENT_PINGS = 20

/** How many workers may die in a row without having shown a single frame. */
const MAX_RESTARTS = 3

/**
 * The engine as the page sees it. It keeps the description of the run and where it stood, so that a worker that died,
 * for whatever reason, is replaced and the run goes on to the same digits.
 */
export class EngineClient {
  readonly #startWorker: () => WorkerPort
  readonly #feed: FrameFeed
  readonly #listener: EngineListener
  /** null once too many have died. */
  #worker: WorkerPort | null
  #hasSpoken = false
  #runId = 0
  #run: OpenRun | null = null
  /** Whether the trajectory of the weights is looked at, whatever run is open. */
  #traces = false
  #silentPings = 0
  #restarts = 0

  constructor(startWorker: () => WorkerPort, feed: FrameFeed, listener: EngineListener) {
    this.#startWorker = startWorker
    this.#feed = feed
    this.#listener = listener
    this.#worker = this.#start()
  }

  /** Asks for signs of life from now on. Returns how to stop. */
  watch(): () => void {
    const timer = setInterval(() => this.#ping(), PING_EVERY)
    return () => clearInterval(timer)
  }

  /** The iteration that a seek under way goes to; null where there is none. */
  get sought(): number | null {
    return this.#run?.sought ?? null
  }

  /** The run that is open, with the live changes that are still on their way to it; null where there is none. */
  get described(): Run | null {
    return this.#run?.described ?? null
  }

  /**
   * Opens `run` at iteration `at`, after `statement` statements of it, stopped; whatever was open is gone.
   * @param again it is the run that was there before: with all that was recorded of it, if that is still known
   */
  open(run: Run, at: number, statement = 0, again = false): void {
    if (this.#worker === null) this.#restarts = 0
    this.#worker ??= this.#start()
    this.#feed.clear()
    this.#open(run, { iteration: at, statement }, again)
  }

  /** Puts a new worker in the place of one that failed, or does not come. */
  retry(): void {
    this.#dismiss()
    this.#restarts = 0
    this.#revive()
  }

  /** Dismisses the worker for good. */
  close(): void {
    this.#run = null
    this.#dismiss()
  }

  play(play: Play): void {
    this.#order({ type: 'play', ...play })
  }

  setRate(rate: number): void {
    this.#give({ type: 'rate', rate })
  }

  /** Stops what is under way: a run, or a seek where it has come to. */
  pause(): void {
    this.#give({ type: 'pause' })
  }

  /** Does the next statement, or what is left of the iteration, and stops there; or goes as far back. */
  step(by: StepBy, back = false): void {
    this.#order({ type: 'step', by, back })
  }

  /** Shows the run at `iteration`, after `statement` statements of it, stopped there. */
  seek(iteration: number, statement = 0): void {
    this.#order({ type: 'seek', iteration, statement })
  }

  /** Makes a live change as soon as possible, and not before `change.iteration`; `changed` tells when it was made. */
  change(change: Change): void {
    this.#give({ type: 'change', change })
  }

  /** Has frames tell the trajectory of the weights, or no longer; also those of the runs that are opened from now on. */
  trace(wanted: boolean): void {
    if (this.#traces === wanted) return
    this.#traces = wanted
    if (this.#run !== null) this.#worker?.postMessage({ type: 'trace', runId: this.#runId, wanted })
  }

  /** What a person expects to see something of. */
  #order(request: Request): void {
    if (this.#worker !== null && !this.#hasSpoken) this.#listener.waiting()
    this.#give(request)
  }

  #give(request: Request): void {
    if (this.#run !== null) this.#worker?.postMessage(this.#run.ordered(request))
  }

  #open(run: Run, { iteration, statement }: Position, again = false): void {
    const runId = ++this.#runId
    this.#run = new OpenRun(runId, run, { iteration, statement })
    this.#worker?.postMessage({ type: 'open', runId, run, at: iteration, statement, again })
    if (this.#traces) this.#worker?.postMessage({ type: 'trace', runId, wanted: true })
  }

  /** A worker that listens; null where the browser refuses to start one at all, which no second try changes. */
  #start(): WorkerPort | null {
    let worker: WorkerPort
    try {
      worker = this.#startWorker()
    } catch (error) {
      // In a task of its own: whoever makes a client is not ready yet to be told.
      const message = error instanceof Error ? error.message : String(error)
      queueMicrotask(() => this.#listener.failed({ cause: 'refused', message }))
      return null
    }
    this.#hasSpoken = false
    this.#silentPings = 0
    worker.onmessage = ({ data }) => this.#hear(data)
    worker.onerror = (error) => this.#replace(messageOf(error))
    return worker
  }

  #hear(event: EngineEvent): void {
    if (!this.#hasSpoken) this.#listener.began()
    this.#hasSpoken = true
    this.#silentPings = 0
    if (event.runId !== this.#runId) return
    switch (event.type) {
      case 'frame':
        this.#heardFrame(event)
        break
      case 'changed':
        if (this.#run !== null) this.#listener.changed(event.change, this.#run.changed(event))
        break
      case 'seeking':
        this.#listener.seeking({ iteration: event.iteration, target: event.target })
        break
      case 'failed':
        this.#replace(event.message)
        break
      case 'pong':
        break
    }
  }

  #heardFrame(event: FrameEvent): void {
    const { runId } = event
    this.#restarts = 0
    this.#run?.seen(event)
    this.#listener.seeking(null)
    this.#feed.present(event.frame, () => {
      if (runId === this.#runId) this.#worker?.postMessage({ type: 'ack', runId })
    })
  }

  #ping(): void {
    if (this.#run === null || this.#worker === null) return
    const silence = this.#silentPings++
    const mayBeDead = this.#hasSpoken && silence >= this.#patience(this.#run)
    if (mayBeDead) this.#replace('')
    else this.#worker.postMessage({ type: 'ping', runId: this.#runId })
    if (!this.#hasSpoken && silence === FIRST_SILENT_PINGS) this.#listener.failed({ cause: 'silent', message: '' })
  }

  #patience({ run, position }: OpenRun): number {
    const config = configAt(run, position.iteration)
    // A slice is no shorter than one iteration with the loss over all samples after it.
    const longest = (iterationCost(config) + fullLossCost(config)) / COST_PER_PING
    return longest + SILENT_PINGS
  }

  /** Puts a new worker in the place of a dead one, for as long as that may help. */
  #replace(message: string): void {
    this.#dismiss()
    if (this.#restarts++ >= MAX_RESTARTS) {
      this.#listener.failed({ cause: this.#hasSpoken ? 'lost' : 'missing', message })
      return
    }
    const wasUnderWay = this.#hasSpoken && this.#run?.hasBegun === true
    this.#revive()
    if (wasUnderWay) this.#listener.restarted()
  }

  /** A new worker, brought to where the old one stood. */
  #revive(): void {
    this.#worker = this.#start()
    const before = this.#run
    if (before === null) return
    this.#open(before.run, before.position)
    for (const request of before.requests) this.#give(request)
  }

  #dismiss(): void {
    if (this.#worker === null) return
    this.#worker.onmessage = null
    this.#worker.onerror = null
    this.#worker.terminate()
    this.#worker = null
  }
}

/** What an error event says; where the worker's code cannot be loaded it has no message, whatever its type says. */
function messageOf(error: Event): string {
  return 'message' in error && typeof error.message === 'string' ? error.message : ''
}
