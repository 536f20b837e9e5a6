import type { SweepCommand, SweepEvent } from '../sweep-protocol.ts'
import type { SweepPort } from './sweep-pool.ts'

/** Work of which this many workers have died is given up. */
const MOST_DEATHS = 3

/** Has one command carried out in a worker of its own, which is gone when nothing more is to be heard or nobody listens. */
export class WorkerTask {
  readonly #command: SweepCommand
  readonly #startWorker: () => SweepPort
  readonly #hear: (event: SweepEvent | null) => boolean
  #port: SweepPort | null = null
  #deaths = 0

  /** @param hear is told what the worker says, null where none does; gives whether that was the last */
  constructor(command: SweepCommand, startWorker: () => SweepPort, hear: (event: SweepEvent | null) => boolean) {
    this.#command = command
    this.#startWorker = startWorker
    this.#hear = hear
  }

  begin(): void {
    try {
      const port = this.#startWorker()
      this.#port = port
      port.onmessage = ({ data }) => {
        if (data.type === 'failed') this.#fail()
        else if (this.#hear(data)) this.close()
      }
      port.onerror = (error) => {
        error.preventDefault()
        this.#died()
      }
      port.postMessage(this.#command)
    } catch {
      this.#fail()
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

  #fail(): void {
    this.close()
    this.#hear(null)
  }

  #died(): void {
    this.close()
    if (++this.#deaths >= MOST_DEATHS) this.#fail()
    else this.begin()
  }
}
