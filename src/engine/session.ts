import type { Change } from '../experiment/config.ts'
import { Pacer } from './pacing.ts'
import type { Command, EngineEvent, OpenCommand, Order, PlayCommand, Status } from './protocol.ts'
import { RecordedRun } from './recorded-run.ts'
import { Slicer } from './slicer.ts'

/** What a session needs of the place where it runs; the worker and the tests each bring their own. */
export interface Host {
  post(event: EngineEvent): void
  /** Milliseconds, monotonic. */
  now(): number
  /** Does `task` in a macrotask of its own, so that messages are heard before it. Returns how to cancel it. */
  soon(task: () => void): () => void
  /** Does `task` after `ms` milliseconds. Returns how to cancel it. */
  later(task: () => void, ms: number): () => void
}

/** How often a long replay tells how far it is, in milliseconds. */
const SEEK_REPORT = 200

/** Running, as a person watches it. */
interface Playing {
  readonly type: 'play'
  readonly order: PlayCommand
  readonly pacer: Pacer
  readonly until: number
}

/** Getting to an iteration, unseen, to stop there or to play on as `onward` says. */
interface Seeking {
  readonly type: 'seek'
  readonly target: number
  reported: number
  onward: PlayCommand | null
}

/** What the loop is on its way to. */
type Course = Playing | Seeking

/** One open run and the loop that moves it. Glue-free: everything it does shows in the events that it posts. */
export class Session {
  readonly #host: Host
  readonly #slicer = new Slicer()
  #runId = -1
  /** Asked for but not built yet: of several in a row, as a dragged slider sends them, only the last is. */
  #asked: OpenCommand | null = null
  #run: RecordedRun | null = null
  #course: Course | null = null
  /** The last order that was carried out. */
  #heard = 0
  #cancel: () => void = () => {}
  #inFlight = false
  #unseen = false

  constructor(host: Host) {
    this.#host = host
  }

  /** Does what the page asks for; a command about a run that is not open is ignored. */
  handle(command: Command): void {
    if (command.type === 'open') {
      this.#ask(command)
      return
    }
    if (command.runId !== this.#runId) return
    switch (command.type) {
      case 'ack':
        this.#inFlight = false
        if (this.#unseen) this.#show()
        break
      case 'ping':
        this.#host.post({ type: 'pong', runId: this.#runId })
        break
      default:
        this.#obey(this.#built(), command)
    }
  }

  #ask(command: OpenCommand): void {
    this.#cancel()
    this.#course = null
    this.#run = null
    this.#runId = command.runId
    this.#heard = 0
    this.#inFlight = false
    this.#unseen = false
    this.#asked = command
    this.#cancel = this.#host.soon(() => this.#built())
  }

  /** The open run; builds the one asked for last if that has not been done. */
  #built(): RecordedRun | null {
    if (this.#asked === null) return this.#run
    const { run, at } = this.#asked
    this.#asked = null
    this.#run = new RecordedRun(run)
    this.#slicer.reset()
    this.#seek(this.#run, at, null)
    return this.#run
  }

  #obey(run: RecordedRun | null, order: Order): void {
    if (run === null) return
    this.#heard = order.order
    switch (order.type) {
      case 'play':
        if (this.#course?.type === 'seek') this.#course.onward = order
        else this.#play(run, order)
        break
      case 'rate':
        this.#setRate(order.rate)
        break
      case 'pause':
        // Shown at once: the frame in flight is worth nothing to somebody who wants to see where the run stopped.
        this.#inFlight = false
        this.#stop()
        break
      case 'step':
        this.#seek(run, this.#standing(run) + 1, null)
        break
      case 'seek':
        this.#seek(run, order.iteration, null)
        break
      case 'change':
        this.#change(run, order.change)
        break
    }
  }

  /**
   * Where the run stands as far as orders are concerned: a seek counts as done when it is heard, or what follows it
   * would depend on how far it has come.
   */
  #standing(run: RecordedRun): number {
    return this.#course?.type === 'seek' ? this.#course.target : run.iteration
  }

