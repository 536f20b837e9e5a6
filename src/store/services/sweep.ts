import { createStore, type StoreApi } from 'zustand/vanilla'
import { poolSize, SweepPool, type Waiting } from '../../engine/page/sweep-pool.ts'
import type { Ending } from '../../engine/sweep-protocol.ts'
import type { Config } from '../../experiment/config.ts'
import type { Limits } from '../../theory/limits.ts'
import type { PageParts } from '../page-parts.ts'
import { type AskLimits, askingTheory } from './ask-limits.ts'
import { type DrawnLimits, drawn, numberOf } from './sweep-limits.ts'
import { belongsTo, type Plan, planOf, type RowKey, rowKeysOf, type View } from './sweep-plan.ts'
import type { Theory } from './theory.ts'

/** How a sweep is getting on. */
export type Status = 'idle' | 'running' | 'done' | 'stopped' | 'failed'

/** A sweep and what is known of it. */
export interface Sweep {
  readonly plan: Plan
  readonly limits: DrawnLimits
  /** By the index of the run in the plan. */
  readonly endings: readonly (Ending | null)[]
  readonly status: Status
  /** From 0 to 1. */
  readonly part: number
  /** Seconds until it is done, estimated before it began. */
  readonly seconds: number
}

/** What the sweep's part of the page shows. */
export interface SweepState {
  readonly view: View
  readonly rowKey: RowKey
  readonly sweeps: { readonly [V in View]: Sweep | null }
  /** How the run of the settings on screen ends, by lr; null while that is not known. */
  readonly present: { readonly config: Config; readonly ending: Ending } | null
}

/** Without being asked for, by opening the view alone, at most so many seconds of one core are worked. */
const FREE_SECONDS = 3

/** A sweep of more than so many seconds is begun only by somebody who was told so. */
const LONG_SECONDS = 5

/** Results are shown so often at most, in milliseconds: a picture of hundreds of cells costs a part of a frame. */
const SHOW_EVERY = 250

/** The sweeps of a page, in workers of their own; `theory` is asked for the limits among them. */
export function createSweeps({ workers }: PageParts, theory: Theory): Sweeps {
  const pool = new SweepPool(workers.sweep, poolSize(navigator.hardwareConcurrency))
  return new Sweeps(pool, askingTheory(theory))
}

/** Sweeps of the run on screen, in the background; they go on, and are kept, while the view is out of sight. */
export class Sweeps {
  readonly store: StoreApi<SweepState> = createStore<SweepState>(() => ({
    view: 'lr',
    rowKey: 'batchSize',
    sweeps: { lr: null, map: null },
    present: null,
  }))
  readonly #pool: SweepPool
  readonly #askLimits: AskLimits
  /** Counts the plans asked for. */
  #turn = 0
  #work: AbortController | null = null
  /** Whose work that is. */
  #running: View | null = null
  #asked: AbortController | null = null

  constructor(pool: SweepPool, askLimits: AskLimits) {
    this.#pool = pool
    this.#askLimits = askLimits
  }

  /** Shows the view for the settings on screen; starts it where that costs next to nothing. */
  show(view: View, wanted: RowKey, config: Config): void {
    const rowKey = rowKeysOf(config).includes(wanted) ? wanted : 'batchSize'
    this.store.setState({ view, rowKey })
    const sweep = this.store.getState().sweeps[view]
    const isIt = sweep !== null && (view === 'lr' || sweep.plan.rowKey === rowKey)
    if (isIt && (sweep.status === 'running' || belongsTo(sweep.plan, config))) return
    void this.#prepare(config, FREE_SECONDS / this.#pool.size)
  }

  /** Sweeps the settings on screen; what takes long is planned only, and said how long. */
  renew(config: Config): void {
    void this.#prepare(config, LONG_SECONDS)
  }

