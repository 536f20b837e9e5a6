import { createStore, type StoreApi } from 'zustand/vanilla'
import { EngineClient } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { Frame } from '../engine/protocol.ts'
import type { Run } from '../experiment/config.ts'
import type { Address } from '../share/address.ts'
import type { ReadLink, Shared } from '../share/codec.ts'
import { sealed } from '../share/seal.ts'
import { type Actions, createActions } from './actions.ts'
import { describing, hashOf, type InAddress, inEffect, madeBy, openingAt } from './described.ts'
import { createOpening, type Opening, type ReadLinkLater } from './opening.ts'
import type { Workers } from './page-parts.ts'
import { DEFAULT_RATE, type PageState } from './page-state.ts'
import { createPins } from './services/pins.ts'
import { createServices, type ServiceOf } from './services.ts'

/** What the app is made of; the composition root brings the real ones, tests bring their own. */
export interface AppParts {
  readonly feed: FrameFeed
  readonly workers: Workers
  readonly address: Address
  /** What the address says as the page opens. */
  readonly opened: ReadLink
  /** Reads what it comes to later. */
  readonly readLink: ReadLinkLater
  readonly storage: () => Storage
  /** A new seed, drawn anew at each call. */
  readonly drawSeed: () => number
  readonly loadMessages: (language: PageState['language']) => Promise<PageState['text']>
  readonly language: PageState['language']
  readonly text: PageState['text']
  readonly theme: PageState['theme']
}

/** The page's state and everything that changes it. Numbers at frame rate are in `feed`, outside. */
export interface App {
  readonly store: StoreApi<PageState>
  readonly actions: Actions
  readonly feed: FrameFeed
  readonly workers: Workers
  /** The iteration that a seek under way goes to; null where there is none. */
  sought(): number | null
  /** What whoever made the page may do, whatever its readers may. */
  readonly author: { readonly engine: EngineClient; readonly opening: Opening }
  /** What the address says, or is about to: the hash that describes what is on screen. */
  hash(): string
  /** The link to what is on screen, for another reader. */
  link(): string
  /** The link to the very moment on screen, on a page that shows everything and can be used in everything. */
  wholeLink(): string
  /** Loads the page anew; it then shows this run and stops it where it stands. */
  reload(): void
  /** The page may not be come back to: has the address say where the run is, though it be under way. */
  leave(): void
  /** It has been come back to, and goes on: the address is as before. */
  comeBack(): void
  /** What lives as long as the page beside the run on screen. */
  readonly service: ServiceOf
}

/** Opens the run that the address describes and keeps page, engine and address in step from then on. */
export function createApp(parts: AppParts): App {
  const { feed, address, opened, readLink } = parts
  const store = createStore<PageState>(() => ({
    ...describing(opened.shared),
    opened: 0,
    issues: opened.issues,
    rate: DEFAULT_RATE,
    panel: 'chart',
    panelChosen: false,
    toast: null,
    language: parts.language,
    text: parts.text,
    theme: parts.theme,
    guess: null,
    asks: false,
    marked: null,
    atDesk: false,
    presenting: false,
    helping: false,
    embedded: address.query().embed,
  }))
  const engine = new EngineClient(parts.workers.engine, feed, {
    changed: ({ iteration }, run) => store.setState({ run, ...inEffect(run, iteration) }),
    seeking: (seeking) => store.getState().seeking !== seeking && store.setState({ seeking }),
    restarted: () => store.setState({ toast: { type: 'restarted' } }),
    waiting: () => store.setState({ toast: { type: 'engineLoading' } }),
    began: () => store.setState(engineBegan(store.getState())),
    failed: (failure) => store.setState({ failure, toast: null }),
  })
  const lastingPins = {
    entries: (run: Run) => pins.entries(run),
    read: (shared: Shared) => pins.read(shared),
  }
  const opening = createOpening({ store, engine, feed, address, readLink, pins: lastingPins })
  const service = createServices({ ...parts, store, open: opening.open, turn: opening.turn, engine })
  const pins = service('pins', createPins)
  const hash = () => hashOf(store.getState(), pins.entries)
  feed.subscribe((frame) => {
    const news = frameSeen(store.getState(), frame)
    if (news !== null) store.setState(news)
  })
  engine.open(opened.shared.run, openingAt(opened.shared))
  engine.watch()
  pins.read(opened.shared)
  address.listen(opening.arrive)
  store.subscribe((state, before) => {
    const inAddress: readonly (keyof InAddress)[] = [
      'run',
      'unknown',
      'scale',
      'handout',
      'status',
      'stoppedAt',
      'stopAt',
    ]
    if (inAddress.some((key) => state[key] !== before[key])) address.replace(hash())
  })
  pins.store.subscribe((state, before) => {
    if (state.pins !== before.pins) address.replace(hash())
  })
  opening.tidy(opened)
  const link = () => address.href(sealed(hash()))
  const sought = () => engine.sought
  const actions = createActions({ ...parts, store, engine, opening, link })
  /** Null before the first iteration: there the address says it all. */
  const place = (state: InAddress = store.getState()) => {
    const iteration = engine.sought ?? feed.latest?.iteration ?? 0
    return iteration === 0 ? null : hashOf({ ...state, stopAt: iteration }, pins.entries)
  }
  const reload = () => address.reload(place() ?? hash())
  const wholeLink = () => {
    const state = store.getState()
    const { cards } = state.handout
    const handout = { ...state.handout, show: null, controls: null, cards: cards?.whole() ?? null }
    const whole = { ...state, handout }
    return address.href(sealed(place(whole) ?? hashOf(whole, pins.entries)))
  }
  let isAway = false
  const leave = () => {
    const left = place()
    if (left === null) return
    isAway = true
    address.replace(left)
    address.flush()
  }
  const comeBack = () => {
    if (isAway) address.replace(hash())
    isAway = false
  }
  return {
    store,
    feed,
    workers: parts.workers,
    hash,
    link,
    wholeLink,
    sought,
    reload,
    leave,
    comeBack,
    service,
    actions,
    author: { engine, opening },
  }
}

/** What is no longer true once the engine is heard of. */
function engineBegan({ toast }: PageState): Partial<PageState> {
  return toast?.type === 'engineLoading' ? { failure: null, toast: null } : { failure: null }
}

/** What a frame changes in the slow state, or null: only when something started, stopped or took effect. */
function frameSeen(state: PageState, { status, iteration, divergedAt }: Frame): Partial<PageState> | null {
  const stoppedAt = status === 'running' ? state.stoppedAt : iteration
  // A stop that was reached is over, but for the last iteration: a link that opens there keeps saying so.
  const reached = state.stopAt !== null && iteration >= state.stopAt && status !== 'finished'
  const stopAt = reached ? null : state.stopAt
  const news = { status, divergedAt, stoppedAt, stopAt }
  if (madeBy(state.run, iteration) !== state.made) return { ...news, ...inEffect(state.run, iteration) }
  const same = state.status === status && state.divergedAt === divergedAt && state.stoppedAt === stoppedAt
  return same && state.stopAt === stopAt ? null : news
}
