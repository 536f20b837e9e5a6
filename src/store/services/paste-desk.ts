import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../experiment/problem.ts'
import type { MatrixReading } from '../../reading/pasted.ts'

/** What was pasted and may be several things, or was read in part. */
export interface PasteQuestion {
  /** The likelier first. */
  readonly readings: readonly MatrixReading[]
  /** Takes one of them; says what is wrong with it, or null. */
  readonly take: (reading: MatrixReading) => Problem | null
  /** Looks at it as somebody's data, where it may be that, too. */
  readonly asData?: () => void
}

/** Where it is asked what was pasted: one question at a time. */
export class PasteDesk {
  readonly store: StoreApi<{ readonly question: PasteQuestion | null }> = createStore<{
    readonly question: PasteQuestion | null
  }>(() => ({ question: null }))

  ask(question: PasteQuestion): void {
    this.store.setState({ question })
  }

  close(): void {
    this.store.setState({ question: null })
  }
}

export const createPasteDesk = () => new PasteDesk()
