import { createStore, type StoreApi } from 'zustand/vanilla'
import { WorkerTask } from '../../engine/page/worker-task.ts'
import type { RunNeed } from '../../engine/sweep-protocol.ts'
import type { Run } from '../../experiment/config.ts'
import { equalRuns } from '../../experiment/run.ts'
import type { PageParts } from '../page-parts.ts'

export interface RunNeedsState {
  /** The run that was asked for last and is known, and what it takes. */
  readonly known: { readonly run: Run; readonly need: RunNeed } | null
}

/** How long a run must stay as it is before it is tried, in milliseconds: somebody may be about to change it further. */
const REST = 400

/** What a run will take on this machine, found out by trying its first iterations in a worker. */
export class RunNeeds {
  readonly store: StoreApi<RunNeedsState> = createStore<RunNeedsState>(() => ({ known: null }))
  readonly #startWorker: PageParts['workers']['sweep']
  #end: () => void = () => {}

  constructor(startWorker: PageParts['workers']['sweep']) {
    this.#startWorker = startWorker
  }

  /** Has `run` tried, and no other; with null the work ends. */
  attend(run: Run | null): void {
    this.#end()
    if (run === null || this.of(run) !== null) return
    const task = new WorkerTask({ type: 'try', id: 1, run }, this.#startWorker, (event) => {
      if (event?.type === 'tried') this.store.setState({ known: { run, need: event } })
      return event?.type !== 'progress'
    })
    const timer = setTimeout(() => task.begin(), REST)
    this.#end = () => {
      clearTimeout(timer)
      task.close()
    }
  }

  /** What `run` takes; null where that is not known. */
  of(run: Run): RunNeed | null {
    const { known } = this.store.getState()
    return known !== null && equalRuns(known.run, run) ? known.need : null
  }
}

export function createRunNeeds({ workers }: PageParts): RunNeeds {
  return new RunNeeds(workers.sweep)
}
