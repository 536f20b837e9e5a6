import type { Change } from '../../experiment/config.ts'
import { isBefore, type Position, within } from '../position.ts'
import type { Command, OpenCommand, Order, RunStatus, StepBy } from '../protocol.ts'
import type { Host } from './host.ts'
import { type Movement, Playing, Seeking } from './movement.ts'
import { RecordedRun } from './recorded-run.ts'
import { Slicer } from './slicer.ts'

/** One open run and the loop that moves it. Glue-free: everything it does shows in the events that it posts. */
export class Session {
  readonly #host: Host
  readonly #slicer = new Slicer()
  #runId = -1
  /** Asked for but not built yet: of several in a row, as a dragged slider sends them, only the last is. */
  #asked: OpenCommand | null = null
  /** What is there of it already. */
  #found: RecordedRun | null = null
  #run: RecordedRun | null = null
  /** The run that was open before, or the one that this was before its future was changed: the way back to it is short. */
  #kept: RecordedRun | null = null
  #movement: Movement | null = null
  /** The last order that was carried out. */
  #handled = 0
  #cancel: () => void = () => {}
  /** Whether frames tell the trajectory of the weights. */
  #traced = false
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
      case 'trace':
        this.#traced = command.wanted
        if (command.wanted && this.#movement === null) this.#show()
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
    this.#movement = null
    const before = [this.#run, this.#kept, this.#found]
    this.#found = command.again === true && this.#kept?.isOf(command.run) === true ? this.#kept : null
    if (this.#run !== null && this.#run.recorded > 0) this.#kept = this.#run
    this.#run = null
    this.#letGo(before)
    this.#runId = command.runId
    this.#handled = 0
    this.#traced = false
    this.#inFlight = false
    this.#unseen = false
    this.#asked = command
    this.#cancel = this.#host.soon(() => this.#built())
  }

  /** The open run; builds the one asked for last if that has not been done. */
  #built(): RecordedRun | null {
    if (this.#asked === null) return this.#run
    const { run, at, statement = 0 } = this.#asked
    this.#asked = null
    this.#run = this.#found ?? new RecordedRun(run)
    this.#found = null
    this.#slicer.reset()
    this.#seek(this.#run, { iteration: at, statement }, null)
    return this.#run
  }

  #obey(run: RecordedRun | null, order: Order): void {
    if (run === null) return
    this.#handled = order.order
    switch (order.type) {
      case 'play':
        if (this.#movement?.type === 'seek') this.#movement.playOn(order)
        else this.#follow(new Playing(order, run, this.#host.now()))
        break
      case 'rate':
        this.#setRate(order.rate)
        break
      case 'pause':
        // Shown at once: the frame in flight is worth nothing to somebody who wants to see where the run stopped.
        this.#inFlight = false
        this.#stop(run)
        break
      case 'step':
        this.#seek(run, order.back === true ? this.#beforeStep(run, order.by) : this.#afterStep(run, order.by), null)
        break
      case 'seek':
        this.#seek(run, { iteration: order.iteration, statement: order.statement ?? 0 }, null)
        break
      case 'change':
        this.#change(run, order.change)
        break
    }
  }

  /**
   * Where the run stands as far as orders are concerned: a seek counts as done when it is handled, or what follows it
   * would depend on how far it has come.
   */
  #standing({ iteration, statement }: RecordedRun): Position {
    return this.#movement?.type === 'seek' ? this.#movement.target : { iteration, statement }
  }

  #afterStep(run: RecordedRun, by: StepBy): Position {
    const { iteration, statement } = this.#standing(run)
    const isLast = by === 'iteration' || statement + 1 === run.statements
    return isLast ? { iteration: iteration + 1, statement: 0 } : { iteration, statement: statement + 1 }
  }

