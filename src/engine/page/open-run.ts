import type { Change, Run } from '../../experiment/config.ts'
import { withChange } from '../../experiment/run.ts'
import type { Position } from '../position.ts'
import type { ChangedEvent, FrameEvent, Order, StepBy } from '../protocol.ts'

/** How fast and how far to play. */
export interface Play {
  readonly rate: number
  readonly until: number
  readonly stopOnDivergence: boolean
}

/** An order as the page gives it: without the run it is about and its number. */
export type Request =
  | ({ readonly type: 'play' } & Play)
  | { readonly type: 'rate'; readonly rate: number }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly by: StepBy; readonly back?: boolean }
  | { readonly type: 'seek'; readonly iteration: number; readonly statement?: number }
  | { readonly type: 'change'; readonly change: Change }

/**
 * What the page knows of the run that is open: enough to take it up again in a new worker. Every order is kept until a
 * frame shows that it was carried out, so that one which died with its worker is given again, and in its turn.
 * The description is amended here and nowhere else on the page.
 */
export class OpenRun {
  readonly #id: number
  #run: Run
  #position: Position
  #play: Play | null = null
  #pending: Order[] = []
  #orders = 0

  constructor(id: number, run: Run, position: Position) {
    this.#id = id
    this.#run = run
    this.#position = position
  }

  /** The description, with the live changes that are known to have been made. */
  get run(): Run {
    return this.#run
  }

  /** The same with those that were asked for, each at its earliest moment. */
  get described(): Run {
    return this.#pending.reduce(
      (run, order) => (order.type === 'change' ? withChange(run, order.change) : run),
      this.#run,
    )
  }

  /** Where the run was last known to stand. */
  get position(): Position {
    return this.#position
  }

  /** Whether anything was asked of it, or it stands elsewhere than at its start. */
  get hasBegun(): boolean {
    const { iteration, statement } = this.#position
    return iteration > 0 || statement > 0 || this.requests.length > 0
  }

  /** What it takes to get a new worker from `run` at `position` to where this run is to be. */
  get requests(): readonly Request[] {
    const play: readonly Request[] = this.#play === null ? [] : [{ type: 'play', ...this.#play }]
    return [...play, ...this.#pending]
  }

  /** The iteration of a seek that is not known to have arrived; null where there is none. */
  get sought(): number | null {
    return this.#pending.findLast((order) => order.type === 'seek')?.iteration ?? null
  }

  /** Numbers an order and remembers it. */
  ordered(request: Request): Order {
    this.#orders++
    const order: Order = { ...request, runId: this.#id, order: this.#orders }
    if (request.type === 'seek') this.#forgetMoves()
    this.#pending.push(order)
    return order
  }

  /** Takes note of a moment of the run. */
  seen({ handled, frame }: FrameEvent): void {
    const { iteration, statement } = frame
    this.#settle(handled)
    this.#position = { iteration, statement }
    if (frame.status !== 'running') this.#play = null
  }

  /** Takes note of a live change that was made; the description with it. */
  changed({ handled, change, iteration, statement }: ChangedEvent): Run {
    this.#settle(handled)
    this.#run = withChange(this.#run, change)
    this.#position = { iteration, statement }
    return this.#run
  }

  /** Orders up to number `handled` were carried out; of what they said only playing goes on. */
  #settle(handled: number): void {
    const done = this.#pending.filter(({ order }) => order <= handled)
    this.#pending = this.#pending.filter(({ order }) => order > handled)
    this.#play = done.reduce(playAfter, this.#play)
  }

  /** A seek undoes what moved the run just before it: a dragged slider leaves one order and not hundreds. */
  #forgetMoves(): void {
    const lastChange = this.#pending.findLastIndex(({ type }) => type === 'change')
    this.#pending = this.#pending.slice(0, lastChange + 1)
  }
}

/** What is played after `order`. */
function playAfter(play: Play | null, order: Order): Play | null {
  switch (order.type) {
    case 'play': {
      const { rate, until, stopOnDivergence } = order
      return { rate, until, stopOnDivergence }
    }
    case 'rate':
      return play === null ? null : { ...play, rate: order.rate }
    case 'change':
      return play
    default:
      return null
  }
}
