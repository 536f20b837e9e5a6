import { type Sources, targetOf } from './rules.ts'
import { type Mention, scan } from './scan.ts'

type Graph = ReadonlyMap<string, readonly string[]>

/**
 * Circles of imports, one for each group of files that all reach each other: `a.ts -> b.ts -> a.ts`. Imports of types
 * count, for they make a reader go round as well; what is loaded later, or started as a worker, does not.
 */
export function circles(sources: Sources): readonly string[] {
  const graph: Graph = new Map(Object.entries(sources).map(([path, source]) => [path, importsOf(path, source)]))
  const seen = new Set<string>()
  return [...graph.keys()].flatMap((path) => {
    const way = seen.has(path) ? null : wayBack(graph, path)
    for (const each of way ?? []) seen.add(each)
    return way === null ? [] : [way.join(' -> ')]
  })
}

function importsOf(path: string, source: string): readonly string[] {
  const isNow = ({ how }: Mention) => how === 'import' || how === 'type import'
  return scan(path, source)
    .mentions.filter(isNow)
    .map(({ target }) => targetOf(path, target))
}

/** The shortest way from `start` back to it; null where there is none. */
function wayBack(graph: Graph, start: string): readonly string[] | null {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (const at of waiting) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) return [...trace(cameFrom, at), start]
      if (cameFrom.has(next) || !graph.has(next)) continue
      cameFrom.set(next, at)
      waiting.push(next)
    }
  }
  return null
}

function trace(cameFrom: ReadonlyMap<string, string>, end: string): readonly string[] {
  const before = cameFrom.get(end)
  return before === undefined ? [end] : [...trace(cameFrom, before), end]
}
