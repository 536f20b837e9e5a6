import type { StoreApi } from 'zustand/vanilla'
import type { EngineClient } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { Run } from '../experiment/config.ts'
import type { Conflict } from '../experiment/conflicts.ts'
import type { Address, Arrival } from '../share/address.ts'
import type { ReadLink, Shared } from '../share/codec.ts'
import type { Handout } from '../share/handout.ts'
import { describing, hashOf, openingAt } from './described.ts'
import { FormerRuns } from './former-runs.ts'
import type { Before, PageState } from './page-state.ts'

/** How a run comes to take the place of the one on screen. */
export interface HowOpened {
  /** A step of its own: Back takes it back even where nothing had been run. */
  readonly step?: boolean
  /** A step that is taken back where it was made: the message with Undo would say nothing new. */
  readonly quiet?: boolean
  /** The pinned runs change with it, so that having it back brings them back, too. */
  readonly withPins?: boolean
  /** What could not be kept of the values on screen. */
  readonly gaveWay?: Conflict | undefined
}

interface Means {
  readonly store: StoreApi<PageState>
  readonly engine: EngineClient
  readonly feed: FrameFeed
  readonly address: Address
  readonly readLink: ReadLinkLater
  readonly pins: {
    entries(run: Run): readonly string[]
    read(shared: Shared): void
  }
}

/** Reads the hash of a link, with code that may have to be loaded; it never rejects. */
export type ReadLinkLater = (hash: string) => Promise<ReadLink>

/** How runs take each other's place on the page, so that none that was under way is lost. */
export interface Opening {
  /** A change at an earlier moment has begun another course of the run that was there: Back returns to that. */
  branched(before: Before): void
  /** Opens what is described. A run that was under way is offered back, and Back returns to it. */
  open(shared: Shared, how?: HowOpened): void
  /** Shows what is described, and what was there is gone: no message and no entry of the history knows of it. */
  replace(shared: Shared): void
  /** The same with what a link describes. */
  follow(hash: string): Promise<void>
  /** Opens what the address has come to: a run that was left there whole, where it was. */
  arrive(arrival: Arrival): Promise<void>
  /** Writes the address anew where the link asks for it. */
  tidy(link: ReadLink): void
  /** Opens what was there before, with all that is known of it, where it was. */
  reopen(before: Before): void
  /** Hands out something else with the run on screen, which stays as it is; Back returns to what was before. */
  turn(handout: Handout): void
  /** What is on the page, or about to be where it is on its way to another moment. */
  present(): Before
}

export function createOpening({ store, engine, feed, address, readLink, pins }: Means): Opening {
  const former = new FormerRuns()
  const present = (): Before => {
    const { run, shown, opened, stoppedAt, stopAt, unknown, handout, made } = store.getState()
    const { iteration: seen = stoppedAt, statement = 0, history } = feed.latest ?? {}
    const iteration = engine.sought ?? seen
    const recorded = Math.max(history?.recorded ?? 0, iteration)
    const later = run.changes.length - made
    // A change just made may still be on its way through the engine.
    const described = engine.described ?? run
    const where = { iteration, statement, recorded, ahead: recorded - iteration, later }
    return { run: described, opened, W: shown.W, stopAt, unknown, handout, pins: null, ...where }
  }
  const show = (shared: Shared) => {
    store.setState((state) => ({ ...describing(shared), opened: state.opened + 1 }))
    engine.open(shared.run, openingAt(shared))
  }
  const replace = (shared: Shared) => {
    show(shared)
    store.setState({ toast: null })
    pins.read(shared)
  }
  const reopen = (before: Before) => {
    const { run, unknown, handout, iteration, statement, stopAt } = before
    store.setState((state) => ({
      ...describing({ run, unknown, view: { scale: state.scale, handout, t: iteration } }),
      stopAt,
      opened: state.opened + 1,
      toast: null,
    }))
    engine.open(run, iteration, statement, true)
  }
  /** Leaves an entry of the history that says where the run stood, and begins another. */
  const step = (before: Before, next: Partial<PageState>) => {
    const state = store.getState()
    const { entry } = address
    address.replace(hashOf({ ...state, run: before.run, status: 'paused', stoppedAt: before.iteration }, pins.entries))
    address.push(hashOf({ ...state, ...next }, pins.entries))
    // A browser that refuses keeps its entry: there is nothing to come back to.
    if (address.entry > entry) former.leave(entry, before)
  }
  const offer = (before: Before, gaveWay: Conflict | null) => {
    if (before.recorded > 0) store.setState({ toast: { type: 'left', before, gaveWay } })
    else if (gaveWay !== null) store.setState({ toast: { type: 'gaveWay', ...gaveWay } })
  }
  const tidy = ({ rewrite }: ReadLink) => {
    if (rewrite === undefined) return
    address.dropQuery(...rewrite)
    address.replace(hashOf(store.getState(), pins.entries))
  }
  return {
    present,
    branched: (before) => step(before, { run: engine.described ?? before.run }),
    tidy,
    reopen(before) {
      reopen(before)
      if (before.pins !== null) {
        const { unknown, scale, handout } = store.getState()
        // What was wrong with a link that is gone.
        store.setState({ issues: [] })
        pins.read({ run: before.run, unknown, view: { scale, handout, t: null }, pins: before.pins })
      }
    },
    open(shared, { step: isStep = false, quiet: isQuiet = false, withPins = false, gaveWay } = {}) {
      const now = present()
      const before = withPins ? { ...now, pins: pins.entries(now.run) } : now
      if (isStep || before.recorded > 0) step(before, describing(shared))
      show(shared)
      if (!isQuiet) offer(before, gaveWay ?? null)
    },
    turn(handout) {
      step(present(), { handout })
      store.setState({ handout })
    },
    replace,
    async follow(hash) {
      const { shared, issues } = await readLink(hash)
      store.setState({ issues })
      replace(shared)
    },
    async arrive({ hash, from, to }) {
      const link = await readLink(hash)
      const { shared, issues } = link
      const now = present()
      const before = { ...now, pins: pins.entries(now.run) }
      const known = former.at(to, shared.run)
      former.pass(from, before)
      store.setState({ issues })
      if (known === null) {
        show(shared)
        offer(before, null)
      } else {
        reopen(known)
      }
      pins.read(shared)
      tidy(link)
    },
  }
}
