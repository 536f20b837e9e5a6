import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WorkerPort } from '../../engine/page/client.ts'
import { Companion, type CompanionNews } from '../../engine/page/companion.ts'
import type { FrameFeed } from '../../engine/page/frame-feed.ts'
import type { Frame } from '../../engine/protocol.ts'
import type { HistoryView } from '../../engine/worker/loss-history.ts'
import type { Run } from '../../experiment/config.ts'
import { optimizerSet } from '../../experiment/optimizer-set.ts'
import { equalRuns } from '../../experiment/run.ts'
import type { Shared } from '../../share/codec.ts'
import { DEFAULT_VIEW } from '../../share/page-view.ts'
import { MAX_PINS, readPins, writePins } from '../../share/pin-entries.ts'
import type { Pin, State } from '../state.ts'
import { areFree } from '../work.ts'

/** Between two moments that pinned runs are shown at while the one on screen moves, in milliseconds. */
const FOLLOW_EVERY = 250

/** The most workers that compute pinned runs at once. */
const MOST_AT_ONCE = 2

/** What of the pinned runs changes by itself. */
export interface BoardState {
  /** How each pin's run is getting on, by the pin's id. */
  readonly news: ReadonlyMap<number, CompanionNews>
  /** The losses of each, as far as they are known. */
  readonly courses: ReadonlyMap<number, HistoryView>
  /** The iteration that they are to be shown at. */
  readonly at: number
  /** Whether some wait until the reader presses Run: a link must not make the page work hard. */
  readonly held: boolean
  /** The pin that is pointed at. */
  readonly pointed: number | null
  /** The course of the run on screen where it is known already: it was a pin. So the axes can stay. */
  readonly known: { readonly opened: number; readonly history: HistoryView } | null
}

/** Everything about pinned runs. Loaded with the first of them. */
export interface Board {
  readonly view: StoreApi<BoardState>
  /** Pins `run`; nothing where it is pinned, or where there is no room. */
  pin(run: Run): void
  remove(id: number): void
  clear(): void
  /** Opens a pinned run; what was on screen takes its place, unless it is pinned elsewhere. */
  load(id: number): void
  point(id: number | null): void
  /** Has the pinned runs tell the way of their weights, or no longer. */
  trace(wanted: boolean): void
  /** Pins `run` with the other optimizers, as many as there is room for. */
  compareOptimizers(run: Run): void
  /** Takes over the pins of a link; what in them does not count is added to the issues on screen. */
  read(shared: Shared): void
  /** The entries of a link that describe the pins beside `run`. */
  entries(run: Run): readonly string[]
}

interface Means {
  readonly store: StoreApi<State>
  readonly feed: FrameFeed
  readonly startWorker: () => WorkerPort
  readonly open: (shared: Shared) => void
}

/** Looks after the pinned runs from now on. */
export function createBoard({ store, feed, startWorker, open }: Means): Board {
  const view = createStore<BoardState>(() => ({
    news: new Map(),
    courses: new Map(),
    at: 0,
    held: false,
    pointed: null,
    known: null,
  }))
  const crew = new Crew(startWorker, (told) => view.setState(told))
  let lastId = 0
  const pinOf = (run: Run): Pin => ({ id: ++lastId, run })
  const keep = (pins: readonly Pin[]) => {
    store.setState({ pins })
    crew.attend(pins)
  }
  const add = (runs: readonly Run[]) => {
    const { pins } = store.getState()
    const isNew = (run: Run) => !pins.some((pin) => equalRuns(pin.run, run))
    keep([...pins, ...runs.filter(isNew).map(pinOf)].slice(0, MAX_PINS))
    crew.allow()
  }
  let followed = Number.NEGATIVE_INFINITY
  const follow = ({ iteration, status }: Frame) => {
    const now = performance.now()
    // Far ahead of it they would be in its way.
    if (status === 'running' && (now - followed < FOLLOW_EVERY || !areFree(store.getState().pins.map(runOf)))) return
    followed = now
    view.setState({ at: iteration })
    crew.show(iteration)
  }
  const board: Board = {
    view,
    pin: (run) => add([run]),
    remove: (id) => keep(store.getState().pins.filter((pin) => pin.id !== id)),
    clear: () => keep([]),
    load(id) {
      const state = store.getState()
      const { pins, run } = state
      const chosen = pins.find((pin) => pin.id === id)
      if (chosen === undefined) return
      const history = view.getState().courses.get(id)
      const isPinned = pins.some((pin) => pin.id !== id && equalRuns(pin.run, run))
      const swapped = pins.map((pin) => (pin.id === id ? pinOf(run) : pin))
      keep(isPinned ? pins.filter((pin) => pin.id !== id) : swapped)
      crew.allow()
      const t = Math.min(feed.latest?.iteration ?? 0, chosen.run.config.iterations)
      open({ run: chosen.run, unknown: state.unknown, view: { ...DEFAULT_VIEW, scale: state.scale, t: t || null } })
      view.setState({ known: history ? { opened: store.getState().opened, history } : null, pointed: null })
    },
    point: (pointed) => view.setState({ pointed }),
    trace: (wanted) => crew.trace(wanted),
    compareOptimizers: (run) => add(optimizerSet(run)),
    read(shared) {
      const { runs, issues } = readPins(shared.pins ?? [], shared.run)
      const before = store.getState().pins
      // What is known of a run stays known.
      keep(runs.map((run) => before.find((pin) => equalRuns(pin.run, run)) ?? pinOf(run)))
      if (areFree(runs)) crew.allow()
      if (issues.length > 0) store.setState((state) => ({ issues: [...state.issues, ...issues] }))
    },
    entries: (run) => writePins(store.getState().pins.map(runOf), run),
  }
  store.setState({ board })
  store.subscribe(({ status }, before) => {
    if (status === 'running' && before.status !== 'running') crew.allow()
  })
  feed.subscribe(follow)
  return board
}

