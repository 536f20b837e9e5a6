import { EngineClient, type EngineFailure, type EngineListener } from '../../src/engine/page/client.ts'
import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import type { Frame } from '../../src/engine/protocol.ts'
import type { Run } from '../../src/experiment/config.ts'
import { withChange } from '../../src/experiment/run.ts'
import { FakeWorker } from './fake-worker.ts'

/** A client with fake workers and a display that paints when a test says so. */
export class FakeTab implements EngineListener {
  readonly workers: FakeWorker[] = []
  readonly failures: EngineFailure[] = []
  /** What was told of workers that are on their way: `true` while something waits for one. */
  readonly waits: boolean[] = []
  readonly progress: (object | null)[] = []
  restarts = 0
  readonly #paintings: (() => void)[] = []
  readonly feed = new FrameFeed((paint) => this.#paintings.push(paint))
  readonly client = new EngineClient(() => this.#start(), this.feed, this)
  run: Run

  constructor(run: Run, at = 0) {
    this.run = run
    this.client.open(run, at)
  }

  changed(change: Parameters<EngineListener['changed']>[0]): void {
    this.run = withChange(this.run, change)
  }

  seeking(progress: object | null): void {
    this.progress.push(progress)
  }

  waiting(): void {
    this.waits.push(true)
  }

  began(): void {
    this.waits.push(false)
  }

  restarted(): void {
    this.restarts++
  }

  failed(failure: EngineFailure): void {
    this.failures.push(failure)
  }

  get worker(): FakeWorker {
    const worker = this.workers.at(-1)
    if (worker === undefined) throw new Error('no worker was started')
    return worker
  }

  /** What is on screen. */
  get frame(): Frame {
    if (this.feed.latest === null) throw new Error('no frame has come')
    return this.feed.latest
  }

  paint(): boolean {
    const painting = this.#paintings.shift()
    painting?.()
    return painting !== undefined
  }

  /** Everything that can happen by itself happens, `steps` times at most. */
  live(steps = Infinity): void {
    let left = steps
    while (left-- > 0 && [this.worker.hear(), this.worker.work(), this.worker.speak(), this.paint()].some(Boolean));
  }

  /** The worker dies as a crashed one does: without a word, whatever it was about to say lost. */
  kill(): void {
    this.worker.alive = false
  }

  #start(): FakeWorker {
    const worker = new FakeWorker()
    this.workers.push(worker)
    return worker
  }
}
