import { createStore, type StoreApi } from 'zustand/vanilla'

/** A run file as it was chosen or dropped. */
export interface GivenFile {
  readonly name: string
  readonly text: string
}

/** Where a run file is looked at before anything of it is taken. */
export class RunFileDesk {
  readonly store: StoreApi<{ readonly file: GivenFile | null }> = createStore<{ readonly file: GivenFile | null }>(
    () => ({ file: null }),
  )

  open(file: GivenFile): void {
    this.store.setState({ file })
  }

  close(): void {
    this.store.setState({ file: null })
  }
}

export const createRunFileDesk = () => new RunFileDesk()
