import type { Config } from '../../experiment/config.ts'
import type { Limits } from '../../theory/limits.ts'
import type { Theory } from './theory.ts'

/** The limits of lr under each of `configs`. Rejects where they cannot be found out. */
export type AskLimits = (configs: readonly Config[]) => Promise<readonly Limits[]>

/** Has the theory's worker find them; a question each, so that others are answered in between. */
export function askingTheory(theory: Theory): AskLimits {
  return (configs) => Promise.all(configs.map((config) => limitsOf(theory, config)))
}

async function limitsOf(theory: Theory, config: Config): Promise<Limits> {
  const run = { config, changes: [] }
  const { rates } = await theory.ask({ type: 'rates', run, config, batchSizes: [config.batchSize] })
  if (rates[0] === undefined) throw new Error('no limits')
  return rates[0].limits
}
