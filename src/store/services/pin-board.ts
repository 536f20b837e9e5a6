import type { StoreApi } from 'zustand/vanilla'
import type { WorkerPort } from '../../engine/page/client.ts'
import { Companion, type CompanionNews } from '../../engine/page/companion.ts'
import type { Frame } from '../../engine/protocol.ts'
import type { Run } from '../../experiment/config.ts'
import { optimizerSet } from '../../experiment/optimizer-set.ts'
import { equalRuns } from '../../experiment/run.ts'
import { MAX_PINS, type Shared } from '../../share/codec.ts'
import { readPins, writePins } from '../../share/pin-entries.ts'
import { areFree } from '../free-work.ts'
import type { PageParts } from '../page-parts.ts'
import type { Pin, PinsState } from './pins-state.ts'

/** Between two moments that pinned runs are shown at while the one on screen moves, in milliseconds. */
const FOLLOW_EVERY = 250

/** The most workers that compute pinned runs at once. */
const MOST_AT_ONCE = 2

/** What looks after the pinned runs. Loaded with the first of them. */
export interface PinBoard {
  /** Pins `runs`, those that are not pinned, as far as there is room. */
  add(runs: readonly Run[]): void
  compareOptimizers(run: Run): void
  remove(id: number): void
  clear(): void
  load(id: number): void
  trace(wanted: boolean): void
  read(shared: Shared): void
  entries(run: Run): readonly string[]
}

/** Looks after the pinned runs from now on. */
export function createPinBoard(page: PageParts, store: StoreApi<PinsState>): PinBoard {
  const { feed, workers } = page
  const crew = new Crew(workers.engine, (told) => store.setState(told))
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
    store.setState({ at: iteration })
    crew.show(iteration)
  }
  page.store.subscribe(({ status }, before) => {
    if (status === 'running' && before.status !== 'running') crew.allow()
  })
  feed.subscribe(follow)
  return {
    add,
    remove: (id) => keep(store.getState().pins.filter((pin) => pin.id !== id)),
    clear: () => keep([]),
    load(id) {
      const { pins, histories } = store.getState()
      const { run, unknown, scale, handout } = page.store.getState()
      const chosen = pins.find((pin) => pin.id === id)
      if (chosen === undefined) return
      const history = histories.get(id)
      const isPinned = pins.some((pin) => pin.id !== id && equalRuns(pin.run, run))
      const swapped = pins.map((pin) => (pin.id === id ? pinOf(run) : pin))
      const t = Math.min(feed.latest?.iteration ?? 0, chosen.run.config.iterations)
      // First: what is left keeps the pins that it had.
      page.open({ run: chosen.run, unknown, view: { scale, handout, t: t || null } }, { withPins: true })
      keep(isPinned ? pins.filter((pin) => pin.id !== id) : swapped)
      crew.allow()
      store.setState({ known: history ? { opened: page.store.getState().opened, history } : null, pointed: null })
    },
    trace: (wanted) => crew.trace(wanted),
    compareOptimizers: (run) => add(optimizerSet(run)),
    read(shared) {
      const { runs, issues } = readPins(shared.pins ?? [], shared.run)
      const before = store.getState().pins
      // What is known of a run stays known.
      keep(runs.map((run) => before.find((pin) => equalRuns(pin.run, run)) ?? pinOf(run)))
      if (areFree(runs)) crew.allow()
      if (issues.length > 0) page.store.setState((state) => ({ issues: [...state.issues, ...issues] }))
    },
    entries: (run) => writePins(store.getState().pins.map(runOf), run),
  }
}

function runOf({ run }: Pin): Run {
  return run
}

/** What the crew says of its members, by their ids. */
type Told = Pick<PinsState, 'news' | 'histories' | 'held'>

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
  #histories: Told['histories'] = new Map()
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
    this.#histories = new Map([...this.#histories].filter(([id]) => this.#members.has(id)))
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
    // Losses that are known to the end stay the same, wherever in it the run is shown.
    const isKnown = this.#news.get(id)?.status === 'done'
    this.#news = new Map(this.#news).set(id, news)
    if (!isKnown && news.frame !== null) this.#histories = new Map(this.#histories).set(id, news.frame.history)
    this.#tellAll()
    if (news.status !== 'computing') this.#begin()
  }

  #tellAll(): void {
    const held = this.#allowed.size < this.#members.size
    this.#tell({ news: this.#news, histories: this.#histories, held })
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
