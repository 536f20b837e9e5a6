import type { Locator, Page } from '@playwright/test'
import { nameOf } from '../tools/visit.mjs'
import { ASSETS, breakFile, FAULTY, scriptText } from './break-file.ts'
import { expect, test } from './fixture.ts'

// Without any one file of the built site the page lacks what the table says and nothing else: a part that begins to need the
// file of another is seen here.

test.use({ tolerated: FAULTY })

const byId = (id: string) => (page: Page) => page.getByTestId(id)

interface PagePart {
  /** What shows that it is there. */
  readonly shown: (page: Page) => Locator
  /** Test ids of what is pressed first, to have it shown. */
  readonly behind?: readonly string[]
}

/** What the page consists of. A run that diverges, beside one that is pinned, shows most of it. */
const PARTS = {
  // In plain words at least.
  divergence: { shown: byId('diverged') },
  chart: { shown: (page) => page.getByTestId('loss-chart').locator('svg').first() },
  expected: { shown: byId('expected-curve') },
  remedy: { shown: byId('remedy') },
  pinLines: { shown: byId('pin-line-1') },
  pinList: { shown: byId('pin-1') },
  legend: { shown: byId('scale-log') },
  menus: { shown: byId('share') },
  speed: { shown: byId('speed') },
  timeline: { shown: byId('timeline') },
  settings: { shown: byId('slider-lr') },
  program: { shown: byId('value-lr') },
  output: { shown: byId('transcript') },
  weights: { behind: ['tab-path'], shown: byId('path') },
  step: { behind: ['tab-moment'], shown: byId('moment') },
  sweep: { behind: ['tab-sweep'], shown: byId('sweep') },
  why: { behind: ['tab-why'], shown: byId('why') },
  examples: { behind: ['examples'], shown: byId('example-tutorial') },
  exports: { behind: ['export'], shown: byId('export-matrices-svg') },
  sharing: { behind: ['share'], shown: byId('share-dialog') },
  shortcuts: { behind: ['shortcuts'], shown: (page) => page.getByRole('dialog') },
} as const satisfies Readonly<Record<string, PagePart>>

type PartName = keyof typeof PARTS

/** The parts that come right behind the first picture. */
const LATER = ['expected', 'remedy', 'legend', 'menus', 'speed', 'timeline', 'settings', 'program', 'output'] as const
/** What only those open. */
const BY_LATER = ['examples', 'exports', 'sharing', 'shortcuts'] as const
const PINS = ['pinLines', 'pinList'] as const

/**
 * What is missing without files that others need, or that are not asked for by pressing something: by the name of their
 * script.
 */
const WITHOUT: Readonly<Record<string, readonly PartName[]>> = {
  later: [...LATER, ...BY_LATER],
  'expected-curve': [...LATER, ...BY_LATER],
  'ask-paste': [...LATER, ...BY_LATER],
  shared: [...LATER, ...BY_LATER, ...PINS, 'weights', 'step', 'sweep', 'why'],
  'texts-en': [...LATER, ...BY_LATER, ...PINS, 'weights', 'step', 'sweep', 'why'],
  plot: ['chart', 'expected', 'pinLines', 'weights', 'sweep'],
  // The page in a frame, see embed.spec.ts.
  FramedPage: [],
  LossChart: ['chart', 'expected', 'pinLines'],
  axes: ['pinLines', 'weights', 'sweep'],
  drawn: ['weights', 'sweep'],
  names: ['pinList'],
  'cell-story': ['why'],
  beside: [...PINS, 'examples', 'sharing'],
  'theory-worker': ['expected', 'remedy', 'why'],
  // What the bundler puts beside files that others share.
  'rolldown-runtime': ['expected', 'remedy', 'why'],
}

/** Each is needed by its own part alone, see below: so they are taken away together. */
const ALONE: Readonly<Record<string, readonly PartName[]>> = {
  PinLines: ['pinLines'],
  PinList: ['pinList'],
  PathView: ['weights'],
  MomentView: ['step'],
  SweepView: ['sweep'],
  WhyView: ['why'],
  lesson: ['examples'],
  ExportList: ['exports'],
  ShareDialog: ['sharing'],
  Shortcuts: ['shortcuts'],
  // Of a link of which all counts nothing is said.
  LinkNotice: [],
  NewVersion: [],
  'page-head': [],
  // Under a cell that is pointed at.
  CellStoryLine: [],
  'resize-observer': [],
  // The vectors of a release that this run does not ask for; without them it runs as well, and slower.
  'module-1.13': [],
}

