import { expect } from 'vitest'
import type { Request } from '../../src/engine/page/open-run.ts'
import type { Frame } from '../../src/engine/protocol.ts'
import { Session } from '../../src/engine/worker/session.ts'
import type { Run } from '../../src/experiment/config.ts'
import { withChange } from '../../src/experiment/run.ts'
import { FakeHost } from './fake-host.ts'

/** The page's side of a session: sends orders, listens, paints when told to and checks what must always hold. */
export class FakePage {
  readonly host = new FakeHost()
  readonly frames: Frame[] = []
  /** The description as the session reported it. */
  run: Run
  /** The one before the last live change. */
  before: Run
  readonly #session = new Session(this.host)
  #runId = 0
  #orders = 0
  #read = 0
  #unpainted = 0

  constructor(run: Run, at = 0) {
    this.run = run
    this.before = run
    this.open(run, at)
  }

  open(run: Run, at = 0, again = false): void {
    this.run = run
    this.#runId++
    this.#orders = 0
    this.#unpainted = 0
    this.frames.length = 0
    this.#session.handle({ type: 'open', runId: this.#runId, run, at, again })
    this.#listen()
  }

  give(request: Request, runId = this.#runId): void {
    // The frame that shows the stop replaces the one in flight.
    if (request.type === 'pause') this.#unpainted = 0
    this.#session.handle({ ...request, runId, order: ++this.#orders })
    this.#listen()
  }

  play(rate = Infinity, stopOnDivergence = false, until = Infinity): void {
    this.give({ type: 'play', rate, until, stopOnDivergence })
  }

  trace(wanted: boolean): void {
    this.#session.handle({ type: 'trace', runId: this.#runId, wanted })
    this.#listen()
  }

  ping(): void {
    this.#session.handle({ type: 'ping', runId: this.#runId })
    this.#listen()
  }

  /** Paints what has come, if anything. */
  paint(): void {
    if (this.#unpainted === 0) return
    this.#unpainted = 0
    this.#session.handle({ type: 'ack', runId: this.#runId })
    this.#listen()
  }

  tick(): boolean {
    const ticked = this.host.tick()
    this.#listen()
    return ticked
  }

  /** Lets time pass and paints until nothing more happens. */
  settle(): Frame {
    while (this.tick() || this.#unpainted > 0) this.paint()
    return this.latest
  }

  /** Lets time pass until a frame of a run under way has come that was not there before. */
  settleUntilRunning(): void {
    const before = this.frames.length
    do {
      this.paint()
      this.tick()
    } while (this.frames.length === before || this.latest.status !== 'running')
  }

  get latest(): Frame {
    const frame = this.frames.at(-1)
    if (frame === undefined) throw new Error('no frame has come')
    return frame
  }

  /** The last order given. */
  get orders(): number {
    return this.#orders
  }

  #listen(): void {
    const news = this.host.events.slice(this.#read)
    this.#read = this.host.events.length
    expect(this.host.waiting).toBeLessThanOrEqual(1)
    for (const event of news) {
      expect(event.runId).toBe(this.#runId)
      if (event.type === 'changed') {
        this.before = this.run
        this.run = withChange(this.run, event.change)
      }
      if (event.type !== 'frame') continue
      this.frames.push(event.frame)
      expect(event.handled).toBe(this.#orders)
      // One in flight.
      expect(++this.#unpainted).toBe(1)
    }
  }
}
