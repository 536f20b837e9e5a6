import { expect, test } from './fixture.ts'

test('why a weight of the tutorial shows 0.5090 and not 0.5', async ({ page, playground }) => {
  await playground.open('', '?lang=en')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.getByTestId('tab-why').click()
  const why = page.getByTestId('why')
  await expect(why).toContainText('After 5,000 iterations 3.64 % of that error is left: 0.0092 in row 2, column 1.')
  await expect(why.getByRole('row', { name: /^row 2, column 1/ })).toHaveText(/0\.5000\+0\.0092.*0\.5090$/)
  await expect(why).toContainText('A full loss of 1e−6 is expected after 6,170 iterations')
  const limits = page.getByTestId('limits')
  await expect(limits.getByRole('row', { name: /^safe limit/ })).toContainText(/1\.648.*2\.342.*2\.615/)
  await expect(limits.getByRole('row', { name: /^almost all runs diverge/ })).toContainText(/2\.04.*2\.79/)
})

test('the expected course is there before anything ran, and follows the slider', async ({ page, playground }) => {
  await playground.open('', '?lang=en')
  const path = page.getByTestId('expected-curve').locator('path')
  await path.waitFor()
  const before = await path.getAttribute('d')
  await page.getByTestId('slider-lr').press('ArrowRight')
  await expect(path).not.toHaveAttribute('d', before ?? '')
  await playground.expectIteration(0)
  await playground.type('optimizer', 'adam').catch(() => playground.field('optimizer').selectOption('adam'))
  await expect(path).toBeHidden()
})

test('the slider names its limits, and warns beyond one', async ({ page, playground }) => {
  await playground.open('', '?lang=en')
  await expect(page.getByTestId('slider-lr')).toHaveAccessibleDescription(
    /falls fastest\s*2\.005\s*limit, mean square\s*2\.342\s*limit, full batch\s*2\.615\s*limit, typical run ≈\s*2\.79/,
  )
  await expect(page.getByTestId('lr-warning')).toBeHidden()
  await playground.type('lr', '2.5')
  await expect(page.getByTestId('lr-warning')).toHaveText('1.07 × the safe limit')
})

test('lr 2.3 explodes with a batch of one, is told why, and the button leads back', async ({ page, playground }) => {
  await playground.open('#v=1&lr=2.3&batch_size=1', '?lang=en')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const remark = page.getByTestId('diverged')
  await expect(remark).toContainText('lr = 2.3 is 1.13 times 2.04, by estimate the limit of a typical run')
  await page.getByTestId('remedy').click()
  await expect(playground.field('lr')).toHaveValue('1.32')
  await playground.expectIteration(0)
  await playground.press('finish')
  await playground.expectStatus('finished')
  await expect(remark).toBeHidden()
  await expect.poll(async () => Number(await page.getByTestId('max-error').textContent())).toBeLessThan(1e-4)
})

test('where the theory cannot be started the page says so, and tries again when it is told to', async ({
  page,
  playground,
}) => {
  await page.route(/theory-worker-.*\.js/, (route) => route.abort())
  await playground.open('', '?lang=en')
  const failed = page.getByTestId('theory-failed')
  await page.getByTestId('tab-why').click()
  await expect(failed).toContainText('cannot be computed')
  await page.getByTestId('tab-path').click()
  await page.getByTestId('path-directions').click()
  await expect(failed).toBeVisible()
  await page.unrouteAll()
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByTestId('path-line-0')).toBeVisible()
  await page.getByTestId('tab-why').click()
  await expect(page.getByTestId('why')).toContainText('lr = 0.01 is 0.427 % of the lowest limit')
})

test('a theory that dies without a word is replaced; no lr ever stands beside the figures of another', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given)
        if (given[1]?.name === 'sgd-theory') addEventListener('kill-theory', () => this.terminate(), { once: true })
      }
    }
  })
  await playground.open('', '?lang=en')
  await page.getByTestId('tab-why').click()
  const verdict = page.getByTestId('verdict')
  await expect(verdict).toContainText('lr = 0.01 is 0.427 %')
  await page.evaluate(() => void dispatchEvent(new Event('kill-theory')))
  await playground.type('lr', '0.77')
  await expect(verdict).toContainText('lr = 0.01 is 0.427 %')
  await expect(verdict).toContainText('lr = 0.77 is 32.9 %', { timeout: 15_000 })
})
