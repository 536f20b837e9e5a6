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
  await page.getByTestId('group-data').click()
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
  await elsewhere.getByTestId('data-file').setInputFiles(large)
  await elsewhere.getByTestId('data-take').click()
  await elsewhere.getByTestId('finish').click()
  await expect(elsewhere.getByTestId('transcript')).toHaveText(output ?? '')
  await elsewhere.context().close()
})
