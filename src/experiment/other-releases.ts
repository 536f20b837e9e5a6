import { releases } from '../torch/kernels/releases.ts'
import type { Config, Run } from './config.ts'
import { namesOf } from './names.ts'

/** The same run for another release of PyTorch. */
export function inRelease({ config, changes }: Run, torch: Config['torch']): Run {
  return { config: { ...config, torch }, changes }
}

/** The same run for each of the other releases. */
export function inOtherReleases(run: Run): readonly Run[] {
  const others = namesOf(releases).filter((release) => release !== run.config.torch)
  return others.map((release) => inRelease(run, release))
}
