import type { CompanionNews } from '../../engine/page/companion.ts'
import type { HistoryView } from '../../engine/worker/loss-history.ts'
import type { Run } from '../../experiment/config.ts'

/** A run that stays on the page while the settings move on. */
export interface Pin {
  readonly id: number
  readonly run: Run
}

/** The pinned runs, and what of them changes by itself. */
export interface PinsState {
  /** In the order of the link. */
  readonly pins: readonly Pin[]
  /** How each pin's run is getting on, by the pin's id. */
  readonly news: ReadonlyMap<number, CompanionNews>
  /** The losses of each, as far as they are known. */
  readonly histories: ReadonlyMap<number, HistoryView>
  /** The iteration that they are to be shown at. */
  readonly at: number
  /** Whether some wait until the reader presses Run: a link must not make the page work hard. */
  readonly held: boolean
  /** The pin that is pointed at. */
  readonly pointed: number | null
  /** The losses of the run on screen where they are known already: it was a pin. So the axes can stay. */
  readonly known: { readonly opened: number; readonly history: HistoryView } | null
}