  #beforeStep(run: RecordedRun, by: StepBy): Position {
    const { iteration, statement } = this.#standing(run)
    if (statement > 0) return { iteration, statement: by === 'iteration' ? 0 : statement - 1 }
    return { iteration: iteration - 1, statement: by === 'iteration' ? 0 : run.statements - 1 }
  }

  #setRate(rate: number): void {
    const movement = this.#movement
    movement?.setRate(rate, this.#host.now())
    if (movement?.type === 'play') this.#follow(movement)
  }

  #seek(run: RecordedRun, position: Position, onward: Playing | null): void {
    const target = within(position, run.end, run.statements)
    run.approach(target)
    this.#follow(new Seeking(target, onward, this.#host.now()))
  }

  #change(before: RecordedRun, change: Change): void {
    const standing = this.#standing(before)
    const run = this.#forChange(before, change, standing)
    const made = run.change(change, standing.iteration)
    this.#slicer.reset()
    this.#host.post({ type: 'changed', runId: this.#runId, handled: this.#handled, change: made, ...standing })
    const movement = this.#movement
    if (movement?.type === 'seek') return
    if (isBefore(run, standing)) this.#seek(run, standing, movement)
    else this.#show()
  }

  /** The run to make a change in: another one where it has gone further, so that this one stays as it is. */
  #forChange(run: RecordedRun, change: Change, standing: Position): RecordedRun {
    if (!run.forgets(change, standing.iteration)) return run
    const before = [this.#kept]
    this.#kept = run
    this.#run = run.copy(standing)
    this.#letGo(before)
    return this.#run
  }

  /** Gives back the memory of those that nobody can come back to. */
  #letGo(runs: readonly (RecordedRun | null)[]): void {
    const held = [this.#run, this.#kept, this.#found]
    for (const run of new Set(runs)) if (!held.includes(run)) run?.release()
  }

  /** Sets out in a task of its own: of several orders that came together only the last makes work. */
  #follow(movement: Movement): void {
    this.#cancel()
    this.#movement = movement
    this.#cancel = this.#host.soon(() => this.#turn())
  }

  #stop(run: RecordedRun): void {
    this.#cancel()
    this.#movement = null
    // Stopped on its way to a position: what was restored has no batch to show.
    if (run.isBare) for (let i = 0; i < run.statements; i++) run.advance()
    this.#show()
  }

  /** One slice of the loop. */
  #turn(): void {
    const [run, movement] = [this.#run, this.#movement]
    if (run === null || movement === null) return
    const arrived = movement.work({ run, slicer: this.#slicer, now: () => this.#host.now() })
    if (movement.type === 'seek') this.#afterSeeking(run, movement, arrived)
    else if (arrived) this.#stop(run)
    else this.#afterPlaying(run, movement)
  }

  #afterSeeking(run: RecordedRun, movement: Seeking, arrived: boolean): void {
    if (!arrived) {
      this.#report(run, movement)
      this.#cancel = this.#host.soon(() => this.#turn())
      return
    }
    const onward = movement.onward(run, this.#host.now())
    if (onward === null) this.#stop(run)
    else this.#follow(onward)
  }

  #afterPlaying(run: RecordedRun, movement: Playing): void {
    this.#show()
    const wait = movement.wait(run, this.#host.now())
    this.#cancel = wait > 0 ? this.#host.later(() => this.#turn(), wait) : this.#host.soon(() => this.#turn())
  }

  #report({ iteration }: RecordedRun, movement: Seeking): void {
    if (!movement.isLong(this.#host.now())) return
    this.#host.post({ type: 'seeking', runId: this.#runId, iteration, target: movement.target.iteration })
  }

  /** Posts a frame, or remembers to do so when the one in flight has been painted; what is passed by is not shown. */
  #show(): void {
    if (this.#run === null || this.#movement?.type === 'seek') return
    this.#unseen = this.#inFlight
    if (this.#inFlight) return
    this.#inFlight = true
    const frame = this.#run.frame(
      this.#status(this.#run),
      this.#movement === null || this.#movement.isSlow,
      this.#traced,
    )
    this.#host.post({ type: 'frame', runId: this.#runId, handled: this.#handled, frame })
  }

  #status(run: RecordedRun): RunStatus {
    if (this.#movement !== null) return 'running'
    if (run.iteration === run.end) return 'finished'
    return run.iteration === 0 && run.statement === 0 ? 'idle' : 'paused'
  }
}
