import type { Handout } from './handout.ts'

/** What of the page, beside the run, a link describes. It never changes the run. */
export interface PageView {
  /** The iteration at which the page stops and shows; null: it does not. */
  readonly t: number | null
  /** The loss chart's axis. */
  readonly scale: Scale
  /** What stands beside the run, and what readers see and use of the page. */
  readonly handout: Handout
}

export type Scale = 'log' | 'linear'

/** Nothing is handed out but the run. */
export const NO_HANDOUT: Handout = { lesson: null, own: null, cards: null, goal: [], show: null, controls: null }

/** What a link leaves out. */
export const DEFAULT_VIEW: PageView = { t: null, scale: 'log', handout: NO_HANDOUT }
