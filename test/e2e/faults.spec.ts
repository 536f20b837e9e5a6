import type { Page, Route } from '@playwright/test'
import { ASSETS, breakFile, FAULTY } from './break-file.ts'
import { expect, test } from './fixture.ts'

// Whatever file of the built site is missing, the page says so, in the place where it is missed, and the rest goes on: what
// the rest is, for each file, says without-a-file.spec.ts.

const named = (name: RegExp) => ASSETS.filter((file) => name.test(file))

test.use({ tolerated: FAULTY })

const run = (page: Page) => page.getByTestId('run')

/** The page is there, in whatever language, and a run goes to its end. */
async function expectToWork(page: Page): Promise<void> {
  await expect(run(page)).toBeVisible()
  await expect(page.getByTestId('matrix-target')).toBeVisible()
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('app')).toHaveAttribute('data-status', 'finished')
}

test.describe('before the page is there', () => {
  const [entry = ''] = named(/^index-.*js$/)
  const [language = ''] = named(/^en-/)

  test('the page’s own script is missing: it says so in both languages, and reloads', async ({ page }) => {
    await breakFile(page, entry, 'missing')
    await page.goto('./#v=2&iterations=300')
    const root = page.locator('#root')
    await expect(root).toContainText('could not be loaded')
    await expect(root).toContainText('加载失败')
    await page.unrouteAll()
    await root.getByRole('button').click()
    await expectToWork(page)
    expect(new URL(page.url()).hash).toContain('iterations=300')
  })

  test('the language is missing: the page comes in the other, and says so', async ({ page, playground }) => {
    await breakFile(page, language, 'missing')
    await page.goto('./#v=2&iterations=300')
    await expect(playground.toast).toContainText('The English texts could not be loaded')
    await expectToWork(page)
    await page.unrouteAll()
    await playground.press('lang')
    await expect(playground.button('run')).toHaveText('Run again')
  })

  test('the other language is missing in part: the page stays in its own, and says so', async ({
    page,
    playground,
  }) => {
    const [texts = ''] = named(/^texts-zh-/)
    await breakFile(page, texts, 'missing')
    await page.goto('./#v=2&iterations=300')
    await playground.press('lang')
    await expect(playground.toast).toContainText('could not be loaded')
    await expect(playground.button('run')).toHaveText('Run')
    await page.unrouteAll()
    await playground.press('lang')
    await expect(playground.button('run')).toHaveText('运行')
    await expect(page.getByTestId('slider-lr')).toHaveAttribute('aria-label', /滑块/)
  })

  test('what reads links is missing: the page says that this is not the link’s run, and keeps the link', async ({
    page,
    playground,
  }) => {
    await breakFile(page, 'link-*.js', 'missing')
    await page.goto('./?lang=en#v=2&iterations=300')
    await expect(playground.issues).toContainText('could not be loaded')
    await page.unrouteAll()
    await page.reload()
    await expectToWork(page)
    expect(await playground.iteration()).toBe(300)
  })

  // All faults of the page's own file and of what comes right behind it; of the others those that are waited for.
  for (const file of named(/^(index|later|LossChart|en)-.*js$/)) {
    for (const fault of /^(index|later)/.test(file)
      ? (['foreign', 'cutOff', 'hanging'] as const)
      : (['hanging'] as const)) {
      test(`${file} is ${fault}`, async ({ page }) => {
        await page.clock.install()
        await breakFile(page, file, fault)
        await page.goto('./#v=2&iterations=300', { waitUntil: 'commit' })
        await expect(page.locator('#root')).toContainText(/\S/)
        // Longer than anybody is left without a word.
        if (fault === 'hanging') {
          await expect(page.locator('body > script')).toBeAttached()
          await page.waitForFunction(() => document.readyState !== 'loading')
          await page.clock.fastForward(10_000)
        }
        if (file.startsWith('index')) {
          await expect(page.locator('#root')).toContainText(fault === 'hanging' ? '加载得很慢' : '加载失败')
          await expect(page.locator('#root').getByRole('button')).toBeVisible()
          return
        }
        await expectToWork(page)
        if (file.startsWith('en-')) await expect(page.getByTestId('toast')).toContainText('The English texts')
        else await expect(page.getByText(/could not be loaded|is taking long/).first()).toBeVisible()
      })
    }
  }

  for (const file of named(/^(index|later)-.*css$/)) {
    test(`the style sheet ${file} hangs`, async ({ page }) => {
      await page.clock.install()
      await breakFile(page, file, 'hanging')
      await page.goto('./#v=2&iterations=300', { waitUntil: 'commit' })
      await expect(page.locator('body > script')).toBeAttached()
      await expect(page.locator('#root')).toContainText(/\S/)
      await page.clock.fastForward(7000)
      await expect(run(page)).toBeVisible()
      await page.clock.fastForward(7000)
      await expectToWork(page)
    })
  }
})

