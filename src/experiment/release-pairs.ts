import type { Run } from './config.ts'
import { inRelease, releasesOffered } from './other-releases.ts'
import { equalRuns } from './run.ts'

/** Two runs that differ in nothing but the release of PyTorch, in the order of the releases. */
export type ReleasePair = readonly [Run, Run]

/** The pairs among `runs` that differ in nothing but the release, by their places; a run that is there twice counts once. */
export function releasePairsIn(runs: readonly Run[]): readonly (readonly [number, number])[] {
  const order = releasesOffered()
  const place = ({ config }: Run) => order.indexOf(config.torch)
  const isNew = (run: Run, at: number) => runs.findIndex((each) => equalRuns(each, run)) === at
  return runs.flatMap((run, i) =>
    runs.flatMap((other, j) => {
      const isPair = place(run) < place(other) && equalRuns(run, inRelease(other, run.config.torch))
      return isPair && isNew(run, i) && isNew(other, j) ? [[i, j] as const] : []
    }),
  )
}
