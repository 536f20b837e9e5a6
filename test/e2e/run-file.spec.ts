import { readFileSync } from 'node:fs'
import { expect, test } from './fixture.ts'

test('a run is saved with its state; the file opens it, and its state goes into another run, or is refused in PyTorch’s words', async ({
  page,
  playground,
}) => {
  await playground.open('#v=2&optimizer=adam&iterations=50&log_every=25')
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  const weights = await page.getByTestId('max-error').textContent()
  await page.getByTestId('export').click()
  const downloading = page.waitForEvent('download')
  await page.getByTestId('export-runFile-json').click()
  const path = await (await downloading).path()
  const saved: unknown = JSON.parse(readFileSync(path, 'utf8'))
  expect(saved).toMatchObject({
    format: 'sgd-playground-run',
    iteration: 50,
    optimizer_state_dict: { state: { 0: { step: 50 } } },
  })
  await page.keyboard.press('Escape')
  const file = page.getByTestId('open-file')

  await playground.open('#v=2')
  await file.setInputFiles(path)
  await expect(page.getByTestId('run-file-refusal')).toContainText('KeyError: momentum')
  await page.getByTestId('run-file-open').click()
  await playground.expectHash(/^#v=2&optimizer=adam&iterations=50&log_every=25/)

  await playground.open('#v=2&optimizer=adam&iterations=51')
  await file.setInputFiles(path)
  await page.getByTestId('run-file-load').click()
  await expect(page.getByTestId('max-error')).toHaveText(weights ?? '')
  await playground.expectHash(/at=0:state=/)
})
