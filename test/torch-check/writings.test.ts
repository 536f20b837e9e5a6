import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutants } from '../script/mutants.ts'
import { python, torch } from './torch.ts'

const folder = new URL('../script/writings/', import.meta.url)
const FILES = readdirSync(folder).filter((file) => file.endsWith('.py'))

// The digests are those of 1.13; `npm run test:torch -- writings -u` writes them anew.
test.runIf(torch().release === '1.13')(
  'scripts, and what breaks them, end with the weights that are kept',
  async () => {
    const judged: Record<string, unknown> = {}
    for (const file of FILES.toSorted()) {
      const text = readFileSync(new URL(file, folder), 'utf8')
      const judge = fileURLToPath(new URL('../script/judge.py', import.meta.url))
      judged[file] = JSON.parse(await python([judge], JSON.stringify([text, ...mutants(text)])))
    }
    await expect(`${JSON.stringify(judged, null, 2)}\n`).toMatchFileSnapshot('../script/writings/judged.json')
  },
)
