import type { Config, Key } from './config.ts'
import type { Problem } from './problem.ts'

/** A rule between fields. */
interface Rule {
  /** The field that gives way where a link breaks the rule. */
  readonly key: Key
  /** What is wrong with `config`, said at the field `at`; null where the rule holds. */
  check(config: Config, at: Key): Problem | null
  /** The value in whose favour it gives way: its default where that fits, else the nearest that does. */
  giveWay(config: Config, defaults: Config): Partial<Config>
}

/** A broken rule, said at the field that gives way. */
export interface Conflict {
  readonly key: Key
  readonly problem: Problem
}

const rules: readonly Rule[] = [
  {
    key: 'trueBias',
    check({ trueBias, W }) {
      if (trueBias === null || trueBias.length === W.columns) return null
      return { code: 'wrongLength', found: trueBias.length, expected: W.columns }
    },
    giveWay: () => ({ trueBias: null }),
  },
  {
    key: 'batchSize',
    check({ batchSize, numSamples }, at) {
      if (batchSize <= numSamples) return null
      return { code: at === 'numSamples' ? 'samplesUnderBatch' : 'batchOverSamples', batchSize, numSamples }
    },
    giveWay: ({ numSamples }, defaults) => ({ batchSize: Math.min(defaults.batchSize, numSamples) }),
  },
]

/** The first broken rule between the fields of `config`, said at the field `at` that was just given. */
export function conflictAt(config: Config, at: Key): Problem | null {
  for (const rule of rules) {
    const problem = rule.check(config, at)
    if (problem !== null) return problem
  }
  return null
}

/** Every broken rule, each with the field that gives way. */
export function conflictsOf(config: Config): readonly Conflict[] {
  return rules.flatMap(({ key, check }) => {
    const problem = check(config, key)
    return problem === null ? [] : [{ key, problem }]
  })
}

/** `config` with the field of every broken rule giving way, and the rules that were broken. */
export function reconciled(
  config: Config,
  defaults: Config,
): { readonly config: Config; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = []
  let agreed = config
  for (const { key, check, giveWay } of rules) {
    const problem = check(agreed, key)
    if (problem === null) continue
    conflicts.push({ key, problem })
    agreed = { ...agreed, ...giveWay(agreed, defaults) }
  }
  return { config: agreed, conflicts }
}
