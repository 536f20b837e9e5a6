import type { StoreApi } from 'zustand/vanilla'
import type { EngineClient, WorkerPort } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { SweepPort } from '../engine/page/sweep-pool.ts'
import type { Opening } from './opening.ts'
import type { PageState } from './page-state.ts'
import type { TheoryPort } from './services/theory-client.ts'

/** How the page's workers are started; each throws where the browser refuses. */
export interface Workers {
  /** One that carries out a run. */
  engine(): WorkerPort
  /** One that carries out runs of a sweep. */
  sweep(): SweepPort
  /** The theory's. */
  theory(): TheoryPort
}

/** What services are made of. */
export interface PageParts {
  readonly store: StoreApi<PageState>
  readonly feed: FrameFeed
  readonly workers: Workers
  /** Shows what is described instead of the run on screen, which is not lost. */
  readonly open: Opening['open']
  /** Hands out something else with the run on screen, which stays; Back returns to what was before. */
  readonly turn: Opening['turn']
  /** Moves the run on screen. */
  readonly engine: Pick<EngineClient, 'play' | 'seek' | 'described'>
}
