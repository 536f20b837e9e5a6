import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sources } from './rules.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The files below `folder` whose name is of that kind, by their paths from the root: the modules of src, if nothing else is said. */
export function readSources(kind = /\.tsx?$/, folder = 'src'): Sources {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => kind.test(name))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]))
}
