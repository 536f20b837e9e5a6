import { releases } from '../torch/kernels/releases.ts'
import type { Run } from './config.ts'
import { namesOf } from './names.ts'
import { inRelease } from './other-releases.ts'
import { equalRuns } from './run.ts'

/** Two runs that differ in nothing but the release of PyTorch, in the order of the releases. */
export type ReleasePair = readonly [Run, Run]

/** The pairs among `runs` that differ in nothing but the release, by their places. */
export function releasePairsIn(runs: readonly Run[]): readonly (readonly [number, number])[] {
  const order = namesOf(releases)
  const place = ({ config }: Run) => order.indexOf(config.torch)
  return runs.flatMap((run, i) =>
    runs.flatMap((other, j) => {
      const isPair = place(run) < place(other) && equalRuns(run, inRelease(other, run.config.torch))
      return isPair ? [[i, j] as const] : []
    }),
  )
}
