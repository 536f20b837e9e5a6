import type { ReleasePair } from '../../experiment/release-pairs.ts'
import type { Parting } from '../../training/parting.ts'
import type { SweepPort } from './sweep-pool.ts'

/** What is known of where two runs part; `failed` where no worker tells. */
export type PartingNews =
  | { readonly status: 'comparing' | 'known'; readonly parting: Parting }
  | { readonly status: 'failed' }

/** A comparison of which this many workers have died is given up. */
const MOST_DEATHS = 3

/** Has two runs compared in a worker of their own, which is gone when all is known or nobody watches any more. */
export class PartingWatch {
  readonly #runs: ReleasePair
  readonly #startWorker: () => SweepPort
  readonly #tell: (news: PartingNews) => void
  #port: SweepPort | null = null
  #deaths = 0

  /** @param tell is told whenever something is new */
  constructor(runs: ReleasePair, startWorker: () => SweepPort, tell: (news: PartingNews) => void) {
    this.#runs = runs
    this.#startWorker = startWorker
    this.#tell = tell
  }

  begin(): void {
    try {
      const port = this.#startWorker()
      this.#port = port
      port.onmessage = ({ data }) => {
        if (data.type === 'failed') this.#end({ status: 'failed' })
        else if (data.type === 'parting' && data.isKnown) this.#end({ status: 'known', parting: data.parting })
        else if (data.type === 'parting') this.#tell({ status: 'comparing', parting: data.parting })
      }
      port.onerror = (error) => {
        error.preventDefault()
        this.#died()
      }
      port.postMessage({ type: 'compare', id: 1, runs: this.#runs })
    } catch {
      this.#end({ status: 'failed' })
    }
  }

  /** Ends the work; nothing is told any more. */
  close(): void {
    if (this.#port === null) return
    this.#port.onmessage = null
    this.#port.onerror = null
    this.#port.terminate()
    this.#port = null
  }

  #end(news: PartingNews): void {
    this.close()
    this.#tell(news)
  }

  #died(): void {
    this.close()
    if (++this.#deaths >= MOST_DEATHS) this.#tell({ status: 'failed' })
    else this.begin()
  }
}
