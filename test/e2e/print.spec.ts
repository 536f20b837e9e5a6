import { expect, test } from './fixture.ts'

test('a run is printed on one page, white and whole, whatever the page is showing', async ({ page, playground }) => {
  // A browser without a printer would go on printing for ever.
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-asked', '')
  })
  await playground.open('#v=1&lr=0.1&iterations=300&log_every=2', '?theme=dark')
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
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
