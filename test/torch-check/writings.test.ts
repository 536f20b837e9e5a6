import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutants } from '../script/mutants.ts'
import { slipped } from '../script/slips.ts'
import { python, torch } from './torch.ts'

const folder = new URL('../script/writings/', import.meta.url)
const FILES = readdirSync(folder).filter((file) => file.endsWith('.py'))
const JUDGE = fileURLToPath(new URL('../script/judge.py', import.meta.url))

// The digests are those of 1.13; `npm run test:torch -- writings -u` writes them anew.
test.runIf(torch().release === '1.13').each(FILES)(
  '%s, and what breaks it, end with the weights that are kept',
  async (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const judged: unknown = JSON.parse(await python([JUDGE], JSON.stringify([text, ...mutants(text)])))
    const kept = `../script/writings/${file.replace('.py', '.json')}`
    await expect(`${JSON.stringify(judged, null, 2)}\n`).toMatchFileSnapshot(kept)
  },
)

test.runIf(torch().release === '1.13').each(FILES)(
  '%s with a slip stops where it is kept, or ends with those weights',
  async (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const judged: unknown = JSON.parse(await python([JUDGE, '--lines'], JSON.stringify(slipped(text))))
    const kept = `../script/slips/${file.replace('.py', '.json')}`
    await expect(`${JSON.stringify(judged, null, 2)}\n`).toMatchFileSnapshot(kept)
  },
)
