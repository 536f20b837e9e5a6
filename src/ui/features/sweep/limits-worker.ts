import type { Config } from '../../../experiment/config.ts'
import { limitsOf } from '../../../theory/limits.ts'
import { problemOf, sameProblem } from '../../../theory/problem.ts'

// Glue only: the limits take longer than a frame, and the trainer's arithmetic is not to travel with the page.

declare const self: DedicatedWorkerGlobalScope

self.onmessage = ({ data }: MessageEvent<readonly Config[]>) => {
  const [first] = data
  if (first === undefined) return
  let problem = problemOf(first)
  self.postMessage(
    data.map((config) => {
      if (!sameProblem(problem.config, config)) problem = problemOf(config)
      return limitsOf(problem, config)
    }),
  )
}
