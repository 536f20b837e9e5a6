import { useMemo } from 'react'
import type { HistoryView } from '../engine/worker/loss-history.ts'
import { useSelected } from './context.ts'
import { usePinned } from './usePins.ts'

/** What is known of a pinned run's losses. */
export interface PinnedHistory {
  readonly id: number
  /** Its place in the list, from 0. */
  readonly place: number
  readonly history: HistoryView
}

/** The losses of the pinned runs as far as they are computed, in the order of the list. */
export function usePinnedHistories(): readonly PinnedHistory[] {
  const pins = usePinned((state) => state.pins)
  const histories = usePinned((state) => state.histories)
  return useMemo(
    () =>
      pins.flatMap(({ id }, place) => {
        const history = histories.get(id)
        return history === undefined ? [] : [{ id, place, history }]
      }),
    [pins, histories],
  )
}

/** What is known already of the run on screen, which was a pin before; or null. */
export function useKnownHistory(): HistoryView | null {
  const opened = useSelected((state) => state.opened)
  const known = usePinned((state) => state.known)
  return known?.opened === opened ? known.history : null
}
