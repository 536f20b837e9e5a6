import type { Run } from '../../experiment/config.ts'
import type { Frame } from '../protocol.ts'
import type { WorkerPort } from './client.ts'

/** What somebody who waits for the end of a run can say and hear meanwhile. */
interface Waiting {
  /** Ends the work; the promise is then rejected. */
  readonly signal: AbortSignal
  /** How many iterations are done, a few times a second. */
  readonly progress: (iterations: number) => void
}

/**
 * The last frame of `run`, from a worker of its own that runs to the end unseen and is gone afterwards: the run on screen
 * stays where it is. Rejected if the worker fails or `signal` says to stop.
 */
export function outcomeOf(run: Run, startWorker: () => WorkerPort, { signal, progress }: Waiting): Promise<Frame> {
  const worker = startWorker()
  const frame = new Promise<Frame>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')))
    worker.onerror = () => reject(new Error('the worker cannot be started'))
    worker.onmessage = ({ data }) => {
      if (data.type === 'seeking') progress(data.iteration)
      else if (data.type === 'frame') resolve(data.frame)
      else if (data.type === 'failed') reject(new Error(data.message))
    }
    // To open a run at its end is to be shown it there.
    worker.postMessage({ type: 'open', runId: 1, run, at: run.config.iterations })
  })
  return frame.finally(() => worker.terminate())
}
