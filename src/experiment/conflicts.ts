import type { Config, Key } from './config.ts'
import type { Problem } from './problem.ts'

/** A rule between fields: `key` is the one that gives way when a link breaks it. */
interface Rule {
  readonly key: Key
  /** What is wrong with `config`, said at the field `at`; null where the rule holds. */
  check(config: Config, at: Key): Problem | null
}

const rules: readonly Rule[] = [
  {
    key: 'trueBias',
    check({ trueBias, W }) {
      if (trueBias === null || trueBias.length === W.columns) return null
      return { code: 'wrongLength', found: trueBias.length, expected: W.columns }
    },
  },
  {
    key: 'batchSize',
    check({ batchSize, numSamples }, at) {
      if (batchSize <= numSamples) return null
      return { code: at === 'numSamples' ? 'samplesUnderBatch' : 'batchOverSamples', batchSize, numSamples }
    },
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
export function conflictsOf(config: Config): readonly { readonly key: Key; readonly problem: Problem }[] {
  return rules.flatMap(({ key, check }) => {
    const problem = check(config, key)
    return problem === null ? [] : [{ key, problem }]
  })
}
