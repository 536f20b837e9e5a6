import type { FrameLocator, Page } from '@playwright/test'
import { serveSite } from '../tools/static-server.mjs'
import { expect, test } from './fixture.ts'

// The page in a frame of another page: it fills what it is given, hears the page around, and works or says what it lacks.

test.describe.configure({ mode: 'parallel' })

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where the parts of the page are, and what in it scrolls. */
async function look(page: Page) {
  return page.evaluate(() => {
    const boxOf = (id: string): Box | null => {
      const box = document.querySelector(`[data-testid="${id}"]`)?.getBoundingClientRect()
      return box === undefined ? null : { left: box.left, top: box.top, right: box.right, bottom: box.bottom }
    }
    const scrolls = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element) =>
      scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1
    const canScroll = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflow)
    const inner = [...document.body.querySelectorAll('*')].filter((each) => canScroll(each) && scrolls(each))
    return {
      boxes: { run: boxOf('run'), lr: boxOf('quick-lr'), chart: boxOf('loss-chart'), learned: boxOf('matrix-weight') },
      pageScrolls: scrolls(document.documentElement),
      inner: inner.map((each) => each.getAttribute('data-testid') ?? each.className),
    }
  })
}

for (const lang of ['en', 'zh']) {
  test(`a frame of any size shows Run, lr and the chart and does not scroll, ${lang}`, async ({ page, playground }) => {
    await playground.open('#v=2&lr=0.1&t=900', `?lang=${lang}&embed=1`)
    for (const [width, height] of [
      [1300, 700],
      [800, 600],
      [700, 420],
      [640, 480],
      [360, 500],
      [280, 240],
    ] as const) {
      await page.setViewportSize({ width, height })
      const frame = `${width} x ${height}`
      await expect(page.getByTestId('loss-chart').locator('svg').first(), frame).toBeVisible()
      await expect.poll(async () => (await look(page)).pageScrolls, frame).toBe(false)
      await expect.poll(async () => (await look(page)).inner, `${frame}: scrolls inside`).toEqual([])
      const { boxes } = await look(page)
      const { learned, ...always } = boxes
      for (const [name, box] of Object.entries(always)) {
        if (box === null) throw new Error(`${frame}: no ${name}`)
        expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, `${frame}: ${name}`).toBe(
          true,
        )
      }
      const { chart } = boxes
      if (chart === null) throw new Error('no chart')
      expect(chart.bottom - chart.top, `${frame}: the chart's height`).toBeGreaterThan(125)
      if (width === 280) expect(learned).toBe(null)
      else expect(learned?.bottom ?? Infinity, `${frame}: what is learned`).toBeLessThanOrEqual(height)
    }
  })
}

test('a page around drives two frames by a slider; what readers may not change is text', async ({ page, siteUrl }) => {
  await page.goto(`${siteUrl}embed-example.html`)
  const [one, all] = [page.frameLocator('iframe').first(), page.frameLocator('iframe').last()]
  const stands = (frame: FrameLocator, status: string) =>
    expect(frame.getByTestId('app')).toHaveAttribute('data-status', status)
  await stands(one, 'idle')
  await stands(all, 'idle')
  const slider = page.getByRole('slider')
  for (const value of ['-0.5', '0.2', '0.35']) await slider.fill(value)
  await stands(all, 'finished')
  await expect(page.locator('#said-100')).toContainText('iteration 1000, full loss')
  // At lr 2.2 the batch of one diverges, all samples do not.
  await expect(one.getByTestId('diverged')).toBeVisible()
  await expect(one.getByTestId('toast')).toBeEmpty()
  await slider.fill('-1')
  await stands(one, 'finished')
  await expect(one.getByTestId('quick-lr')).toHaveCount(0)
  await expect(one.getByTestId('matrix-target').getByRole('textbox')).toHaveCount(0)
  await expect(one.getByTestId('run')).toBeVisible()
  // The way to the whole: a real address, of the moment on screen.
  const link = one.getByRole('link', { name: 'Open in SGD Playground' })
  await expect(link).toHaveAttribute('href', /sgd\/#len=\d+&v=2&lr=0\.1&batch_size=1&iterations=1000&t=1000&end=\d+$/)
})

test.describe('in a sandbox that leaves no origin', () => {
  test.use({ tolerated: /CORS policy|ERR_FAILED|^request: / })

  async function frameOf(page: Page, headers: Record<string, string>) {
    const site = await serveSite(0, { headers })
    await page.setContent(
      `<iframe sandbox="allow-scripts" width="700" height="500" src="${site.url}?embed=1#v=2&lr=0.1&iterations=300"></iframe>`,
    )
    return { frame: page.frameLocator('iframe'), close: site.close }
  }

  test('it runs where its host lets files be read, and else says in both languages what to add', async ({ page }) => {
    const open = await frameOf(page, { 'access-control-allow-origin': '*' })
    await open.frame.getByTestId('finish').click()
    await expect(open.frame.getByTestId('app')).toHaveAttribute('data-status', 'finished')
    await expect(open.frame.getByTestId('verdict')).toHaveAttribute('data-cause', /./)
    await open.close()
    const shut = await frameOf(page, {})
    const says = shut.frame.locator('#boot p:visible')
    await expect(says).toHaveCount(1)
    await expect(says).toContainText('Add allow-same-origin to its sandbox attribute')
    await expect(says).toContainText('请在其 sandbox 属性中加上 allow-same-origin')
    await shut.close()
  })
})
