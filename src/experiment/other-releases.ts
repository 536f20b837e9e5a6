import { type Config, fieldOf, type Run } from './config.ts'
import { conflictAt } from './conflicts.ts'

/** Every release of PyTorch that a run can be for, in the order in which they are offered. */
export function releasesOffered(): readonly Config['torch'][] {
  const { control, read } = fieldOf('torch').kind
  if (control.type !== 'select') return []
  return control.options.flatMap((option) => {
    const reading = read(option)
    return reading.ok ? [reading.value] : []
  })
}

/** The same run for another release of PyTorch. */
export function inRelease({ config, changes }: Run, torch: Config['torch']): Run {
  return { config: { ...config, torch }, changes }
}

/** The same run for each of the other releases that raise no error for it. */
export function inOtherReleases(run: Run): readonly Run[] {
  const others = releasesOffered().filter((release) => release !== run.config.torch)
  return others.map((release) => inRelease(run, release)).filter(({ config }) => conflictAt(config, 'torch') === null)
}
