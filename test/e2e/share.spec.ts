import { sealed } from '../../src/share/seal.ts'
import { breakFile, FAULTY } from './break-file.ts'
import { expect, test } from './fixture.ts'

test('Share copies the link and says so; whoever opens it sees the same run, live changes and all', async ({
  browser,
  context,
  page,
  playground,
  siteUrl,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open('#v=2&seed=11&noise=0.1', '?lang=en&theme=dark')
  await playground.press('run')
  await playground.expectPast(400)
  await playground.type('lr', '0.2')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectHash(/at=\d+:lr=0\.2$/)
  await playground.press('share')
  await expect(playground.toast).toContainText('Link copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(`${siteUrl}${sealed(playground.hash())}`)
  await playground.toast.getByRole('button', { name: 'Close' }).click()
  await expect(playground.toast).toBeEmpty()
  const transcript = await playground.transcript()

  const other = await browser.newPage()
  await other.goto(link)
  await expect(other.getByTestId('field-seed')).toHaveValue('11')
  await other.getByTestId('finish').click()
  await expect(other.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  await expect.poll(() => other.getByTestId('transcript').textContent()).toBe(transcript)
  await other.close()
})

test('a shared link stops where the run stood', async ({ context, page, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open('#v=2&t=77')
  await playground.iterate()
  await playground.press('share')
  await expect(playground.toast).toContainText('Link copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#len=8&v=2&t=78&end=8$/)
})

test('where the browser refuses the clipboard the link is shown, to be copied by hand', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    document.execCommand = () => false
  })
  await playground.open('#v=2&lr=0.5')
  await playground.press('share')
  await expect(playground.toast).toContainText('refused the clipboard')
  const link = playground.toast.getByRole('textbox')
  await expect(link).toHaveValue(/sgd\/#len=10&v=2&lr=0.5&end=10$/)
  await link.focus()
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/#len=10&v=2&lr=0.5&end=10$/)
})

test.describe('the dialog', () => {
  test.use({ tolerated: FAULTY })

  test('in the dialog no key of the page acts; the picture is one, and what cannot be loaded is said', async ({
    context,
    page,
    playground,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await breakFile(page, 'qr-path-*.js', 'missing')
    await playground.open('#v=2&t=77')
    await playground.press('share')
    const dialog = page.getByRole('dialog', { name: 'Share this run' })
    await expect(dialog.getByTestId('share-link')).toBeFocused()
    for (const key of ['s', ']', 'f', 'p']) await page.keyboard.press(key)
    await dialog.getByTestId('share-way-markdown').focus()
    for (const key of ['s', ']', 'r', 'f', 'p', '?']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Copy: Markdown code' }).click()
    await expect(dialog.getByTestId('share-markdown-copy')).toHaveText('Copied')
    const markdown = await page.evaluate(() => navigator.clipboard.readText())
    const [, picture = '', link] = /^\[!\[[^\]]+\]\((data:image\/png[^)]+)\)\]\((.+)\)$/.exec(markdown) ?? []
    expect(link).toBe(page.url().replace(/#.*/, sealed))
    const width = await page.evaluate(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return image.naturalWidth
    }, picture)
    expect(width).toBeGreaterThan(600)
    await dialog.getByRole('tab', { name: 'QR code' }).click()
    await expect(dialog.getByRole('alert')).toContainText('QR code')
    await playground.expectIteration(77)
    await expect(page.getByRole('dialog')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(playground.button('share')).toBeFocused()
  })
})

test('what readers see is ticked, and seen in a preview that loads when it is asked for', async ({
  page,
  playground,
}) => {
  await playground.open('#v=2&lr=0.2&t=20')
  await playground.press('share')
  const dialog = page.getByRole('dialog', { name: 'Share this run' })
  await dialog.getByText('What readers see').click()
  for (const panel of ['Setup', 'Program', 'Output', 'Sweep']) await dialog.getByLabel(panel, { exact: true }).uncheck()
  await dialog.getByRole('button', { name: 'only what is ticked' }).click()
  await expect(dialog.getByTestId('share-link')).toHaveValue(/&controls=lr,transport&end=\d+$/)
  expect(page.frames()).toHaveLength(1)
  await dialog.getByRole('button', { name: 'Show a preview' }).click()
  const preview = dialog.frameLocator('iframe')
  await expect(preview.getByTestId('app')).toHaveAttribute('data-iteration', '20')
  await expect(preview.getByTestId('app')).toHaveAttribute('data-status', 'paused')
  await expect(preview.getByTestId('quick-lr')).toBeVisible()
  await expect(preview.getByTestId('matrix-weight')).toBeVisible()
  await expect(preview.getByTestId('matrix-target').getByRole('textbox')).toHaveCount(0)
  await dialog.getByLabel('Matrices', { exact: true }).uncheck()
  await expect(preview.getByTestId('matrix-weight')).toHaveCount(0)
  await expect(preview.getByTestId('loss-chart')).toBeVisible()
})