function runOf({ run }: Pin): Run {
  return run
}

/** What the crew says of its members, by their ids. */
type Told = Pick<BoardState, 'news' | 'courses' | 'held'>

function cores(): number {
  return typeof navigator === 'undefined' ? 2 : navigator.hardwareConcurrency
}

/** The companions of the pins, not too many of them at work at once. */
class Crew {
  readonly #startWorker: () => WorkerPort
  readonly #tell: (told: Told) => void
  readonly #atOnce = Math.max(1, Math.min(MOST_AT_ONCE, cores() - 1))
  readonly #members = new Map<number, Companion>()
  #news: Told['news'] = new Map()
  #courses: Told['courses'] = new Map()
  /** Those that may begin. */
  readonly #allowed = new Set<number>()
  #at = 0
  #traced = false

  constructor(startWorker: () => WorkerPort, tell: (told: Told) => void) {
    this.#startWorker = startWorker
    this.#tell = tell
  }

  /** Has a companion for each of `pins`, and for nobody else. */
  attend(pins: readonly Pin[]): void {
    for (const [id, member] of this.#members) {
      if (pins.some((pin) => pin.id === id)) continue
      member.close()
      this.#members.delete(id)
      this.#allowed.delete(id)
    }
    for (const { id, run } of pins) {
      if (this.#members.has(id)) continue
      const member = new Companion(run, this.#startWorker, (news) => this.#hear(id, news))
      member.trace(this.#traced)
      this.#members.set(id, member)
    }
    this.#news = new Map([...this.#news].filter(([id]) => this.#members.has(id)))
    this.#courses = new Map([...this.#courses].filter(([id]) => this.#members.has(id)))
    this.#tellAll()
    this.#begin()
  }

  /** Lets all that are there begin, each in its turn. */
  allow(): void {
    for (const id of this.#members.keys()) this.#allowed.add(id)
    this.#tellAll()
    this.#begin()
  }

  trace(wanted: boolean): void {
    this.#traced = wanted
    for (const member of this.#members.values()) member.trace(wanted)
  }

  show(iteration: number): void {
    this.#at = iteration
    for (const member of this.#members.values()) member.show(iteration)
  }

  #hear(id: number, news: CompanionNews): void {
    // A course that is known to its end stays the same, wherever in it the run is shown.
    const isKnown = this.#news.get(id)?.status === 'done'
    this.#news = new Map(this.#news).set(id, news)
    if (!isKnown && news.frame !== null) this.#courses = new Map(this.#courses).set(id, news.frame.history)
    this.#tellAll()
    if (news.status !== 'computing') this.#begin()
  }

  #tellAll(): void {
    const held = this.#allowed.size < this.#members.size
    this.#tell({ news: this.#news, courses: this.#courses, held })
  }

  #begin(): void {
    for (const [id, member] of this.#members) {
      const busy = [...this.#members.values()].filter(({ status }) => status === 'computing').length
      if (busy >= this.#atOnce) return
      if (member.status !== 'waiting' || !this.#allowed.has(id)) continue
      member.show(this.#at)
      member.begin()
    }
  }
}
