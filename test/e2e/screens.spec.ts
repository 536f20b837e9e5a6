import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const PHONES = [
  [{ width: 390, height: 844 }, 'zh'],
  [{ width: 360, height: 640 }, 'en'],
] as const

/** Runs in the page: the texts smaller than 12 px, each with its size. */
function smallTexts(): readonly string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('body *')) {
    const own = [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '',
    )
    if (!own || !element.checkVisibility()) continue
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size > 0 && size < 12) found.push(`${element.textContent}: ${size}`)
  }
  return found
}

/** Runs in the page: the panels in the order of the document, each with its place. */
function panelPlaces(): readonly { readonly top: number; readonly left: number }[] {
  return [...document.querySelectorAll('main section')]
    .filter((section) => section.parentElement?.closest('section') === null)
    .map((section) => section.getBoundingClientRect())
    .map(({ top, left }) => ({ top: top + scrollY, left }))
}

function lettersOf(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
}

for (const [viewport, lang] of PHONES) {
  const { width, height } = viewport
  test(`at ${width} x ${height} lr is changed in view of the loss while a run goes on (${lang})`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize(viewport)
    await playground.open('#v=2&iterations=100000', `?lang=${lang}`)
    await expect(playground.chart.locator('svg').first()).toBeVisible()
    const together = async () => {
      for (const part of ['run', 'quick-slider-lr', 'quick-lr', 'loss-chart']) {
        await expect(page.getByTestId(part), part).toBeInViewport({ ratio: 1 })
      }
    }
    await together()
    await playground.press('run')
    await playground.expectStatus('running')
    await together()
    await page.getByTestId('quick-lr').fill('0.02')
    await page.getByTestId('quick-lr').press('Enter')
    await expect(page.getByTestId('change-label')).toContainText('0.02')
    // Further down Run and lr stay, over nothing that they would cover.
    await page.evaluate(() => scrollTo(0, 200))
    await expect(page.getByTestId('quick-lr')).toBeInViewport({ ratio: 1 })
    await playground.press('run')
    await playground.expectStatus('paused')

    await page.evaluate(() => scrollTo(0, 0))
    const header = await page.getByRole('banner').boundingBox()
    expect(header?.height).toBeLessThan(60)
    const places = await page.evaluate(panelPlaces)
    const tops = places.map(({ top }) => top)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    expect(tops.at(-1)).toBeLessThan(3 * height)
    expect(await page.evaluate(smallTexts)).toEqual([])
    await page.getByTestId('more').click()
    await expect(page.getByTestId('share')).toBeInViewport({ ratio: 1 })
  })
}

test('on a wide screen the panels follow each other from the left, and lr is near', async ({ page, playground }) => {
  await playground.open()
  const places = await page.evaluate(panelPlaces)
  expect(places).toEqual(places.toSorted((a, b) => a.left - b.left || a.top - b.top))
  expect(await page.evaluate(smallTexts)).toEqual([])
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the panels' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  expect(new URL(page.url()).hash).not.toContain('main')
  const lr = page.getByTestId('field-lr')
  const isThere = () => lr.evaluate((field) => field === document.activeElement)
  let tabs = 0
  while (!(await isThere()) && tabs < 20) {
    await page.keyboard.press('Tab')
    tabs++
  }
  expect(tabs).toBeLessThan(20)
})

test('letters and matrices grow with the screen, a low one is filled and no more', async ({ page, playground }) => {
  await playground.open()
  expect(await lettersOf(page)).toBe(13)
  const cell = async () => (await playground.cell('weight', 0, 0).boundingBox())?.width ?? 0
  const usual = await cell()
  await page.setViewportSize({ width: 1280, height: 600 })
  const scrolled = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  await expect.poll(scrolled).toBe(0)
  await page.setViewportSize({ width: 2560, height: 1440 })
  await expect.poll(cell).toBeGreaterThan(2 * usual)
  expect(await lettersOf(page)).toBeGreaterThanOrEqual(16)
})

test('a presentation: letters of 18 px and no setup, until Escape; nothing of it is kept', async ({
  page,
  playground,
}) => {
  await playground.open()
  const usual = await playground.chart.boundingBox()
  await page.getByTestId('present').click()
  await expect(page.getByTestId('field-lr')).toHaveCount(0)
  expect(await lettersOf(page)).toBeCloseTo(18, 1)
  await expect(playground.chart.locator('text').first()).toBeVisible()
  expect(await page.evaluate(() => Object.values(localStorage).concat(Object.keys(localStorage)).join())).not.toContain(
    'present',
  )
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('field-lr')).toBeVisible()
  expect(await lettersOf(page)).toBe(13)
  await expect.poll(() => playground.chart.boundingBox()).toEqual(usual)
})

test('forced colours keep the heat, the chosen tab and the samples of lines; the chart is told as a table', async ({
  page,
  playground,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await playground.open('#v=2&iterations=2000')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const background = (testId: string) =>
    page.getByTestId(testId).evaluate((element) => getComputedStyle(element).backgroundColor)
  const cell = (row: number, column: number) =>
    playground.cell('weight', row, column).evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(await cell(0, 0)).not.toBe(await cell(2, 0))
  expect(await background('tab-loss')).not.toBe(await background('tab-why'))
  const table = page.getByTestId('loss-table')
  const rows = table.getByRole('row')
  expect(await rows.count()).toBeLessThanOrEqual(14)
  await expect(rows.nth(1)).toContainText(/^0––/)
  await expect(rows.last()).toContainText('2,000')
  await expect(page.getByRole('heading', { level: 3, name: /Target W/ })).toBeVisible()
})
