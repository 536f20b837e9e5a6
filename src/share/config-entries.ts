import { applies } from '../experiment/choices.ts'
import { type Config, fieldOf, KEYS, type Key, snakeCase } from '../experiment/config.ts'
import { reconciled } from '../experiment/conflicts.ts'
import { defaults, defaultsOf, type Version } from '../experiment/defaults.ts'
import { withValue, written } from '../experiment/run.ts'
import { type Entry, readEntry } from './entries.ts'
import type { IssueList, LinkProblem } from './issue.ts'

/** The config that `given`, the entries by their keys, describes in `version`; what does not count is named in `issues`. */
export function readConfig(given: ReadonlyMap<string, Entry>, version: Version, issues: IssueList): Config {
  const failures: { readonly key: Key; readonly text: string; readonly problem: LinkProblem }[] = []
  const decode = <K extends Key>(config: Config, key: K): Config => {
    const fallback = withValue(config, key, defaultsOf(version, config)[key])
    const entry = given.get(snakeCase(key))
    if (entry === undefined) return fallback
    const reading = readEntry(entry, fieldOf(key).kind)
    if (reading.ok) return withValue(config, key, reading.value)
    failures.push({ key, text: entry.text, problem: reading.problem })
    return fallback
  }
  const read = KEYS.reduce(decode, defaults[version])
  // What follows from data is known only now: with a bias the best weight is another.
  const follows = KEYS.filter((key) => !applies(read, key) && !given.has(snakeCase(key)))
  const decoded = follows.reduce((config, key) => withValue(config, key, defaultsOf(version, read)[key]), read)
  const { config, conflicts } = reconciled(decoded, defaultsOf(version, decoded))
  for (const { key, problem } of conflicts) failures.push({ key, text: written(decoded, key), problem })
  for (const { key, text, problem } of failures) {
    const used = applies(config, key) ? written(config, key) : undefined
    issues.add(snakeCase(key), text, problem, used)
  }
  return config
}
