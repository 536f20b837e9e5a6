import { Pacer } from './pacing.ts'
import type { Command, EngineEvent, OpenCommand, PlayCommand, Status } from './protocol.ts'
import { RecordedRun } from './recorded-run.ts'

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

/** How long the loop works before it listens again, in milliseconds. */
const SLICE = 5

/** How often a long replay tells how far it is, in milliseconds. */
const SEEK_REPORT = 200

/** What the loop is on its way to. */
type Course =
  | { readonly type: 'play'; readonly pacer: Pacer; readonly until: number; readonly stopOnDivergence: boolean }
  | { readonly type: 'seek'; readonly target: number; reported: number }

/** One open run and the loop that moves it. Glue-free: everything it does shows in the events that it posts. */
export class Session {
  readonly #host: Host
  #runId = -1
  /** Asked for but not built yet: of several in a row, as a dragged slider sends them, only the last is. */
  #asked: OpenCommand | null = null
  #run: RecordedRun | null = null
  #course: Course | null = null
  #cancel: () => void = () => {}
  #inFlight = false
  #unseen = false
  /** Iterations done between two looks at the clock; adapts to their cost. */
  #chunk = 1

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
    const run = this.#built()
    if (run === null) return
    switch (command.type) {
      case 'play':
        this.#play(run, command)
        break
      case 'rate':
        this.#setRate(command.rate)
        break
      case 'pause':
        this.#stop()
        break
      case 'step':
        this.#seek(run, run.iteration + 1)
        break
      case 'seek':
        this.#seek(run, command.iteration)
        break
      case 'change':
        this.#host.post({ type: 'changed', runId: this.#runId, change: run.change(command.change) })
        this.#show()
        break
      case 'ack':
        this.#inFlight = false
        if (this.#unseen) this.#show()
        break
      case 'ping':
        this.#host.post({ type: 'pong', runId: this.#runId })
        break
    }
  }

  #ask(command: OpenCommand): void {
    this.#cancel()
    this.#course = null
    this.#run = null
    this.#runId = command.runId
    this.#asked = command
    this.#cancel = this.#host.soon(() => this.#built())
  }

  /** The open run; builds the one asked for last if that has not been done. */
  #built(): RecordedRun | null {
    if (this.#asked === null) return this.#run
    const { run, at } = this.#asked
    this.#asked = null
    this.#run = new RecordedRun(run)
    this.#inFlight = false
    this.#chunk = 1
    this.#seek(this.#run, at)
    return this.#run
  }

  #play(run: RecordedRun, { rate, until, stopOnDivergence }: PlayCommand): void {
    const pacer = new Pacer(rate, this.#host.now())
    this.#follow({ type: 'play', pacer, until: Math.min(until, run.end), stopOnDivergence })
  }

  #setRate(rate: number): void {
    if (this.#course?.type !== 'play') return
    this.#course.pacer.setRate(rate, this.#host.now())
    this.#cancel()
    this.#cancel = this.#host.soon(() => this.#turn())
  }

  #seek(run: RecordedRun, iteration: number): void {
    const target = Math.max(0, Math.min(iteration, run.end))
    run.approach(target)
    this.#follow({ type: 'seek', target, reported: this.#host.now() })
  }

  #follow(course: Course): void {
    this.#cancel()
    this.#course = course
    this.#turn()
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
    const goal = course.type === 'seek' ? course.target : course.until
    const stopped = this.#work(run, course, goal)
    if (stopped || run.iteration >= goal) {
      this.#stop()
      return
    }
    if (course.type === 'play') this.#show()
    else this.#report(run, course)
    const wait = course.type === 'play' ? course.pacer.wait(this.#host.now()) : 0
    this.#cancel = wait > 0 ? this.#host.later(() => this.#turn(), wait) : this.#host.soon(() => this.#turn())
  }

  /** Iterates until the goal, the end of what is due or the end of the slice; true where the run is to stop here. */
  #work(run: RecordedRun, course: Course, goal: number): boolean {
    let now = this.#host.now()
    const deadline = now + SLICE
    let left = goal - run.iteration
    if (course.type === 'play') left = Math.min(left, course.pacer.due(now))
    const watching = course.type === 'play' && course.stopOnDivergence
    while (left > 0 && now < deadline) {
      const count = Math.min(left, this.#chunk)
      let done = 0
      let diverged = false
      while (done < count && !diverged) {
        run.iterate()
        done++
        diverged = watching && run.justDiverged
      }
      left -= done
      if (course.type === 'play') course.pacer.done(done)
      if (diverged) return true
      const before = now
      now = this.#host.now()
      this.#adapt(now - before)
    }
    return false
  }

  /** Keeps a chunk near a millisecond: short enough to end a slice on time, long enough not to ask the time too often. */
  #adapt(elapsed: number): void {
    if (elapsed < 0.5) this.#chunk = Math.min(this.#chunk * 2, 65_536)
    else if (elapsed > 1.5) this.#chunk = Math.max(1, this.#chunk >> 1)
  }

  #report(run: RecordedRun, course: Course & { type: 'seek' }): void {
    const now = this.#host.now()
    if (now - course.reported < SEEK_REPORT) return
    course.reported = now
    const { iteration } = run
    this.#host.post({ type: 'seeking', runId: this.#runId, iteration, target: course.target })
  }

  /** Posts a frame, or remembers to do so when the one in flight has been painted. */
  #show(): void {
    if (this.#run === null) return
    this.#unseen = this.#inFlight
    if (this.#inFlight) return
    this.#inFlight = true
    this.#host.post({ type: 'frame', runId: this.#runId, frame: this.#run.frame(this.#status(this.#run)) })
  }

  #status(run: RecordedRun): Status {
    if (this.#course?.type === 'play') return 'running'
    if (run.iteration === run.end) return 'finished'
    return run.iteration === 0 ? 'idle' : 'paused'
  }
}
