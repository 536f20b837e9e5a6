import { expect, test } from './fixture.ts'

test('where the tutorial’s weights went: the last points are the printed ones', async ({ page, playground }) => {
  await playground.open()
  await page.getByTestId('tab-path').click()
  await playground.press('finish')
  await playground.expectStatus('finished')
  const printed = await playground.transcript()
  const rows = [...printed.matchAll(/\[+([\d., -]+)\]/g)].map(([, row = '']) => row.split(',').map(Number))
  expect(rows).toHaveLength(3)
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      const now = await page.getByTestId(`path-now-${column}-${row}`).textContent()
      expect(Number(now).toFixed(4)).toBe(value.toFixed(4))
    }
  }
  await page.getByTestId('path-directions').click()
  await expect(page.getByTestId('path-table').getByRole('row')).toHaveCount(4)
  await page.getByTestId('path-landscape').click()
  await expect(page.getByTestId('path-way')).toBeVisible()
  await expect(page.getByTestId('path-here')).toBeVisible()
  // All of it above the fold, as before.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(720)
})

test('a pinned run is drawn on the same landscape', async ({ page, playground }) => {
  await playground.open('#v=2&pin=lr=0.1')
  await page.getByTestId('tab-path').click()
  await page.getByTestId('path-landscape').click()
  await playground.press('finish')
  await playground.expectStatus('finished')
  await expect(page.getByTestId('path-pinned')).toHaveAttribute('d', /^M[\d. L-]{100,}$/)
})

test('the path is drawn while it is gone, and a narrow window has all of it', async ({ page, playground }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await playground.open('#v=2&iterations=1000000')
  await page.getByTestId('tab-path').click()
  await playground.press('run')
  const drawn = () => page.getByTestId('path-line-0-0').locator('path').last().getAttribute('d')
  await playground.expectPast(200)
  const before = await drawn()
  await expect.poll(drawn).not.toBe(before)
  for (const view of ['weights', 'directions', 'landscape']) {
    await page.getByTestId(`path-${view}`).click()
    await expect(page.getByTestId('path-plot')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  }
})
