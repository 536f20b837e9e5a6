import { expect, test } from './fixture.ts'

test('the built site opens under a sub-path', async ({ page, siteUrl }) => {
  expect(siteUrl).toMatch(/\/some\/where\/sgd\/$/)
  await page.goto('./')
  await expect(page).toHaveTitle('SGD Playground')
  await expect(page.getByTestId('app')).toBeVisible()
})
