import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { TAB_IDS } from '../../src/share/panel-ids.ts'
import { expect, test } from './fixture.ts'
import type { Playground } from './playground.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page, in words. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  // The page's links all describe runs (#v=2...). Where there is no other link, axe takes those below the fold for links
  // that skip to a part of the page.
  const rules = { 'skip-link': { enabled: false } }
  const options = JSON.stringify({ runOnly: { type: 'tag', values: RULES }, rules, resultTypes: ['violations'] })
  return page.evaluate<readonly string[]>(
    `axe.run(document, ${options}).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes.map(({ html }) => html).join(' ')))`,
  )
}

function square(size: number): string {
  const row = (first: number) => Array.from({ length: size }, (_, i) => (first - i) / size).join(',')
  return Array.from({ length: size }, (_, first) => row(first)).join(';')
}

/** The tabs that the states below look at. */
const SEEN_TABS: readonly string[] = ['loss', 'path', 'moment', 'sweep', 'why']

/** Any other tab, as it is when it is first looked at. */
const TABS = Object.fromEntries(
  TAB_IDS.filter((id) => !SEEN_TABS.includes(id)).map((id) => [
    `the tab ${id}`,
    async (playground: Playground, query: string) => {
      await playground.open('#v=2&iterations=100', query)
      await playground.page.locator(`[role=tab][data-value=${id}]`).click()
      await playground.page.waitForLoadState('networkidle')
    },
  ]),
)

/** Every state that looks different, each as the way to it. */
const STATES: { readonly [name: string]: (playground: Playground, query: string) => Promise<void> } = {
  ...TABS,
  idle: (playground, query) => playground.open('#v=2&bias=1&true_bias=1,2', query),
  async running(playground, query) {
    await playground.open('#v=2&iterations=1000000', query)
    await playground.press('run')
    await playground.expectPast(10)
  },
  async finished(playground, query) {
    await playground.open('#v=2&at=100:lr=0.05&at=2500:batch_size=9', query)
    await playground.press('finish')
    await playground.expectStatus('finished')
  },
  async diverged(playground, query) {
    await playground.open('#v=2&lr=5', query)
    await playground.press('run')
    await playground.page.getByTestId('remedy').waitFor()
  },
  async why(playground, query) {
    await playground.open('#v=2&lr=2.5&noise=0.1', query)
    await playground.press('finish')
    await playground.page.getByTestId('tab-why').click()
    for (const fold of ['numbers', 'derivation']) {
      await playground.page.getByTestId(`why-${fold}`).locator('summary').click()
    }
    await playground.page.getByTestId('limits').waitFor()
    await playground.page.getByTestId('why-derivation').locator('math').first().waitFor()
    await playground.page.getByTestId('slider-lr').focus()
  },
  async 'a bad link and bad fields'(playground, query) {
    await playground.open('#v=2&lr=fast&momentum=0.9&colour=red', query)
    await playground.type('seed', 'abc')
    await playground.cell('target', 0, 0).fill('x')
    await playground.cell('target', 0, 0).press('Enter')
  },
  async 'the program, edited'(playground, query) {
    await playground.open('#v=2&optimizer=adam&loss=huber&accumulation_steps=2&off=zero_grad', query)
    await playground.press('step')
    await playground.page.getByTestId('value-iterations').click()
    await playground.page.getByTestId('edit-iterations').fill('many')
    await playground.page.keyboard.press('Enter')
    await playground.page.getByTestId('loop').getByRole('alert').waitFor()
  },
  async 'the examples'(playground, query) {
    await playground.open('', query)
    await playground.press('examples')
    await playground.page.getByTestId('example-noise').waitFor()
  },
  async 'the share dialog'(playground, query) {
    await playground.open('#v=2&t=200', query)
    await playground.press('share')
    const { page } = playground
    await page.getByTestId('share-readers').locator('summary').first().click()
    await page.getByTestId('controls-ticked').click()
    await page.getByTestId('share-width').fill('1')
  },
  async 'the shortcuts'(playground, query) {
    await playground.open('', query)
    await playground.page.keyboard.press('?')
    await playground.page.getByRole('dialog').waitFor()
  },
  async 'a toast'(playground, query) {
    await playground.open('', query)
    await playground.paste('1 2\n3 4')
    await playground.toast.getByRole('button').first().waitFor()
  },
  async '16 x 16'(playground, query) {
    await playground.open(`#v=2&W=${square(16)}&t=20`, query)
    await playground.expectIteration(20)
  },
  async '20 x 20 on canvases'(playground, query) {
    await playground.open(`#v=2&W=${square(20)}&t=20`, query)
    await playground.expectIteration(20)
  },
  async 'a moment'(playground, query) {
    await playground.open('#v=2&optimizer=adam&bias=1&batch_size=40', query)
    for (let i = 0; i < 11; i++) await playground.page.keyboard.press('s')
    await playground.page.getByTestId('tensor-weight.grad').focus()
    await playground.page.getByTestId('gradient-sum').waitFor()
  },
  async 'the weights'(playground, query) {
    await playground.open('#v=2&bias=1&at=100:W=.5,.1;.2,.3;.4,.9', query)
    await playground.page.getByTestId('tab-path').click()
    await playground.press('finish')
    await playground.expectStatus('finished')
    await playground.page.getByTestId('path-plot').focus()
    await playground.page.keyboard.press('Home')
    await playground.page.getByTestId('path-readout').waitFor()
  },
  async 'the landscape'(playground, query) {
    await playground.open('#v=2', query)
    await playground.page.getByTestId('tab-path').click()
    await playground.page.getByTestId('path-landscape').click()
    await playground.press('finish')
    await playground.expectStatus('finished')
  },
  async 'a sweep'(playground, query) {
    await playground.open('#v=2&iterations=100', query)
    await playground.page.getByTestId('tab-sweep').click()
    await playground.page.locator('[data-testid=sweep][data-status=done]').waitFor()
    await playground.page.getByTestId('sweep-plot').focus()
  },
  async 'a map of a sweep'(playground, query) {
    await playground.open('#v=2&iterations=100', query)
    await playground.page.getByTestId('tab-sweep').click()
    await playground.page.getByTestId('sweep-map').click()
    await playground.page.locator('[data-testid=sweep][data-status=done] [data-testid=sweep-cells]').waitFor()
  },
  async 'pinned runs'(playground, query) {
    await playground.open('#v=2&t=200&pin=lr=0.1&pin=optimizer=adam&pin=W=1,2', query)
    await playground.page.getByTestId('pin-3').getByRole('img').waitFor()
  },
  embedded: (playground, query) => playground.open('', `${query}&embed=1`),
}

