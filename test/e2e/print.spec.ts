import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

test('a run is printed on one page, white and whole, whatever the page is showing', async ({ page, playground }) => {
  await page.addInitScript(asked)
  await playground.open('#v=2&lr=0.1&iterations=300&log_every=2', '?theme=dark')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.getByTestId('tab-moment').click()
  // A browser that prints waits for nothing: the sheet has come by then.
  await page.getByTestId('export').click()
  await page.getByTestId('export-print').click()
  await expect(page.locator('html[data-asked]')).toBeAttached()
  await page.emulateMedia({ media: 'print' })
  const sheet = page.getByTestId('print-sheet')
  await expect(sheet).toBeVisible()
  await expect(playground.app).toBeHidden()
  await expect(sheet).toContainText('print(model.W.weight.t())')
  await expect(sheet).toContainText('lines are left out')
  await expect(sheet.getByRole('link')).toHaveAttribute('href', /#.*lr=0\.1&iterations=300&log_every=2/)
  await expect(sheet).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  // The edge of the paper as well.
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
  // Nothing in it is cut: neither by its box nor by the page.
  const cut = await sheet.evaluate(
    (root) =>
      [...root.querySelectorAll<HTMLElement>('*')].filter(
        ({ scrollHeight, clientHeight, localName }) => localName === 'div' && scrollHeight > clientHeight + 1,
      ).length,
  )
  expect(cut).toBe(0)
  expect(await pagesOf(page)).toBe(1)
})

test('a lesson is printed with all its cards, what is revealed on a page of its own behind them', async ({
  page,
  playground,
}) => {
  await page.addInitScript(asked)
  await playground.open('#v=2&lesson=too-large.3')
  await expect(page.getByTestId('card')).toBeVisible()
  await page.getByTestId('export').click()
  await page.getByTestId('export-print').click()
  await expect(page.locator('html[data-asked]')).toBeAttached()
  await page.emulateMedia({ media: 'print' })
  const sheet = page.getByTestId('print-sheet')
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText([
    'How large may lr be?',
    'Answers: How large may lr be?',
  ])
  await expect(sheet.getByRole('link')).toHaveCount(6)
  await expect(sheet.getByRole('button')).toHaveCount(0)
  // The number that this reader has not come to, and that no card before has measured.
  const answers = page.getByTestId('print-answers')
  await expect(answers).toContainText('It is lr = 2.79.')
  await expect(answers).toContainText('with 0.1 it takes 595 iterations')
  await expect(answers).toHaveCSS('break-before', 'page')
  for (const card of await sheet.getByRole('heading', { level: 2 }).all())
    await expect(card.locator('xpath=ancestor::section[1]')).toHaveCSS('break-inside', 'avoid')
  expect(await sheet.innerText()).not.toContain('–')
  expect(await pagesOf(page)).toBe(3)
})

/** A browser without a printer would go on printing for ever. */
function asked() {
  window.print = () => document.documentElement.setAttribute('data-asked', '')
}

async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
