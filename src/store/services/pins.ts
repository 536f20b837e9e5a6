import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Run } from '../../experiment/config.ts'
import type { Shared } from '../../share/codec.ts'
import type { PageParts } from '../page-parts.ts'
import type { PinBoard } from './pin-board.ts'
import type { PinsState } from './pins-state.ts'

/** The runs pinned beside the one on screen. */
export interface Pins {
  readonly store: StoreApi<PinsState>
  /** Pins the run on screen, or another; nothing where it is pinned, or where there is no room. */
  pin(run?: Run): void
  /** Pins the run on screen with the other optimizers, as many as there is room for. */
  compareOptimizers(): void
  remove(id: number): void
  clear(): void
  /** Opens a pinned run; what was on screen takes its place, unless it is pinned elsewhere. */
  load(id: number): void
  point(id: number | null): void
  /** Has the pinned runs tell the trajectories of their weights, until all who asked for it have said that it is enough. */
  trace(wanted: boolean): void
  /** Takes over the pins of a link; what in them does not count is added to the issues on screen. */
  read(shared: Shared): void
  /** The entries of a link that describe the pins beside `run`; those of the link that was opened until they are read. */
  entries(run: Run): readonly string[]
}

/** The pinned runs of a page: what is asked of them, and their state. What looks after them is loaded with the first one. */
export function createPins(page: PageParts): Pins {
  const store = createStore<PinsState>(() => ({
    pins: [],
    news: new Map(),
    histories: new Map(),
    at: 0,
    held: false,
    pointed: null,
    known: null,
  }))
  const onScreen = () => page.store.getState().run
  let board: PinBoard | null = null
  let unread: readonly string[] = []
  let tracing = 0
  const later = (act: (board: PinBoard) => void) => {
    if (board !== null) act(board)
    else void loaded().then(act, () => page.store.setState({ toast: { type: 'notLoaded' } }))
  }
  const loaded = async () => {
    const { createPinBoard } = await import('./pin-board.ts')
    board ??= createPinBoard(page, store)
    board.trace(tracing > 0)
    return board
  }
  return {
    store,
    // The one on screen now, not the one that is there when the code has come.
    pin(run = onScreen()) {
      later((it) => it.add([run]))
    },
    compareOptimizers() {
      const run = onScreen()
      later((it) => it.compareOptimizers(run))
    },
    remove: (id) => board?.remove(id),
    clear: () => board?.clear(),
    load: (id) => board?.load(id),
    point: (pointed) => store.setState({ pointed }),
    trace(wanted) {
      tracing += wanted ? 1 : -1
      board?.trace(tracing > 0)
    },
    read(shared) {
      unread = shared.pins ?? []
      if (unread.length === 0 && store.getState().pins.length === 0) return
      later((it) => {
        unread = []
        it.read(shared)
      })
    },
    entries: (run) => (unread.length > 0 || board === null ? unread : board.entries(run)),
  }
}
