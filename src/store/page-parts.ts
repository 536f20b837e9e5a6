import type { StoreApi } from 'zustand/vanilla'
import type { WorkerPort } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { Shared } from '../share/codec.ts'
import type { PageState } from './page-state.ts'

/** What services are made of. */
export interface PageParts {
  readonly store: StoreApi<PageState>
  readonly feed: FrameFeed
  readonly startWorker: () => WorkerPort
  /** Shows what is described instead of the run on screen. */
  readonly open: (shared: Shared) => void
}
