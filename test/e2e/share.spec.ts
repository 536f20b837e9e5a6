import { expect, test } from './fixture.ts'

test('Share copies the link and says so; whoever opens it sees the same run, live changes and all', async ({
  browser,
  context,
  page,
  playground,
  siteUrl,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open('#v=1&seed=11&noise=0.1', '?lang=en&theme=dark')
  await playground.press('run')
  await playground.expectPast(400)
  await playground.type('lr', '0.2')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectHash(/at=\d+:lr=0\.2$/)
  await playground.press('share')
  await expect(playground.toast).toContainText('Link copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(`${siteUrl}${playground.hash()}`)
  const transcript = await playground.transcript()

  const other = await browser.newPage()
  await other.goto(link)
  await expect(other.getByTestId('field-seed')).toHaveValue('11')
  await other.getByTestId('finish').click()
  await expect(other.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  await expect.poll(() => other.getByTestId('transcript').textContent()).toBe(transcript)
  await other.close()

  await playground.toast.getByRole('button', { name: 'Close' }).click()
  await expect(playground.toast).toBeEmpty()
})

test('a shared link stops where the run stood', async ({ context, page, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open('#v=1&t=77')
  await playground.iterate()
  await playground.press('share')
  await expect(playground.toast).toContainText('Link copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#v=1&t=78$/)
})

test('where the browser refuses the clipboard the link is shown, to be copied by hand', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    document.execCommand = () => false
  })
  await playground.open('#v=1&lr=0.5')
  await playground.press('share')
  await expect(playground.toast).toContainText('refused the clipboard')
  const link = playground.toast.getByRole('textbox')
  await expect(link).toHaveValue(/sgd\/#v=1&lr=0.5$/)
  await link.focus()
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/#v=1&lr=0.5$/)
})
