import { useMemo, useSyncExternalStore } from 'react'
import type { HistoryView } from '../engine/worker/loss-history.ts'
import type { Board, BoardState } from '../store/services/pins.ts'
import { useSelected } from './context.ts'

/** What is known of a pinned run's losses. */
export interface Course {
  readonly id: number
  /** Its place in the list, from 0. */
  readonly place: number
  readonly history: HistoryView
}

/** The pinned runs as far as they are computed, in the order of the list. */
export function useCourses(): readonly Course[] {
  const pins = useSelected((state) => state.pins)
  const courses = useBoardState(
    useSelected((state) => state.board),
    (state) => state.courses,
    NONE,
  )
  return useMemo(
    () =>
      pins.flatMap(({ id }, place) => {
        const history = courses.get(id)
        return history === undefined ? [] : [{ id, place, history }]
      }),
    [pins, courses],
  )
}

/** What is known already of the run on screen, which was a pin before; or null. */
export function useKnownCourse(): HistoryView | null {
  const opened = useSelected((state) => state.opened)
  const board = useSelected((state) => state.board)
  const known = useBoardState(board, (state) => state.known, null)
  return known?.opened === opened ? known.history : null
}

const NONE: ReadonlyMap<number, HistoryView> = new Map()

/** A part of what changes by itself about pinned runs; `none` where there are no pins yet. */
export function useBoardState<T>(board: Board | null, selector: (state: BoardState) => T, none: T): T {
  return useSyncExternalStore(board?.view.subscribe ?? never, () => (board ? selector(board.view.getState()) : none))
}

function never(): () => void {
  return () => {}
}
