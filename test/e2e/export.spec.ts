import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const LINK = '#v=2&W=1~2&num_samples=20&seed=3&lr=0.1&iterations=300&log_every=100&at=50:lr=0.2'

/** What a button of the menu downloads. */
async function download(page: Page, id: string): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(id).click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('the script has the run’s values, and the output that the page then prints', async ({
  page,
  playground,
  siteUrl,
}) => {
  await playground.open(LINK)
  await page.getByTestId('export').click()
  const { name, text } = await download(page, 'export-python')
  expect(name).toBe('sgd-playground.py')
  expect(text).toContain("\n    if epoch == 50:\n        optimizer.param_groups[0]['lr'] = 0.2\n")
  expect(text).toContain(` ${siteUrl}${LINK}\n`)
  await playground.expectIteration(0)
  await page.keyboard.press('Escape')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const transcript = await playground.transcript()
  expect(text).toContain(
    `\n#\n${transcript
      .split('\n')
      .map((line) => `# ${line}`)
      .join('\n')}\n#\n`,
  )

  await page.getByTestId('export').click()
  expect((await download(page, 'export-python')).text).toBe(text)
  const notebook = await download(page, 'export-notebook')
  expect(notebook.name).toBe('sgd-playground.ipynb')
  expect(JSON.parse(notebook.text)).toMatchObject({ nbformat: 4, nbformat_minor: 5 })
})

test('the program is copied, in the reader’s language', async ({ context, page, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open(LINK, '?lang=zh')
  await page.getByTestId('export').click()
  await page.getByTestId('export-python-copy').click()
  await expect(page.getByTestId('export-status')).toContainText('已复制')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('# 预期输出')
})

test('tables and pictures are of what is on screen', async ({ page, playground }) => {
  await playground.open(LINK)
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.getByTestId('export').click()
  expect((await download(page, 'export-losses-csv')).text).toMatch(/^from,to,mean,.*\r\n0,0,/)
  expect((await download(page, 'export-weights-csv')).text).toMatch(/\r\nweight,1,0,2,/)
  await page.keyboard.press('Escape')
})

test('there is a picture of every plot, whatever is looked at, or why there is none', async ({
  context,
  page,
  playground,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open(`${LINK}&pin=lr=0.05`, '?theme=dark')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.getByTestId('tab-moment').click()
  await page.getByTestId('export').click()
  const [chart] = await svgs(page, ['chart', 'matrices', 'path', 'directions', 'landscape'])
  expect(chart).toContain('lr 0.1 → 0.2')
  expect(chart).toContain('>1: lr 0.05</text>')
  await page.getByTestId('export-sweep-png').click()
  await expect(page.getByTestId('export-status')).toContainText('open the tab “Sweep”')

  await page.keyboard.press('Escape')
  await page.getByTestId('tab-sweep').click()
  await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
  await page.getByTestId('sweep-map').click()
  await expect(page.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
  await page.getByTestId('export').click()
  await svgs(page, ['sweep', 'map'])
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-map-png').click()])
  // The width in the header of a PNG.
  expect((await readFile(await png.path())).readUInt32BE(16)).toBe(1920)
  await page.getByTestId('export-chart-copy').click()
  await expect(page.getByTestId('export-status')).toContainText('sgd-playground-loss.png copied')
  const copied = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
  expect(copied).toEqual(['image/png'])
})

/** The pictures of these names, light and whole. */
async function svgs(page: Page, ids: readonly string[]): Promise<readonly string[]> {
  const texts: string[] = []
  for (const id of ids) {
    const { text } = await download(page, `export-${id}-svg`)
    expect(text).toMatch(/^<svg [^>]*width="1920"[^>]*><rect [^>]*fill="#fff"\/>.*<\/svg>\n$/s)
    expect(text, id).not.toMatch(/var\(|light-dark|NaN|Infinity|undefined/)
    texts.push(text)
  }
  return texts
}

test('a run too long to be tried is cancelled', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=30000000')
  await page.getByTestId('export').click()
  await page.getByTestId('export-python').click()
  await expect(page.getByTestId('export-status')).toContainText('Running to the end')
  await page.getByTestId('export-cancel').click()
  await expect(page.getByTestId('export-status')).toBeEmpty()
})

test.describe('where the network is gone', () => {
  test.use({ tolerated: /Failed to load resource/ })

  test('the menu says that it cannot export', async ({ page, playground }) => {
    await page.route(/assets\/carry-out-/, (route) => route.abort())
    await playground.open()
    await page.getByTestId('export').click()
    await page.getByTestId('export-weights-csv').click()
    await expect(page.getByTestId('export-status')).toContainText('could not be loaded')
  })
})