  #play(run: RecordedRun, order: PlayCommand): void {
    const pacer = new Pacer(order.rate, this.#host.now())
    this.#follow({ type: 'play', order, pacer, until: Math.min(order.until, run.end) })
  }

  #setRate(rate: number): void {
    const course = this.#course
    if (course?.type === 'seek' && course.onward !== null) course.onward = { ...course.onward, rate }
    if (course?.type !== 'play') return
    course.pacer.setRate(rate, this.#host.now())
    this.#follow({ ...course, order: { ...course.order, rate } })
  }

  #seek(run: RecordedRun, iteration: number, onward: PlayCommand | null): void {
    const target = Math.max(0, Math.min(iteration, run.end))
    run.approach(target)
    this.#follow({ type: 'seek', target, reported: this.#host.now(), onward })
  }

  #change(run: RecordedRun, change: Change): void {
    const standing = this.#standing(run)
    const made = run.change(change, standing)
    this.#slicer.reset()
    this.#host.post({ type: 'changed', runId: this.#runId, heard: this.#heard, change: made, iteration: standing })
    const course = this.#course
    if (run.iteration === standing) this.#show()
    else if (course?.type !== 'seek') this.#seek(run, standing, course?.order ?? null)
  }

  /** Sets out in a task of its own: of several orders that came together only the last makes work. */
  #follow(course: Course): void {
    this.#cancel()
    this.#course = course
    this.#cancel = this.#host.soon(() => this.#turn())
  }

  #stop(): void {
    this.#cancel()
    this.#course = null
    this.#show()
  }

  /** One slice of the loop. */
  #turn(): void {
    const [run, course] = [this.#run, this.#course]
    if (run === null || course === null) return
    const stopped = this.#work(run, course)
    if (course.type === 'seek') this.#afterSeeking(run, course)
    else if (stopped || run.iteration >= course.until) this.#stop()
    else this.#afterPlaying(course)
  }

  #afterSeeking(run: RecordedRun, course: Seeking): void {
    if (run.iteration < course.target) {
      this.#report(run, course)
      this.#cancel = this.#host.soon(() => this.#turn())
    } else if (course.onward === null) this.#stop()
    else this.#play(run, course.onward)
  }

  #afterPlaying({ pacer }: Playing): void {
    this.#show()
    const wait = pacer.wait(this.#host.now())
    this.#cancel = wait > 0 ? this.#host.later(() => this.#turn(), wait) : this.#host.soon(() => this.#turn())
  }

  /** One slice of the way; true where the run is to stop here. */
  #work(run: RecordedRun, course: Course): boolean {
    const now = () => this.#host.now()
    if (course.type === 'seek') return this.#slicer.run(run, course.target - run.iteration, false, now)
    const from = run.iteration
    const left = Math.min(course.until - from, course.pacer.due(now()))
    const diverged = this.#slicer.run(run, left, course.order.stopOnDivergence, now)
    course.pacer.done(run.iteration - from)
    return diverged
  }

  #report(run: RecordedRun, course: Seeking): void {
    const now = this.#host.now()
    if (now - course.reported < SEEK_REPORT) return
    course.reported = now
    const { iteration } = run
    this.#host.post({ type: 'seeking', runId: this.#runId, iteration, target: course.target })
  }

  /** Posts a frame, or remembers to do so when the one in flight has been painted; what is passed by is not shown. */
  #show(): void {
    if (this.#run === null || this.#course?.type === 'seek') return
    this.#unseen = this.#inFlight
    if (this.#inFlight) return
    this.#inFlight = true
    const frame = this.#run.frame(this.#status(this.#run))
    this.#host.post({ type: 'frame', runId: this.#runId, heard: this.#heard, frame })
  }

  #status(run: RecordedRun): Status {
    if (this.#course?.type === 'play') return 'running'
    if (run.iteration === run.end) return 'finished'
    return run.iteration === 0 ? 'idle' : 'paused'
  }
}