  /** Plans the sweep in view anew, for the settings on screen, and begins it if it takes no more than `free` seconds. */
  async #prepare(config: Config, free: number): Promise<void> {
    const turn = ++this.#turn
    const { view, rowKey } = this.store.getState()
    if (this.#running === view) this.cancel()
    const limits = drawn(await this.#limitsOf([config]).then(([found]) => found ?? null))
    // Something else was asked for meanwhile.
    if (turn !== this.#turn) return
    const plan = planOf(view, rowKey, config, limits.fullBatch)
    const endings = plan.configs.map((each) => this.#pool.known(each))
    const open = plan.order.filter((index) => endings[index] === null)
    const seconds = this.#pool.speed.seconds(open.flatMap((index) => plan.configs[index] ?? [])) / this.#pool.size
    const part = plan.order.length === 0 ? 1 : 1 - open.length / plan.order.length
    this.#put(view, { plan, endings, seconds, part, limits, status: open.length === 0 ? 'done' : 'idle' })
    if (seconds <= free) this.start()
    if (view === 'map') await this.#limitRows(plan)
  }

  /** The curve over a map: the mean-square limit of each of its rows. */
  async #limitRows(plan: Plan): Promise<void> {
    const possible = plan.rows.map((_, row) => row).filter((row) => plan.rows[row]?.problem === null)
    const found = await this.#limitsOf(possible.flatMap((row) => plan.configs[row * plan.rates.length] ?? []))
    const rows = plan.rows.map((_, row) => {
      const limits = found[possible.indexOf(row)]
      return limits === undefined ? null : numberOf(limits.meanSquare)
    })
    const sweep = this.store.getState().sweeps.map
    if (sweep?.plan === plan) this.#change('map', plan, { limits: { ...sweep.limits, rows } })
  }

  /** Where they cannot be found out the sweep does without. */
  #limitsOf(configs: readonly Config[]): Promise<readonly Limits[]> {
    return this.#askLimits(configs).catch(() => [])
  }

  /** Carries out the sweep in view; another one under way is stopped. */
  start(): void {
    const { view } = this.store.getState()
    const sweep = this.store.getState().sweeps[view]
    if (sweep === null || sweep.status === 'running' || sweep.status === 'done') return
    this.cancel()
    this.#work = new AbortController()
    this.#running = view
    void this.#carryOut(view, sweep, this.#work.signal)
  }

  /** Stops what is under way; what is known by then stays. */
  cancel(): void {
    this.#work?.abort()
    this.#work = null
    this.#running = null
  }

  /** Finds out how the run of `config` ends, to be marked among the others. */
  ask(config: Config): void {
    this.#asked?.abort()
    const known = this.#pool.known(config)
    if (known !== null) {
      this.store.setState({ present: { config, ending: known } })
      return
    }
    const asked = new AbortController()
    this.#asked = asked
    const waiting: Waiting = {
      ended: (_, ending) => this.store.setState({ present: { config, ending } }),
      progress: () => {},
      signal: asked.signal,
    }
    // Where it cannot be known there is no mark.
    this.#pool.run([config], waiting).catch(() => {})
  }

  /** Seconds of one core that the run of `config` takes. */
  seconds(config: Config): number {
    return this.#pool.speed.seconds([config])
  }

  async #carryOut(view: View, { plan, endings }: Sweep, signal: AbortSignal): Promise<void> {
    const found = [...endings]
    const open = plan.order.filter((index) => found[index] === null)
    const configs = open.flatMap((index) => plan.configs[index] ?? [])
    const parts = new Map<number, number>()
    const begun = plan.order.length - open.length
    let done = begun
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      timer = undefined
      const underWay = [...parts.values()].reduce((sum, each) => sum + each, 0)
      this.#change(view, plan, { endings: [...found], part: (done + underWay) / plan.order.length })
    }
    const soon = () => {
      timer ??= setTimeout(show, SHOW_EVERY)
    }
    const finish = (status: Status) => {
      clearTimeout(timer)
      show()
      this.#change(view, plan, { status })
    }
    this.#change(view, plan, { status: 'running' })
    const waiting: Waiting = {
      ended: (at, ending) => {
        const index = open[at] ?? 0
        found[index] = ending
        parts.delete(at)
        done += 1
        soon()
      },
      progress: (at, iterations) => {
        parts.set(at, iterations / plan.base.iterations)
        soon()
      },
      signal,
    }
    await this.#pool.run(configs, waiting).then(
      () => finish('done'),
      () => finish(signal.aborted ? 'stopped' : 'failed'),
    )
  }

  #change(view: View, plan: Plan, news: Partial<Sweep>): void {
    const sweep = this.store.getState().sweeps[view]
    if (sweep?.plan === plan) this.#put(view, { ...sweep, ...news })
  }

  #put(view: View, sweep: Sweep): void {
    this.store.setState(({ sweeps }) => ({ sweeps: { ...sweeps, [view]: sweep } }))
  }
}
