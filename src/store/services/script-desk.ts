import { createStore, type StoreApi } from 'zustand/vanilla'

/** Where a script is read and looked at before its run is taken. */
export class ScriptDesk {
  readonly store: StoreApi<{ readonly text: string | null }> = createStore<{ readonly text: string | null }>(() => ({
    text: null,
  }))

  /** Opens it, with a script or with room for one. */
  open(text = ''): void {
    this.store.setState({ text })
  }

  close(): void {
    this.store.setState({ text: null })
  }
}

export const createScriptDesk = () => new ScriptDesk()