/** What is missing without these is said where it is asked for: export.spec.ts, share.spec.ts, why.spec.ts, faults.spec.ts. */
const ASKED_FOR = [
  'carry-out',
  'qr-path',
  'link-file',
  'pictures',
  // What a scheduler's arguments are: without it they stand there unexplained.
  'scheduler-hints',
  // What schedulers do, in the worker: only a run that has one asks for it.
  'scheduler-classes',
  // What is known of a schedule ahead, and said where a run grows under one: likewise, in the theory's worker.
  'scheduled',
  'growth-under-schedule',
  // What optimizers but SGD do, likewise; and what both raise to a power as Python does.
  'optimizer-classes',
  'python-powers',
  'real-powers',
  // A loss that is an expression: what reads it, what differentiates it in the worker, and some to begin with.
  'read-expression',
  'custom-loss',
  'LossExamples',
  // The course of lr over the losses, where lr changes: without it they stand alone.
  'RateLine',
  'typed-reader',
  'read-paste',
  // What the questions over the page have in common.
  'dialog',
  'PasteDialog',
  'ScriptDialog',
  'RunFileDialog',
  // Data of one's own: own-data.spec.ts.
  'DataDialog',
  'own-data',
  'run-file',
  ...['longley', 'norris', 'pontius'],
  // Runs on these: own-data.spec.ts.
  'data-examples',
  'csv',
  'sheet-kit',
  'desk',
  'verdict-answer',
  'pin-board',
  // What carries out the runs of a sweep: sweep.spec.ts.
  'sweep-worker',
  // For two releases side by side: pins.spec.ts.
  'PartingList',
  'parting-job',
  'theory',
  'theory.zh',
  'en',
  'zh',
  'texts-zh',
]
/** The lessons, a file each, what is guessed on the chart, and where lessons are made: opened from the menu, see lesson.spec.ts. */
const LESSONS = [
  ...['tutorial', 'not-exact', 'noisy-cost', 'too-large', 'batch-of-one', 'zero-grad', 'when-moves'],
  ...['what-momentum-does', 'noise-left', 'epoch', 'GuessMark', 'WorkshopPanel'],
]
/** Without these there is no page, no run, or not the link’s, see faults.spec.ts. */
const NEEDED = ['index', 'link', 'worker']

/** A page of which all parts are to be seen. */
async function open(page: Page): Promise<void> {
  await page.goto('./#v=2&lr=30&iterations=300&log_every=100&t=200&pin=lr=0.1')
  await expect(page.getByTestId('run')).toBeVisible()
  await expect(page.getByTestId('matrix-target')).toBeVisible()
  await expect(page.getByTestId('max-error')).not.toBeEmpty()
}

/** What lies over the page, all of it where there is no style sheet. */
const COVERING: readonly PartName[] = ['examples', 'sharing', 'shortcuts']

async function expectAllBut(page: Page, missing: readonly PartName[]): Promise<void> {
  for (const [name, part] of Object.entries(PARTS)) {
    const { shown, behind = [] }: PagePart = part
    const isMissing = missing.some((one) => one === name)
    for (const button of behind) {
      // Where the way to it is missing as well.
      if (!isMissing || (await page.getByTestId(button).count()) > 0) await page.getByTestId(button).click()
    }
    if (isMissing) await expect(shown(page), name).toHaveCount(0)
    else await expect(shown(page), name).toBeVisible()
    if (COVERING.some((each) => each === name) && !isMissing) await page.keyboard.press('Escape')
  }
}

const SCRIPTS = ASSETS.filter((file) => file.endsWith('.js'))

test('the table knows every script of the site', () => {
  const known = [...Object.keys(WITHOUT), ...Object.keys(ALONE), ...ASKED_FOR, ...LESSONS, ...NEEDED]
  expect(SCRIPTS.map(nameOf).toSorted()).toEqual(known.toSorted())
})

test('what is needed by one part alone is imported by nothing that another part needs', () => {
  for (const file of SCRIPTS) {
    const imported = [...scriptText(file).matchAll(/\b(?:from|import)["']\.\/([^"']+)["']/g)]
    const names = imported.map(([, name = '']) => nameOf(name)).filter((name) => name in ALONE)
    // What carries an export out is opened out of its own menu, and lessons are out of theirs.
    const opener = nameOf(file) === 'carry-out' ? 'ExportList' : LESSONS.includes(nameOf(file)) ? 'lesson' : ''
    expect(
      names.filter((name) => name !== opener),
      file,
    ).toEqual([])
  }
})

test('all is there where no file is missing', async ({ page }) => {
  await open(page)
  await expectAllBut(page, [])
})

const CASES: readonly (readonly [files: readonly string[], missing: readonly PartName[]])[] = [
  ...Object.entries(WITHOUT).map(([file, missing]) => [[file], missing] as const),
  [Object.keys(ALONE), Object.values(ALONE).flat()],
]

for (const [files, missing] of CASES) {
  test(`without ${files.join(', ')}`, async ({ page }) => {
    for (const name of files) {
      const file = SCRIPTS.find((one) => nameOf(one) === name) ?? ''
      await breakFile(page, file, 'missing')
    }
    await open(page)
    await expectAllBut(page, missing)
    await page.getByTestId('finish').click()
    await expect(page.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  })
}

test('without any style sheet', async ({ page }) => {
  await breakFile(page, '*.css', 'missing')
  await open(page)
  await expectAllBut(page, [])
})
