import { createStore, type StoreApi } from 'zustand/vanilla'

/** Data as they come: a file, a text that was pasted, or nothing yet. */
export interface GivenData {
  readonly file: File | null
  readonly text: string
  /** Asks what it is as a matrix, where it may be one; null where it is none. */
  readonly asMatrix: (() => void) | null
  /** What a link has of data that are not here, and the link itself: they open it. */
  readonly wanted: { readonly name: string; readonly link: string } | null
}

const NOTHING: GivenData = { file: null, text: '', asMatrix: null, wanted: null }

/** Where data are looked at, and columns chosen of them, before a run is made of them. */
export class DataDesk {
  readonly store: StoreApi<{ readonly given: GivenData | null }> = createStore<{ readonly given: GivenData | null }>(
    () => ({ given: null }),
  )

  open(given: Partial<GivenData> = {}): void {
    this.store.setState({ given: { ...NOTHING, ...given } })
  }

  close(): void {
    this.store.setState({ given: null })
  }
}

export const createDataDesk = () => new DataDesk()
