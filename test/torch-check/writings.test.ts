import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutants } from '../script/mutants.ts'
import { slipped } from '../script/slips.ts'
import { python, torch } from './torch.ts'

const FILES = ['writings', 'by-hand'].flatMap((folder) =>
  readdirSync(new URL(`../script/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith('.py'))
    .map((file) => `${folder}/${file}`),
)
const JUDGE = fileURLToPath(new URL('../script/judge.py', import.meta.url))

// The digests are those of 1.13; `npm run test:torch -- writings -u` writes them anew.
test.runIf(torch().release === '1.13').each(FILES)(
  '%s, and what breaks it, end with the weights that are kept',
  async (file) => {
    const text = readFileSync(new URL(`../script/${file}`, import.meta.url), 'utf8')
    const asked = file.startsWith('by-hand') ? [JUDGE, '--values'] : [JUDGE]
    const judged: unknown[] = JSON.parse(await python(asked, JSON.stringify([text, ...mutants(text)])))
    const lines = judged.map((each) => `  ${JSON.stringify(each)}`)
    await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot(`../script/${file.replace('.py', '.json')}`)
  },
)

test.runIf(torch().release === '1.13').each(FILES.filter((file) => file.startsWith('writings/')))(
  '%s with a slip stops where it is kept, or ends with those weights',
  async (file) => {
    const text = readFileSync(new URL(`../script/${file}`, import.meta.url), 'utf8')
    const judged: unknown = JSON.parse(await python([JUDGE, '--lines'], JSON.stringify(slipped(text))))
    const kept = `../script/slips/${file.replace('writings/', '').replace('.py', '.json')}`
    await expect(`${JSON.stringify(judged, null, 2)}\n`).toMatchFileSnapshot(kept)
  },
)
