import { readFileSync } from 'node:fs'
import type { ScriptFile } from '../../src/script/script-files.ts'
import { tableInFile } from '../../src/ui/features/script/script-tables.ts'

/** A table that writings read, as somebody chooses it. */
function tableOf(name: string): ScriptFile {
  const text = readFileSync(new URL(`tables/data/${name}`, import.meta.url), 'utf8')
  const table = tableInFile(text, name)
  if (table === null) throw new Error(`${name} is no table`)
  return table
}

/** Those with and without a line of names: `judge.py` stands in their folder. */
export const TABLES = ['marks.csv', 'bare.csv'].map(tableOf)
