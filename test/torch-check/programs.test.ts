import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import type { ExpectedOutput } from '../../src/export/expected-output.ts'
import { notebook } from '../../src/export/notebook.ts'
import { programText } from '../../src/export/program.ts'
import { writeHash } from '../../src/share/codec.ts'
import { DEFAULT_VIEW } from '../../src/share/page-view.ts'
import { wordsText } from '../../src/ui/features/export/files-text.ts'
import { conflictsOf } from '../experiment/arbitrary.ts'
import { toRun } from '../goldens/config.ts'
import { allRuns } from '../goldens/load.ts'
import { replay } from '../goldens/replay.ts'
import { randomRuns } from './random-runs.ts'
import { type Judged, judge, python, torch } from './torch.ts'

/** Another seed by `TORCH_CHECK_SEED=7 npm run test:torch`. */
const SEED = Number(process.env.TORCH_CHECK_SEED ?? 1)
const COUNT = Number(process.env.TORCH_CHECK_COUNT ?? 100)

const goldens = allRuns().map(({ config }) => toRun(config))
const random = randomRuns(SEED, COUNT)
const words = wordsText.en
const { release } = torch()
const differing: string[] = []
let judged: ReadonlyMap<string, Judged>

function linkOf(run: Run): string {
  return writeHash({ run, view: DEFAULT_VIEW, unknown: [] })
}

/** What the page shows of a run, and what the real PyTorch must print. */
function shown(run: Run): { readonly out: string; readonly x: string } {
  const { transcript, xSha256 } = replay(run)
  return { out: `${transcript.join('\n')}\n`, x: xSha256 }
}

/** Holds what PyTorch printed against the page; only the release that the run is for owes every digit. */
function compare({ config }: Run, link: string, out: string, page: string): void {
  if (config.torch === release) expect(out).toBe(page)
  else if (out !== page) differing.push(link)
}

function check(run: Run): void {
  const link = linkOf(run)
  const found = judged.get(link)
  const page = shown(run)
  // What the release that is there refuses, it must refuse.
  if (conflictsOf({ ...run.config, torch: release ?? run.config.torch }).length > 0) {
    expect(found?.error).not.toBeNull()
    return
  }
  expect(found?.error).toBeNull()
  // Draws are the same everywhere.
  expect(found?.x).toBe(page.x)
  compare(run, link, found?.out.join('') ?? '', page.out)
}

beforeAll(async () => {
  judged = await judge(new Map([...goldens, ...random].map((run) => [linkOf(run), [programText(run)]])))
}, 1_800_000)

afterAll(() => {
  const all = goldens.length + random.length
  if (differing.length > 0)
    console.log(`${differing.length} of ${all} programs printed other digits than their release:`, differing)
})

describe('programs of the goldens', () => {
  test.each(goldens.map((run) => [linkOf(run), run] as const))('%s', (_, run) => check(run))
})

describe(`random programs, seed ${SEED}`, () => {
  test.each(random.map((run) => [linkOf(run), run] as const))('%s', (_, run) => check(run))
})

describe('as files of their own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sgd-playground-programs-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([0, 1, 2, 3, 4])('the random program %i', async (i) => {
    const run = random[i]
    if (run === undefined) return
    const file = join(folder, `program-${i}.py`)
    writeFileSync(file, programText(run))
    compare(run, linkOf(run), await python([file]), shown(run).out)
  })
})

interface CodeCell {
  readonly cell_type: string
  readonly source: readonly string[]
  readonly outputs: readonly { readonly text: readonly string[] }[]
}

/** The code cells of the notebook of `run`, with the output that is stored in them. */
function cellsOf(run: Run): readonly { readonly source: string; readonly out: string }[] {
  const read: { readonly cells: readonly CodeCell[] } = JSON.parse(notebook(run, expectedIn(run), linkOf(run), words))
  const code = read.cells.filter(({ cell_type }) => cell_type === 'code')
  return code.map(({ source, outputs }) => ({
    source: source.join(''),
    out: outputs.flatMap(({ text }) => text).join(''),
  }))
}

function expectedIn(run: Run): ExpectedOutput {
  const { transcript } = replay(run)
  const costs = transcript.filter((line) => line.startsWith('Epoch: '))
  return { omitted: 0, costs, weights: transcript.slice(costs.length) }
}

describe('notebooks, cell by cell', () => {
  test.each([5, 6, 7, 8, 9])('that of the random program %i', async (i) => {
    const run = random[i]
    if (run === undefined) return
    const cells = cellsOf(run)
    const link = linkOf(run)
    const answers = await judge(new Map([[link, cells.map(({ source }) => source)]]))
    const { out, error } = answers.get(link) ?? { out: [], error: 'no answer' }
    expect(error).toBeNull()
    for (const [j, cell] of cells.entries()) compare(run, link, out[j] ?? '', cell.out)
  })
})
