import { posix } from 'node:path'
import type { Sources } from './rules.ts'
import { scan } from './scan.ts'

/** Names that a file has for the part that it plays beside others like it. */
const PARTS: readonly string[] = ['text', 'registry']

/** Base names that several files have, which a reader and a search cannot tell apart: `name: the files`. */
export function namesakes(paths: readonly string[]): readonly string[] {
  const named = grouped(paths.map((path) => [posix.basename(path).replace(/\.tsx?$/, ''), path]))
  return several(named).filter((line) => !PARTS.some((part) => line.startsWith(`${part}: `)))
}

/** Names that several files export, each with a meaning of its own: `name: the files`. */
export function homonyms(sources: Sources): readonly string[] {
  const exported = Object.entries(sources).flatMap(([path, source]) =>
    scan(path, source).exported.map((name): [string, string] => [name, path]),
  )
  return several(grouped(exported))
}

function grouped(entries: readonly (readonly [name: string, path: string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>()
  for (const [name, path] of entries) groups.set(name, [...(groups.get(name) ?? []), path])
  return groups
}

function several(groups: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...groups].flatMap(([name, paths]) => (paths.length > 1 ? [`${name}: ${paths.join(', ')}`] : []))
}