/** The states that hold something which stands elsewhere in a narrow window. */
const NARROW = [
  'idle',
  'why',
  'finished',
  'a bad link and bad fields',
  'the program, edited',
  'the examples',
  'the share dialog',
  '20 x 20 on canvases',
  'a sweep',
  'a map of a sweep',
  'embedded',
]

/** In the second language and theme the states that look most different. */
const SEEN = [
  { query: '?lang=en&theme=light', names: Object.keys(STATES) },
  {
    query: '?lang=zh&theme=dark',
    names: [
      'why',
      'a bad link and bad fields',
      'the program, edited',
      'the share dialog',
      'a map of a sweep',
      'embedded',
    ],
  },
]

for (const { query, names } of SEEN) {
  test(`axe finds nothing, wide or narrow, with ${query}`, async ({ page, playground }) => {
    test.setTimeout(240_000)
    for (const name of names) {
      await test.step(name, async () => {
        await page.goto('about:blank')
        await page.setViewportSize({ width: 1280, height: 720 })
        await STATES[name]?.(playground, query)
        expect.soft(await violations(page), name).toEqual([])
        if (!NARROW.includes(name)) return
        await page.setViewportSize({ width: 360, height: 800 })
        // What stays in view at the top covers what has been scrolled beneath it.
        await page.evaluate(() => scrollTo(0, 0))
        expect.soft(await violations(page), `${name}, narrow`).toEqual([])
      })
    }
  })
}

test('what happens is said, politely', async ({ page, playground }) => {
  await playground.open()
  const summary = page.getByTestId('live-summary')
  await expect(summary).toHaveRole('status')
  await playground.iterate()
  await expect(summary).toContainText('Paused. Iteration 1 of 5000, batch loss 0.')
  await playground.press('finish')
  await expect(summary).toContainText('Finished. Iteration 5000 of 5000, batch loss 5.505e-6')
})
