import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

// What is shown can be used: from the moment it is seen, on a slow machine and a slow line, whatever else still arrives.

/** The files that come behind the first picture are so late, in milliseconds, each a little later than the one before. */
const LATE = 250

/** A machine four times slower, and a line on which every part arrives by itself. */
async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let parts = 0
  await page.route(/assets\/(?!index|page|en-).*\.js$/, async (route) => {
    parts += 1
    await new Promise((resolve) => setTimeout(resolve, LATE * Math.min(parts, 4)))
    await route.continue()
  })
}

/** Where the middle of an element is, as soon as it can be seen. */
async function seen(page: Page, testId: string): Promise<{ readonly x: number; readonly y: number }> {
  const place = await page.waitForFunction(
    (id) => {
      const element = document.querySelector(`[data-testid="${id}"]`)
      const box = element?.getBoundingClientRect()
      if (!element || !box || box.width === 0) return null
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      return element.contains(document.elementFromPoint(middle.x, middle.y)) ? middle : null
    },
    testId,
    { polling: 'raf' },
  )
  return (await place.jsonValue()) ?? { x: 0, y: 0 }
}

/** Waits until all that a visit loads is there and the chart is drawn. */
async function whole(page: Page): Promise<void> {
  await expect(page.getByTestId('live-summary')).toBeAttached()
  await expect(page.getByTestId('loss-chart').locator('svg .recharts-line').first()).toBeAttached()
  await expect(page.getByTestId('field-lr')).toBeVisible()
  await expect(page.getByTestId('expected-curve')).toBeAttached()
}

/** What is clicked when it comes into view, and what then has the focus. */
const FIELDS: readonly (readonly [clicked: string, focused: string])[] = [
  ['cell-2-1', 'cell-2-1'],
  ['value-iterations', 'edit-iterations'],
]

for (const [clicked, focused] of FIELDS) {
  test(`${clicked}, clicked when it is first seen, keeps the focus and what is typed`, async ({ page }) => {
    await slowDown(page)
    await page.goto('./')
    const { x, y } = await seen(page, clicked)
    await page.mouse.click(x, y)
    await page.keyboard.type('73')
    await whole(page)
    await page.keyboard.type('1')
    const field = page.getByTestId(focused).first()
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(/73.*1|173/)
    await expect(page.getByTestId('app')).toHaveAttribute('data-status', 'idle')
  })
}

test('Space, pressed when Run is first seen, runs', async ({ page, playground }) => {
  await slowDown(page)
  await page.goto('./')
  await seen(page, 'run')
  await page.keyboard.press('Space')
  await playground.expectPast(50)
})

for (const address of ['?lang=zh', '#v=2&lr=abc']) {
  test(`nothing that is seen moves while the rest arrives: ${address}`, async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const sources = Reflect.get(entry, 'sources')
          for (const { node, previousRect, currentRect } of Array.isArray(sources) ? sources : []) {
            // The words that stand there until the page does go as a whole.
            if (previousRect.width * previousRect.height === 0 || node === document.body) continue
            const name = node instanceof Element ? node.outerHTML.slice(0, 160) : node?.textContent
            console.error(`moved: ${name} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`)
          }
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await slowDown(page)
    await page.goto(`./${address}`)
    await whole(page)
  })
}
