import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const WIDTHS = [901, 1024, 1180, 1280, 1366]
const TABS = ['loss', 'path', 'moment', 'sweep', 'why']

/** Runs in the page: the controls whose middle is something else's, each with what lies over it. */
function covered(): readonly string[] {
  const controls = 'button, input, select, summary, a[href], [role=button], [role=slider], [role=grid]'
  const found: string[] = []
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // Of what goes over several lines, the first.
    const [box] = control.getClientRects()
    if (box === undefined || box.width <= 1) continue
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    if (hit !== null && control.contains(hit)) continue
    const name = (element: Element | null) =>
      element?.getAttribute('data-testid') ?? element?.outerHTML.slice(0, 120) ?? 'nothing'
    found.push(`${name(control)} under ${name(hit)}`)
  }
  scrollTo(0, 0)
  return found
}

async function everyTab(page: Page, state: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 })
    for (const tab of TABS) {
      await page.getByTestId(`tab-${tab}`).click()
      await expect(page.getByRole('tabpanel')).not.toBeEmpty()
      expect(await page.evaluate(covered), `${state}, ${width} px, ${tab}`).toEqual([])
    }
  }
}

for (const language of ['en', 'zh']) {
  test(`at every width each control is where it is seen: ${language}`, async ({ page, playground }) => {
    await playground.open('', `?lang=${language}`)
    await page.getByTestId('tab-moment').click()
    for (let i = 0; i < 4; i++) await playground.press('step')
    await playground.expectStatus('paused')
    await everyTab(page, 'paused in the middle of an iteration')
    await page.getByTestId('tab-loss').click()
    await page.getByTestId('pin').click()
    await playground.type('lr', '0.05')
    await page.getByTestId('pin').click()
    await playground.press('finish')
    await playground.expectStatus('finished')
    await everyTab(page, 'finished, beside pinned runs')
  })
}
