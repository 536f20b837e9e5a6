import type { Config } from '../../../experiment/config.ts'
import type { Limits } from '../../../theory/limits.ts'

/** The limits of lr under each of `configs`. Rejects where they cannot be found out. */
export type AskLimits = (configs: readonly Config[]) => Promise<readonly Limits[]>

/** Asks a worker that is gone afterwards. */
export const askLimits: AskLimits = (configs) => {
  const worker = new Worker(new URL('./limits-worker.ts', import.meta.url), { type: 'module', name: 'sgd-limits' })
  const answer = new Promise<readonly Limits[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<readonly Limits[]>) => resolve(data)
    worker.onerror = () => reject(new Error('no limits'))
    worker.postMessage(configs)
  })
  return answer.finally(() => worker.terminate())
}
