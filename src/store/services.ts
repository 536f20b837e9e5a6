import type { StoreApi } from 'zustand/vanilla'
import type { WorkerPort } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { Shared } from '../share/codec.ts'
import type { Pins } from './services/pins.ts'
import type { Sweeps } from './services/sweep.ts'
import type { Theory } from './services/theory.ts'
import type { State } from './state.ts'

/**
 * What lives as long as the page beside the run on screen, by name. All have one shape: a `store` of slow state, which is
 * data only, and what a person can do with it.
 */
interface ServiceByName {
  readonly pins: Pins
  readonly sweep: Sweeps
  readonly theory: Theory
}

export type ServiceName = keyof ServiceByName

/** How a service is made. Whoever asks for one brings this along, so that its code is loaded with the first who asks. */
export type Make<N extends ServiceName> = (page: PageParts) => ServiceByName[N]

/** The service of a name, made when it is first asked for. */
export type ServiceOf = <N extends ServiceName>(name: N, make: Make<N>) => ServiceByName[N]

/** What services are made of. */
export interface PageParts {
  readonly store: StoreApi<State>
  readonly feed: FrameFeed
  readonly startWorker: () => WorkerPort
  /** Shows what is described instead of the run on screen. */
  readonly open: (shared: Shared) => void
  readonly service: ServiceOf
}

/** The services of one page; each is made once. */
export function createServices(parts: Omit<PageParts, 'service'>): ServiceOf {
  const made: { [N in ServiceName]?: ServiceByName[N] } = {}
  const service: ServiceOf = (name, make) => {
    const found = made[name] ?? make({ ...parts, service })
    made[name] = found
    return found
  }
  return service
}
