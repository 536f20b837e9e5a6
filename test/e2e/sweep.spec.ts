import { expect, test } from './fixture.ts'

test('a sweep over lr, a run of it loaded by keyboard, and back', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=300')
  await page.getByTestId('tab-sweep').click()
  const sweep = page.getByTestId('sweep')
  await expect(sweep).toHaveAttribute('data-status', 'done')
  await expect(page.getByTestId('sweep-limits').locator('text')).toHaveCount(3)
  const plot = page.getByTestId('sweep-plot')
  await plot.focus()
  await page.keyboard.press('End')
  await expect(plot).toHaveAttribute('aria-valuetext', /lr 10.*nan/)
  await page.keyboard.press('PageDown')
  const rate = await plot.getAttribute('aria-valuenow')
  await expect(page.getByTestId('sweep-detail')).toContainText(`lr ${rate}`)
  await page.keyboard.press('Enter')
  await expect(playground.field('lr')).toHaveValue(String(rate))
  // lr is what is swept: the sweep is still of these settings.
  await expect(sweep).toHaveAttribute('data-former', 'false')
  await page.goBack()
  await expect(playground.field('lr')).toHaveValue('0.01')
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(720)
})

test('other settings are offered a sweep of their own, a long one only by its button', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=300')
  await page.getByTestId('tab-sweep').click()
  const sweep = page.getByTestId('sweep')
  await expect(sweep).toHaveAttribute('data-status', 'done')
  await playground.type('iterations', '100000000')
  await expect(sweep).toHaveAttribute('data-former', 'true')
  await page.getByTestId('sweep-again').click()
  await expect(page.getByTestId('sweep-start')).toContainText(/about \d+\s(min|h)/)
  await page.getByTestId('sweep-start').click()
  await expect(page.getByTestId('sweep-progress')).toBeVisible()
  await page.getByTestId('sweep-cancel').click()
  await expect(sweep).toHaveAttribute('data-status', 'stopped')
})

test('where what carries its runs out is gone the page says so, and tries again when it is told to', async ({
  page,
  playground,
}) => {
  await page.route(/sweep-worker-.*\.js/, (route) => route.abort())
  await playground.open('#v=2&iterations=100')
  await page.getByTestId('tab-sweep').click()
  await expect(page.getByTestId('sweep-says')).toContainText('The sweep failed.')
  await page.unrouteAll()
  await page.getByTestId('sweep-start').click()
  await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
})

test('a map: a click loads the run of a cell, with the limit as a curve', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=100')
  await page.getByTestId('tab-sweep').click()
  await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
  await page.getByTestId('sweep-map').click()
  await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
  await expect(page.getByTestId('sweep-curve')).toHaveAttribute('points', /,.* .*,/)
  const cell = page
    .getByTestId('sweep-cells')
    .getByRole('gridcell', { name: /^batch_size 10, lr 1(\.\d+)?:/ })
    .first()
  const name = (await cell.getAttribute('aria-label')) ?? ''
  await cell.click()
  await expect(playground.field('batch_size')).toHaveValue('10')
  await expect(playground.field('lr')).toHaveValue(/lr ([\d.]+):/.exec(name)?.[1] ?? '')
  await page.getByTestId('sweep-rows').selectOption('momentum')
  await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
})

test('a narrow window has all of it, nothing sideways', async ({ page, playground }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await playground.open('#v=2&iterations=100')
  await page.getByTestId('tab-sweep').click()
  for (const view of ['sweep-lr', 'sweep-map']) {
    await page.getByTestId(view).click()
    await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  }
})
