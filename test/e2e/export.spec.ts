import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const LINK = '#v=1&W=1;2&num_samples=20&seed=3&lr=0.1&iterations=300&log_every=100&at=50:lr=0.2'

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
  // Whatever else is looked at.
  await page.getByTestId('tab-moment').click()
  await page.getByTestId('export').click()
  for (const id of ['chart', 'matrices']) {
    const svg = await download(page, `export-${id}-svg`)
    expect(svg.text).toMatch(/^<svg [^>]*>.*<\/svg>\n$/s)
    expect(svg.text).not.toMatch(/var\(|light-dark|NaN|width="0"/)
    if (id === 'chart') expect(svg.text).toContain('lr 0.1 → 0.2')
    expect((await download(page, `export-${id}-png`)).text).toContain('PNG')
  }
})

test('a run too long to be tried is cancelled', async ({ page, playground }) => {
  await playground.open('#v=1&iterations=30000000')
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