test('the worker’s file that hangs is said at once when something is asked of it, then what is the matter', async ({
  page,
  playground,
}) => {
  await page.clock.install()
  const [file = ''] = named(/^worker-/)
  const held: Route[] = []
  await page.route(`**/assets/${file}`, (route) => void held.push(route))
  await page.goto('./#v=2&iterations=300')
  await playground.press('finish')
  await expect(playground.toast).toContainText('still loading')
  await page.clock.runFor(15_000)
  await expect(page.getByTestId('failure')).toContainText('has not arrived yet')
  await expect(playground.toast).toBeEmpty()
  for (const route of held) await route.continue()
  await playground.expectStatus('finished')
  await expect(page.getByTestId('failure')).toHaveCount(0)
})

test.describe('while the page is open', () => {
  const TABS = [
    { tab: 'path', file: 'PathView', byOpening: true },
    { tab: 'moment', file: 'MomentView', byOpening: false },
    { tab: 'sweep', file: 'SweepView', byOpening: true },
    { tab: 'why', file: 'WhyView', byOpening: false },
  ]
  for (const { tab, file, byOpening } of TABS) {
    test(`${file} is gone: the tab says so in its place, tries again, and the run stays where it is`, async ({
      page,
      playground,
    }) => {
      await playground.open('#v=2&t=300&iterations=400')
      const [script = ''] = named(new RegExp(`^${file}-.*js$`))
      const asked = await breakFile(page, script, 'missing')
      const button = page.getByTestId(`tab-${tab}`)
      const message = page.getByRole('tabpanel').getByRole('alert')
      await button.click()
      await expect(message).toContainText('updated')
      await expect(button).toBeFocused()
      const before = asked.length
      await message.getByRole('button', { name: 'Try again' }).click()
      await expect.poll(() => asked.length).toBeGreaterThan(before)
      await expect(message.getByRole('button', { name: 'Try again' })).toBeFocused()
      await page.unrouteAll()
      if (byOpening) {
        await page.getByTestId('tab-loss').click()
        await button.click()
        await expect(button).toBeFocused()
      } else {
        await message.getByRole('button', { name: 'Try again' }).click()
        await expect(page.getByRole('tabpanel')).toBeFocused()
      }
      await expect(message).toHaveCount(0)
      await expect(page.getByRole('tabpanel')).not.toBeEmpty()
      await playground.expectIteration(300)
    })
  }

  for (const fault of ['missing', 'hanging'] as const) {
    test(`every style sheet of a tab is ${fault}: the tabs are shown without`, async ({ page, playground }) => {
      await playground.open('#v=2&iterations=400')
      await page.clock.install()
      await breakFile(page, '*.css', fault)
      for (const { tab } of TABS) {
        await page.getByTestId(`tab-${tab}`).click()
        if (fault === 'hanging') await page.clock.fastForward(7000)
        await expect(page.getByRole('tabpanel')).not.toBeEmpty()
        await expect(page.getByRole('tabpanel')).not.toContainText('Loading “')
        await expect(page.getByRole('alert')).toHaveCount(0)
      }
    })
  }

  test('offline, then online: a tab comes by itself; the reload that is offered keeps the place', async ({
    context,
    page,
    playground,
  }) => {
    await playground.open('#v=2&iterations=400')
    await playground.iterate()
    await playground.expectIteration(1)
    const message = page.getByRole('tabpanel').getByRole('alert')
    await context.setOffline(true)
    await page.getByTestId('tab-why').click()
    await expect(message).toContainText('does not answer')
    await context.setOffline(false)
    await expect(message).toHaveCount(0)
    await breakFile(page, '*.js', 'missing')
    await page.getByTestId('tab-sweep').click()
    await expect(message).toContainText('updated')
    await page.unrouteAll()
    await message.getByRole('button', { name: 'Reload' }).click()
    await playground.expectIteration(1)
    expect(playground.hash()).toContain('t=1')
  })
})

test.describe('what a browser may lack', () => {
  for (const name of ['matchMedia', 'ResizeObserver', 'crypto'] as const) {
    test(name, async ({ page, playground }) => {
      await page.addInitScript((missing) => Reflect.deleteProperty(window, missing), name)
      await playground.open('#v=2&iterations=300')
      await expectToWork(page)
      await expect(playground.chart.locator('svg').first()).toBeVisible()
      await expect(page.getByRole('alert')).toHaveCount(0)
    })
  }

  test('Worker', async ({ page, playground }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
    await page.goto('./#v=2&lr=0.3')
    await expect(page.getByTestId('failure')).toContainText('Training needs a web worker')
    await expect(playground.field('lr')).toHaveValue('0.3')
    await expect(playground.matrix('target')).toBeVisible()
  })
})
