import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scale } from '../../share/page-view.ts'

/** The pictures of the weights. */
export type WeightsView = 'weights' | 'directions' | 'landscape'

/** What a reader chose to see of the weights. */
export interface WeightsChoice {
  readonly view: WeightsView
  /** Of the axis of the iterations. */
  readonly scale: Scale
  /** An output column; null where none was chosen. */
  readonly column: number | null
}

/** The choice of a page, kept while the tab is out of sight: the pictures that are exported are of what was chosen. */
export interface WeightsViews {
  readonly store: StoreApi<WeightsChoice>
  choose(chosen: Partial<WeightsChoice>): void
}

export function createWeightsViews(): WeightsViews {
  const store = createStore<WeightsChoice>(() => ({ view: 'weights', scale: 'linear', column: null }))
  return { store, choose: (chosen) => store.setState(chosen) }
}
