import { expect, test } from './fixture.ts'

const LANGUAGES = ['en', 'zh'] as const
const PARTS = ['run', 'speed', 'iteration', 'matrix-target', 'matrix-weight', 'matrix-difference', 'loss-chart']
const WIDE_PARTS = [...PARTS, 'field-lr', 'share', 'loop', 'transcript']

for (const lang of LANGUAGES) {
  test(`at 1280 x 720 all is in view and nothing moves (${lang})`, async ({ page, playground }) => {
    await playground.open('', `?lang=${lang}`)
    await expect(playground.chart.locator('svg').first()).toBeVisible()
    const boxes = async () => {
      const scrolled = await page.evaluate(() => [
        document.documentElement.scrollHeight - innerHeight,
        document.documentElement.scrollWidth - innerWidth,
      ])
      expect(scrolled).toEqual([0, 0])
      const all = WIDE_PARTS.filter((part) => part !== 'transcript' && part !== 'iteration')
      return Promise.all(all.map(async (part) => [part, await page.getByTestId(part).boundingBox()]))
    }
    for (const part of WIDE_PARTS.filter((part) => part !== 'transcript')) {
      await expect(page.getByTestId(part)).toBeInViewport({ ratio: 1 })
    }
    const idle = await boxes()
    await playground.press('run')
    await playground.expectPast(1200)
    expect(await boxes()).toEqual(idle)
    await playground.press('run')
    await playground.expectStatus('paused')
    expect(await boxes()).toEqual(idle)
    await playground.press('finish')
    await playground.expectStatus('finished')
    await expect(page.getByTestId('transcript')).toContainText('tensor')
    expect(await boxes()).toEqual(idle)

    // A card has the room of what stands beneath it: only the program is lower and smaller, also once the answer is told.
    const besideCard = async () => (await boxes()).filter(([part]) => part !== 'loop')
    await page.evaluate(() => location.assign('#v=2&lesson=not-exact.1'))
    await expect(page.getByTestId('card')).toBeInViewport({ ratio: 1 })
    expect(await besideCard()).toEqual(idle.filter(([part]) => part !== 'loop'))
    await page.getByTestId('choice-1').click()
    await page.getByTestId('card-tell').click()
    await expect(page.getByTestId('card-reveal')).toBeInViewport({ ratio: 0.9 })
    await expect(page.getByTestId('loop')).toBeInViewport()
    await expect(page.getByTestId('transcript')).toBeInViewport()
    expect(await besideCard()).toEqual(idle.filter(([part]) => part !== 'loop'))
  })

  test(`at 320 px, 400 % of zoom on a common screen, nothing sideways (${lang})`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    await playground.open('#v=2&lr=5&iterations=100&nonsense=1', `?lang=${lang}`)
    await expect(playground.chart.locator('svg').first()).toBeVisible()
    expect(await width()).toBe(320)
    await page.getByTestId('pin').click()
    await playground.press('finish')
    await expect(page.getByTestId('diverged')).toBeVisible()
    for (const tab of ['loss', 'path', 'moment', 'sweep', 'why']) {
      await page.getByTestId(`tab-${tab}`).click()
      await expect(page.getByRole('tabpanel')).not.toBeEmpty()
      expect(await width(), tab).toBe(320)
    }
  })

  test(`at 360 x 800 one column, nothing sideways (${lang})`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    const shapes = [`#v=2&W=${wide(14)}&bias=1`, `#v=2&W=${wide(64)}`]
    for (const hash of ['#v=2&lr=5&nonsense=1', ...(lang === 'en' ? ['', ...shapes] : [])]) {
      await page.goto('about:blank')
      await playground.open(hash, `?lang=${lang}`)
      await expect(playground.chart.locator('svg').first()).toBeVisible()
      await playground.press('finish')
      await playground.expectStatus('finished')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      const tops = await Promise.all(
        ['run', 'loss-chart', 'matrix-target', 'transcript', 'field-lr'].map(async (part) => {
          const box = await page.getByTestId(part).boundingBox()
          expect((box?.x ?? 0) + Math.min(box?.width ?? 0, 340), part).toBeLessThanOrEqual(360)
          return box?.y ?? 0
        }),
      )
      expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    }
    // A card's buttons stand in one line.
    await page.evaluate(() => location.assign('#v=2&lesson=not-exact.3'))
    const lines = ['card-run', 'card-previous', 'card-next', 'card-leave'].map(async (id) => {
      const box = await page.getByTestId(id).boundingBox()
      return (box?.y ?? 0) + (box?.height ?? 0) / 2
    })
    expect(new Set(await Promise.all(lines)).size).toBe(1)
    await page.evaluate(() => scrollTo(0, 0))
    await playground.press('examples')
    await expect(page.getByTestId('lesson-tutorial')).toBeInViewport({ ratio: 1 })
    await page.getByTestId('example-tutorial').scrollIntoViewIfNeeded()
    await expect(page.getByTestId('example-tutorial')).toBeInViewport({ ratio: 1 })
  })
}

function wide(columns: number): string {
  return Array.from({ length: columns }, (_, i) => i / columns).join(',')
}

test('what is said about a run lies over the chart and moves nothing', async ({ page, playground }) => {
  await playground.open('#v=2&lr=5&iterations=400')
  const plot = playground.chart.locator('svg').first()
  const before = await plot.boundingBox()
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.getByTestId('remedy').waitFor()
  const remark = await page.getByTestId('diverged').boundingBox()
  const chart = await playground.chart.boundingBox()
  if (remark === null || chart === null) throw new Error('nothing is said about the divergence')
  expect(remark.x).toBeGreaterThan(chart.x)
  expect(remark.y + remark.height).toBeLessThan(chart.y + chart.height)
  expect(await plot.boundingBox()).toEqual(before)
})

test('at 1280 x 720 a matrix of any shape leaves the chart its place', async ({ page, playground }) => {
  await playground.open()
  for (const [rows, columns] of [
    [1, 6],
    [2, 4],
    [4, 5],
    [5, 4],
    [8, 8],
    [16, 16],
    [17, 3],
    [64, 64],
  ] as const) {
    for (const bias of ['', '&bias=1']) {
      const hash = `#v=2&W=${Array.from({ length: rows }, () => wide(columns)).join(';')}${bias}`
      await page.evaluate((link) => location.assign(link), hash)
      await expect(page.getByText(`${rows} × ${columns}`)).toBeVisible()
      const size = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ])
      expect(size, hash.slice(0, 40)).toEqual([1280, 720])
    }
  }
})

test('the language and the theme change nothing’s place', async ({ page, playground }) => {
  await playground.open()
  const tops = () =>
    Promise.all(
      ['run', 'matrix-target', 'loss-chart'].map(async (part) => (await page.getByTestId(part).boundingBox())?.y),
    )
  const before = await tops()
  await playground.press('theme', 'lang')
  await expect(playground.button('run')).toHaveText('运行')
  expect(await tops()).toEqual(before)
})
