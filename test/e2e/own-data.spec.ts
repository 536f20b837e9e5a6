import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

/** More than a link has room for. */
const LARGE = `when,x1,x2,y\n${Array.from({ length: 400 }, (_, i) => `2021-01-${(i % 28) + 1},${i / 8},${(i * i) % 17},${i / 4 + ((i * i) % 17)}`).join('\n')}\n`
const large = { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(LARGE) }

test('data are opened, columns chosen, and their run trains, is shared and opened again; those too long for a link are named in it, kept, and asked for where they are not', async ({
  page,
  playground,
  browser,
}) => {
  await playground.open('#v=2&iterations=50')
  await page.getByTestId('finish').click()
  await playground.expectStatus('finished')
  await page.getByTestId('open-data').click()
  await page
    .getByTestId('data-field')
    .fill('rooms,town,area,price\n3,Rome,"2,104",399.9\nNA,Oslo,"1,600",329.9\n4,Bonn,"3,000",539')
  await expect(page.getByTestId('data-taken')).toContainText('2 samples, 2 → 1')
  await page.getByTestId('data-use-0').selectOption('none')
  await expect(page.getByTestId('data-taken')).toContainText('3 samples, 1 → 1')
  await page.getByTestId('data-standardize').check()
  await page.getByTestId('data-take').click()
  await playground.expectHash(/^#v=2&data=area:price~2104,399\.9~1600,329\.9~3000,539&standardize=1&bias=1/)
  await page.getByTestId('undo').click()
  await playground.expectHash(/^#v=2&iterations=50/)

  await page.getByTestId('open-data').click()
  await page.getByTestId('data-file').setInputFiles(large)
  await page.getByTestId('data-take').click()
  await playground.expectHash(/^#v=2&data=sha256-[\w-]{22}:large\.csv:x1,x2:y&bias=1/)
  await page.getByTestId('finish').click()
  await playground.expectStatus('finished')
  const output = await page.getByTestId('transcript').textContent()
  await page.getByTestId('share').click()
  await expect(page.getByTestId('share-data')).toContainText('large.csv')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByTestId('finish').click()
  await playground.expectStatus('finished')
  await expect(page.getByTestId('transcript')).toHaveText(output ?? '')

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(page.url())
  await elsewhere.getByTestId('open-wanted').click()
  await elsewhere.getByTestId('data-field').fill(LARGE.replace('0.125,1,', '0.125,2,'))
  await elsewhere.getByTestId('data-take').click()
  await expect(elsewhere.getByTestId('data-problem')).toBeVisible()
  await elsewhere.getByTestId('data-other').click()
  await elsewhere.getByTestId('data-file').setInputFiles(large)
  await elsewhere.getByTestId('data-take').click()
  await elsewhere.getByTestId('finish').click()
  await expect(elsewhere.getByTestId('transcript')).toHaveText(output ?? '')
  await elsewhere.context().close()
})

/** Pastes where the focus is, as Ctrl+V does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  }, text)
}

test('what is pasted on the page is shown as what it is, and nothing is taken unasked', async ({
  page,
  playground,
}) => {
  await playground.open('#v=2&iterations=50')
  await paste(page, 'rooms,area,price\n3,2104,399.9\n4,1600,329.9\n3,3000,539\n')
  await expect(page.getByTestId('data-found')).toHaveText('3 rows, 3 columns')
  await page.getByTestId('data-as-matrix').click()
  await expect(page.getByTestId('paste-preview')).toHaveText('32104399.941600329.933000539')
  await page.getByTestId('paste-as-data').click()
  await expect(page.getByTestId('data-found')).toHaveText('3 rows, 3 columns')
  await page.keyboard.press('Escape')

  await paste(page, '1\t2\n3\t4\n5\t6\n')
  await expect(page.getByTestId('paste-dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await playground.expectHash('#v=2&iterations=50')
  await paste(page, 'tensor([[0.5, 2.],\n        [3., 4.]])')
  await expect(page.getByTestId('paste-as-data')).toHaveCount(0)
  await page.getByTestId('paste-take').click()
  await playground.expectHash(/^#v=2&W=\.5,2[;~]3,4&iterations=50/)

  await paste(page, 'import torch\nloss.backward()')
  await expect(page.getByTestId('script-field')).toHaveValue('import torch\nloss.backward()')
  await page.keyboard.press('Escape')
  await paste(page, JSON.stringify({ cells: [{ cell_type: 'code', source: ['import torch'] }] }))
  await expect(page.getByTestId('script-field')).toHaveValue('import torch')
  await page.keyboard.press('Escape')
  await paste(page, '{ "format": "sgd-playground-run", "version": 1, "run": "#v=2&lr=0.2" }')
  await expect(page.getByTestId('run-file-dialog')).toContainText('lr 0.2')
  await page.keyboard.press('Escape')
  await paste(page, '[[1, 2], [3]]')
  await expect(playground.toast).toContainText('Row 2')
  await paste(page, 'some words, and no more')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await page.getByTestId('field-lr').focus()
  await paste(page, 'a,b\n1,2\n3,4')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
})

test('data of one’s own are found in the menu and in Setup, by keyboard alone', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=50')
  await page.getByTestId('examples').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('menu-data').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('data-sample-norris').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('data-take').focus()
  await page.keyboard.press('Enter')
  await playground.expectHash(/^#v=2&data=standard:reading/)
  await page.getByTestId('open-data').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('data-dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('open-data')).toBeFocused()
})

test('data that the browser keeps are listed with their size, opened again and deleted, but for those on the page', async ({
  page,
  playground,
}) => {
  await playground.open()
  const kept = page.getByTestId('data-kept').getByRole('listitem')
  for (const name of ['first.csv', 'second.csv']) {
    await page.getByTestId('open-data').click()
    await page
      .getByTestId('data-file')
      .setInputFiles({ ...large, name, buffer: Buffer.from(LARGE.replace('when', name)) })
    await page.getByTestId('data-use-1').selectOption(name === 'first.csv' ? 'none' : 'input')
    await page.getByTestId('data-take').click()
    await playground.expectHash(new RegExp(`:${name}:`))
  }
  await page.getByTestId('open-data').click()
  await expect(kept).toHaveCount(2)
  const [first, second] = [kept.filter({ hasText: 'first.csv' }), kept.filter({ hasText: 'second.csv' })]
  await expect(second).toContainText(/400 rows, \d+ kB.*on this page/)
  await expect(second.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await first.getByRole('button', { name: 'first.csv', exact: true }).click()
  await expect(page.getByTestId('data-found')).toHaveText('400 rows, 2 columns')
  await page.getByTestId('data-take').click()
  await playground.expectHash(/:first\.csv:x2:y/)
  await page.getByTestId('open-data').click()
  await second.getByRole('button', { name: 'Delete second.csv' }).click()
  await expect(kept).toHaveCount(1)
  await page.reload()
  await page.getByTestId('open-data').click()
  await expect(kept).toHaveCount(1)
})

for (const [why, told] of [
  ['refused', 'keeps nothing'],
  ['full', 'no room left'],
] as const) {
  test(`where the browser keeps no data (${why}) that is said, and the run is there all the same`, async ({
    page,
    playground,
  }) => {
    await page.addInitScript((how) => {
      if (how === 'refused') Object.defineProperty(window, 'indexedDB', { value: undefined })
      else
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('', 'QuotaExceededError')
        }
    }, why)
    await playground.open()
    await page.getByTestId('open-data').click()
    await page.getByTestId('data-file').setInputFiles(large)
    await page.getByTestId('data-take').click()
    await expect(page.getByTestId('data-unkept')).toContainText(told)
    await page.getByTestId('data-understood').click()
    await playground.expectHash(/:large\.csv:/)
    if (why === 'full') return
    await page.getByTestId('open-data').click()
    await expect(page.getByTestId('data-dialog')).toContainText('keeps nothing')
  })
}
