import type { Finding } from './finding.ts'
import type { Situation } from './situation.ts'

/** weight_decay pulls the weights towards 0, and holds them between there and the least-squares weight. */
export function weightDecay({ late, problem, offset }: Situation): Finding {
  const { eigenvalues, width } = problem
  const adds =
    offset?.reduce((sum, value, at) => sum + ((eigenvalues[at % width] as number) * value ** 2) / 2, 0) ?? null
  return {
    cause: 'weight-decay',
    detail: { weightDecay: late.weightDecay, adds },
    remedy: { type: 'set', key: 'weightDecay', value: 0 },
  }
}
