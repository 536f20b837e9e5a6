import type { Locator, Page } from '@playwright/test'
import { nameOf } from '../tools/visit.mjs'
import { ASSETS, breakFile, FAULTY } from './break-file.ts'
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
  shortcuts: { behind: ['shortcuts'], shown: (page) => page.getByRole('dialog') },
} as const satisfies Readonly<Record<string, PagePart>>

type PartName = keyof typeof PARTS

/** The parts that come right behind the first picture. */
const LATER = ['expected', 'remedy', 'legend', 'menus', 'timeline', 'settings', 'program', 'output'] as const
/** What only those open. */
const BY_LATER = ['examples', 'exports', 'shortcuts'] as const
const PINS = ['pinLines', 'pinList'] as const

/** What is missing without each file, by the name of its script. */
const WITHOUT: Readonly<Record<string, readonly PartName[]>> = {
  later: [...LATER, ...BY_LATER],
  shared: [...LATER, ...BY_LATER, ...PINS, 'weights', 'step', 'sweep', 'why'],
  plot: ['chart', 'expected', 'pinLines', 'weights', 'sweep'],
  LossChart: ['chart', 'expected', 'pinLines'],
  axes: ['pinLines', 'weights', 'sweep'],
  PinLines: ['pinLines'],
  PinList: ['pinList'],
  'pin-board': PINS,
  PathView: ['weights'],
  MomentView: ['step'],
  SweepView: ['sweep'],
  WhyView: ['why'],
  ExampleList: ['examples'],
  ExportList: ['exports'],
  Shortcuts: ['shortcuts'],
  // Said where it is asked for, see export.spec.ts.
  'carry-out': [],
  // In the place of what is why it says so.
  desk: ['remedy', 'why'],
  // Folded away, and said there.
  theory: [],
  'theory.zh': [],
  'theory-worker': ['expected', 'remedy', 'why'],
  en: [],
  zh: [],
  'resize-observer': [],
}
/** Without these there is no page, or no run, see faults.spec.ts. */
const NEEDED = ['index', 'worker']

/** A page of which all parts are to be seen. */
async function open(page: Page): Promise<void> {
  await page.goto('./#v=1&lr=30&iterations=300&log_every=100&t=200&pin=lr=0.1')
  await expect(page.getByTestId('run')).toBeVisible()
  await expect(page.getByTestId('matrix-target')).toBeVisible()
  await expect(page.getByTestId('max-error')).not.toBeEmpty()
}

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
    if (name === 'shortcuts' && !isMissing) await page.keyboard.press('Escape')
  }
}

test('the table knows every script of the site', () => {
  const scripts = new Set(ASSETS.filter((file) => file.endsWith('.js')).map(nameOf))
  expect([...scripts].toSorted()).toEqual([...Object.keys(WITHOUT), ...NEEDED].toSorted())
})

test('all is there where no file is missing', async ({ page }) => {
  await open(page)
  await expectAllBut(page, [])
})

for (const [name, missing] of Object.entries(WITHOUT)) {
  test(`without ${name}`, async ({ page }) => {
    const file = ASSETS.find((one) => nameOf(one) === name && one.endsWith('.js')) ?? ''
    await breakFile(page, file, 'missing')
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
