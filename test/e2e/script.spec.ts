import { readFileSync } from 'node:fs'
import { expect, test } from './fixture.ts'

const TUTORIAL = readFileSync(new URL('../script/tutorial.txt', import.meta.url), 'utf8')

test('a script becomes the run, what is not understood is shown at its line, and Undo takes it back', async ({
  page,
  playground,
}) => {
  await playground.open('#v=2&lr=0.1&iterations=50')
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  await page.getByTestId('open-script').click()
  const field = page.getByTestId('script-field')
  await expect(page.getByTestId('script-take')).toBeDisabled()
  await field.fill('nothing of all this')
  await expect(page.getByTestId('script-take')).toBeDisabled()
  await field.fill(
    TUTORIAL.replace('\nloss.backward()\n', '\nloss.backward(retain_graph=True)\n').replace('lr=0.01', 'lr=0.02'),
  )
  await expect(page.getByTestId('script-settings')).toHaveText('lr 0.02')
  await expect(page.getByTestId('script-lines').locator('li[data-marked=true]')).toHaveText(
    /loss\.backward\(retain_graph=True\)/,
  )
  await page.getByTestId('script-file').setInputFiles({
    name: 'tutorial.ipynb',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ cells: [{ cell_type: 'code', source: [TUTORIAL] }] })),
  })
  await expect(page.getByTestId('script-summary')).toHaveText(/^The run does all \d+ statements/)
  await page.getByTestId('script-take').click()
  await playground.expectHash('#v=2')
  await expect(page.getByTestId('script-dialog')).toHaveCount(0)
  await page.getByTestId('undo').click()
  await playground.expectHash(/^#v=2&lr=0\.1&iterations=50/)
})

const READS = `import pandas as pd
import torch
torch.manual_seed(0)
df = pd.read_csv('homes/houses.csv')
x = torch.tensor(df[['area', 'rooms']].values, dtype=torch.float32)
y = torch.tensor(df[['price']].values, dtype=torch.float32)
w = torch.zeros(2, 1, requires_grad=True)
for i in range(20):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 1e-5 * w.grad
        w.grad.zero_()
`

test('a table that a script reads is asked for, and is the data of the run', async ({ page, playground }) => {
  await playground.open('#v=2')
  await page.getByTestId('open-script').click()
  await page.getByTestId('script-field').fill(READS)
  await expect(page.getByTestId('script-table')).toContainText('The script reads houses.csv')
  const file = (text: string) => ({ name: 'download (1).csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByTestId('script-table-file').setInputFiles(file('area,rooms,price\n50,2\n'))
  await expect(page.getByTestId('script-no-table')).toBeVisible()
  const lines = Array.from({ length: 300 }, (_, i) => `${50 + i / 4},${1 + (i % 5)},${100 + i}`)
  await page.getByTestId('script-table-file').setInputFiles(file(['area,rooms,price', ...lines, ''].join('\n')))
  await expect(page.getByTestId('script-no-table')).toHaveCount(0)
  await expect(page.getByTestId('script-table')).toContainText('the file that was chosen, 300 rows')
  await page.getByTestId('script-take').click()
  await playground.expectHash(/^#v=2&data=sha256-[\w-]{22}:houses\.csv:area,rooms:price&.*&at=0:state=/)
  // The next time it is there.
  await page.reload()
  await page.getByTestId('open-script').click()
  await page.getByTestId('script-field').fill(READS)
  await expect(page.getByTestId('script-table')).toContainText('that this browser keeps, 300 rows')
  await expect(page.getByTestId('script-lines').locator('li[data-marked=true]')).toHaveCount(2)
})
