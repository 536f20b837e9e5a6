import type { Change, Run } from '../experiment/config.ts'
import { configAt, withChange } from '../experiment/run.ts'
import type { FrameFeed } from './frames.ts'
import type { Command, EngineEvent, Frame } from './protocol.ts'

/** The part of a `Worker` that the client uses. */
export interface WorkerPort {
  postMessage(command: Command): void
  terminate(): void
  onmessage: ((message: MessageEvent<EngineEvent>) => void) | null
  onerror: ((error: ErrorEvent) => void) | null
}

/** What the client tells the page beside the frames. */
export interface EngineListener {
  /** A live change was made. */
  changed(change: Change): void
  /** A long replay is under way; null when it has arrived. */
  seeking(progress: { readonly iteration: number; readonly target: number } | null): void
  /** The worker died and another one takes the run up again. */
  restarted(): void
  /** Workers die again and again, or the engine failed. */
  failed(message: string): void
}

/** How fast and how far to play. */
export interface Play {
  readonly rate: number
  readonly until: number
  readonly stopOnDivergence: boolean
}

/** A command without the run it is about. */
type Order = Command extends infer C ? (C extends Command ? Omit<C, 'runId'> : never) : never

/** How often the worker is asked for a sign of life, in milliseconds. */
const PING_EVERY = 500

/** How many silent pings make a worker dead; more for data whose single iteration takes long. */
const SILENT_PINGS = 4
const WORK_PER_PING = 1_000_000

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
  #worker: WorkerPort
  #runId = 0
  #run: Run | null = null
  #iteration = 0
  #play: Play | null = null
  /** Commands that no event has answered yet; a new worker is given them again. */
  #unanswered: Order[] = []
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

  /** Opens `run` at iteration `at`, stopped; whatever was open is gone. */
  open(run: Run, at: number): void {
    this.#runId++
    this.#run = run
    this.#iteration = at
    this.#play = null
    this.#unanswered = []
    this.#feed.clear()
    this.#send({ type: 'open', run, at })
  }

  play(play: Play): void {
    this.#play = play
    this.#send({ type: 'play', ...play })
  }

  setRate(rate: number): void {
    if (this.#play !== null) this.#play = { ...this.#play, rate }
    this.#send({ type: 'rate', rate })
  }

  pause(): void {
    this.#play = null
    this.#send({ type: 'pause' })
  }

  step(): void {
    this.#ask({ type: 'step' })
  }

  seek(iteration: number): void {
    this.#ask({ type: 'seek', iteration })
  }

  change(change: Change): void {
    this.#ask({ type: 'change', change })
  }

  #ask(order: Order): void {
    this.#unanswered.push(order)
    this.#send(order)
  }

  #send(order: Order): void {
    this.#worker.postMessage({ ...order, runId: this.#runId })
  }

  #start(): WorkerPort {
    const worker = this.#startWorker()
    worker.onmessage = ({ data }) => this.#hear(data)
    worker.onerror = (error) => this.#replace(error.message)
    return worker
  }

  #hear(event: EngineEvent): void {
    this.#silentPings = 0
    if (event.runId !== this.#runId) return
    switch (event.type) {
      case 'frame':
        this.#heardFrame(event.frame)
        break
      case 'changed':
        this.#heardChange(event.change)
        break
      case 'seeking':
        this.#listener.seeking(event)
        break
      case 'failed':
        this.#replace(event.message)
        break
      case 'pong':
        break
    }
  }

  #heardFrame(frame: Frame): void {
    const runId = this.#runId
    this.#restarts = 0
    this.#iteration = frame.iteration
    if (frame.status !== 'running') this.#play = null
    this.#unanswered = this.#unanswered.filter(({ type }) => type === 'change')
    this.#listener.seeking(null)
    this.#feed.present(frame, () => {
      if (runId === this.#runId) this.#send({ type: 'ack' })
    })
  }

  #heardChange(change: Change): void {
    const answered = this.#unanswered.findIndex(({ type }) => type === 'change')
    this.#unanswered = this.#unanswered.filter((_, i) => i !== answered)
    if (this.#run !== null) this.#run = withChange(this.#run, change)
    this.#listener.changed(change)
  }

  #ping(): void {
    if (this.#run === null) return
    if (this.#silentPings++ >= this.#patience(this.#run)) this.#replace('')
    else this.#send({ type: 'ping' })
  }

  #patience(run: Run): number {
    const { numSamples, batchSize, W } = configAt(run, this.#iteration)
    return SILENT_PINGS + (Math.max(numSamples, batchSize) * W.data.length) / WORK_PER_PING
  }

  /** Puts a new worker in the place of a dead one and brings it to where the old one stood. */
  #replace(message: string): void {
    this.#worker.onmessage = null
    this.#worker.onerror = null
    this.#worker.terminate()
    if (this.#restarts++ >= MAX_RESTARTS) {
      this.#listener.failed(message)
      return
    }
    this.#silentPings = 0
    this.#worker = this.#start()
    this.#listener.restarted()
    const [run, play, unanswered] = [this.#run, this.#play, this.#unanswered]
    if (run === null) return
    this.open(run, this.#iteration)
    if (play !== null) this.play(play)
    for (const order of unanswered) this.#ask(order)
  }
}

/** Starts the real worker. */
export function startWorker(): WorkerPort {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'sgd-engine' })
}
