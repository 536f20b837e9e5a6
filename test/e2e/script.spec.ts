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
