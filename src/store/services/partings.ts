import { createStore, type StoreApi } from 'zustand/vanilla'
import { WorkerTask } from '../../engine/page/worker-task.ts'
import type { SweepEvent } from '../../engine/sweep-protocol.ts'
import type { ReleasePair } from '../../experiment/release-pairs.ts'
import { equalRuns } from '../../experiment/run.ts'
import type { Parting } from '../../training/parting.ts'
import type { PageParts } from '../page-parts.ts'

/** What is known of where two runs part; `failed` where no worker tells. */
export type PartingNews =
  | { readonly status: 'comparing' | 'known'; readonly parting: Parting }
  | { readonly status: 'failed' }

/** A pair of runs, and what is known of where they part. */
export interface KnownParting {
  readonly runs: ReleasePair
  readonly news: PartingNews
}

export interface PartingsState {
  /** Of the pairs that were asked for last, and of some before them. */
  readonly known: readonly KnownParting[]
}

/** As many as seven runs on screen can make, and as many again of before. */
const MOST_KNOWN = 12

/** Where runs part that differ in nothing but the release of PyTorch: one pair after the other, in a worker. */
export class Partings {
  readonly store: StoreApi<PartingsState> = createStore<PartingsState>(() => ({ known: [] }))
  readonly #startWorker: PageParts['workers']['sweep']
  #wanted: readonly ReleasePair[] = []
  #under: { readonly runs: ReleasePair; readonly task: WorkerTask } | null = null

  constructor(startWorker: PageParts['workers']['sweep']) {
    this.#startWorker = startWorker
  }

  /** Has these pairs compared, and no others; with none the work ends. */
  attend(pairs: readonly ReleasePair[]): void {
    this.#wanted = pairs
    const isWanted = pairs.some((pair) => this.#under !== null && isSame(pair, this.#under.runs))
    if (!isWanted) this.#stop()
    this.#next()
  }

  /** Compares once more what could not be. */
  retry(): void {
    this.store.setState(({ known }) => ({ known: known.filter(({ news }) => news.status !== 'failed') }))
    this.#next()
  }

  #next(): void {
    if (this.#under !== null) return
    const runs = this.#wanted.find((pair) => !this.#isSettled(pair))
    if (runs === undefined) return
    const task = new WorkerTask({ type: 'compare', id: 1, runs }, this.#startWorker, (event) => {
      const news = newsOf(event)
      this.#hear(runs, news)
      return news.status !== 'comparing'
    })
    this.#under = { runs, task }
    task.begin()
  }

  #hear(runs: ReleasePair, news: PartingNews): void {
    const others = this.store.getState().known.filter((each) => !isSame(each.runs, runs))
    this.store.setState({ known: [...others, { runs, news }].slice(-MOST_KNOWN) })
    if (news.status === 'comparing') return
    this.#under = null
    this.#next()
  }

  #isSettled(pair: ReleasePair): boolean {
    return this.store.getState().known.some(({ runs, news }) => news.status !== 'comparing' && isSame(runs, pair))
  }

  #stop(): void {
    this.#under?.task.close()
    this.#under = null
  }
}

function newsOf(event: SweepEvent | null): PartingNews {
  if (event?.type !== 'parting') return { status: 'failed' }
  return { status: event.isKnown ? 'known' : 'comparing', parting: event.parting }
}

/** Whether two pairs are of the same runs. */
export function isSame([a, b]: ReleasePair, [c, d]: ReleasePair): boolean {
  return equalRuns(a, c) && equalRuns(b, d)
}

export function createPartings({ workers }: PageParts): Partings {
  return new Partings(workers.sweep)
}
