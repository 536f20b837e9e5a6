import { expect, test } from './fixture.ts'

test('a pinned run stays beside the next one, and the link shows both to whoever opens it', async ({
  context,
  page,
  playground,
}) => {
  await playground.open('#v=2&iterations=1000')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.getByTestId('pin').click()
  await playground.type('lr', '0.1')
  await page.getByTestId('speed').focus()
  await page.keyboard.press('p')
  await playground.type('batch_size', '8')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await expect(page.getByTestId('pin-1')).toContainText('lr 0.01, batch_size 4')
  await expect(page.getByTestId('pin-2')).toContainText('batch_size 4')
  await expect(page.getByTestId('pin-2')).toHaveAttribute('data-iteration', '1000')
  await expect(page.getByTestId('pin-lines').locator('path')).toHaveCount(2)
  await playground.expectHash('#v=2&lr=0.1&batch_size=8&iterations=1000&pin=lr=0.01!batch_size=4&pin=batch_size=4')

  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByTestId('finish').click()
  for (const pin of ['pin-1', 'pin-2']) {
    const said = await page.getByTestId(pin).textContent()
    await expect(other.getByTestId(pin)).toHaveText(said ?? '')
  }
  await other.close()

  await page.getByTestId('pin-1-remove').click()
  await expect(page.getByTestId('pin-lines').locator('path')).toHaveCount(1)
  await page.getByTestId('pin-1-load').click()
  await expect(playground.field('batch_size')).toHaveValue('4')
  await expect(page.getByTestId('pin-1')).toContainText('batch_size 8')
  await page.getByTestId('pins-clear').click()
  await expect(page.getByTestId('pins')).toHaveCount(0)
})

test('pinned runs are shown at the moment on screen', async ({ page, playground }) => {
  await playground.open('#v=2&t=300&pin=lr=0.5&pin=lr=0.2!iterations=200')
  await expect(page.getByTestId('pin-1')).toHaveAttribute('data-iteration', '300')
  await expect(page.getByTestId('pin-2')).toHaveAttribute('data-iteration', '200')
  await playground.iterate()
  await expect(page.getByTestId('pin-1')).toHaveAttribute('data-iteration', '301')
  await expect(page.getByTestId('pin-1').getByRole('img')).toHaveAccessibleName(/largest error/)
})

test('one click compares the optimizers, on the same data and batches', async ({ page, playground }) => {
  await playground.open('#v=2&seed=3', '?embed=1')
  await page.getByTestId('compare-optimizers').click()
  await expect(page.getByTestId('pins').getByRole('listitem')).toHaveCount(6)
  await expect(page.getByTestId('pin-5')).toContainText('AdamW, lr 0.02')
  for (const place of [1, 2, 3, 4, 5, 6]) {
    await expect(page.getByTestId(`pin-${place}`)).toHaveAttribute('data-status', 'done')
  }
  await expect(page.getByTestId('pin')).toBeDisabled()
})

test('one click beside the release shows where this run parts from the other one, in which digit, and why', async ({
  page,
  playground,
}) => {
  await playground.open('#v=2&lr=2&batch_size=1')
  await page.getByTestId('group-loop').click()
  await page.getByTestId('compare-release').click()
  await playground.press('finish')
  const parting = page.getByTestId('parting')
  await expect(parting).toHaveAttribute('data-status', 'known')
  await expect(parting.locator('summary')).toContainText('1.13351405|1.13351417')
  await parting.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('parting-cost')).toHaveText(/iteration 5,00021737.570312\|55148.906250digit 1/)
  await expect(page.getByTestId('parting-why')).toContainText('It is a sum of 3 products.')
  await page.getByTestId('pin-1-remove').click()
  await expect(parting).toHaveCount(0)
})
