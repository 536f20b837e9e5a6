import { expect, test } from './fixture.ts'

test('ten questions, each answered for this run; the numbers and the derivation are folded', async ({
  page,
  playground,
}) => {
  await playground.open('', '?lang=en')
  await page.getByTestId('tab-why').click()
  const why = page.getByTestId('why')
  await expect(why.getByRole('heading', { level: 3 })).toHaveText([
    'Why is it not exactly 0.4?',
    'Why does the printed cost jump?',
    'How large may lr be?',
    'Why does a batch of one diverge earlier?',
    'What does zero_grad() do?',
    'When do the weights move?',
    'Four backward passes, one step?',
    'What does momentum do to the slow direction?',
    'What does noise leave behind?',
    'Is this an epoch?',
  ])
  const numbers = page.getByTestId('why-numbers')
  await numbers.locator('summary').click()
  // Before a run the weights are those of its end, and of no other moment.
  await expect(page.getByTestId('gaps').getByRole('columnheader', { name: 'learned' })).toHaveCount(0)
  await playground.press('finish')
  await playground.expectStatus('finished')
  await expect(page.getByTestId('why-exact')).toContainText(
    '0.4021 = 0.4 + 0.0022 (second slowest) − 0.0001 (slowest direction)',
  )
  await expect(why.getByRole('row', { name: /^row 2, column 1/ })).toHaveText(/0\.5000\+0\.0092.*0\.5090$/)
  const limits = page.getByTestId('limits')
  await expect(limits.getByRole('row', { name: /^safe limit/ })).toContainText(/1\.648.*2\.342.*2\.615/)
  await expect(limits.getByRole('row', { name: /^almost all runs diverge/ })).toContainText(/2\.04.*2\.79/)
  const derivation = page.getByTestId('why-derivation')
  await derivation.locator('summary').click()
  await expect(derivation.locator('math').nth(20)).toBeVisible()
  await expect(derivation).toContainText('Polyak')
  await playground.press('lang')
  await expect(derivation).toContainText('均方意义的稳定上限')
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
    /falls fastest\s*2\.005\s*safe limit\s*2\.342\s*limit without batch noise\s*2\.615\s*almost all runs diverge ≈\s*2\.79/,
  )
  await expect(page.getByTestId('lr-warning')).toBeHidden()
  await playground.type('lr', '2.5')
  await expect(page.getByTestId('lr-warning')).toHaveText('1.07 × the safe limit')
})

test('lr 2.3 explodes with a batch of one, is told why, and the button leads back', async ({ page, playground }) => {
  await playground.open('#v=2&lr=2.3&batch_size=1', '?lang=en')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const remark = page.getByTestId('diverged')
  await expect(remark).toBeVisible()
  await expect(page.getByTestId('verdict')).toContainText('almost every run diverges above about 2.04')
  await page.getByTestId('remedy').click()
  await expect(playground.field('lr')).toHaveValue('1.3')
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
  await expect(page.getByTestId('why')).toContainText('up to 2.342')
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
  const rates = page.getByTestId('why-rates')
  await expect(verdict).toHaveAttribute('data-reach', '6170')
  await expect(rates).toContainText('With lr = 0.01 the error')
  // All is answered: it has nothing more to do, and is waited for no longer than for one that is idle.
  await expect(page.getByTestId('why-exact')).toContainText('0.40')
  await expect(page.getByTestId('why')).not.toContainText('Working it out')
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => void dispatchEvent(new Event('kill-theory')))
  await playground.type('lr', '0.77')
  // What was told of other settings is not shown beside these.
  await expect(verdict).not.toHaveAttribute('data-cause')
  await expect(rates).toContainText('With lr = 0.01 the error')
  await expect(rates).toContainText('With lr = 0.77 the error', { timeout: 15_000 })
  await expect(verdict).toHaveAttribute('data-cause', 'arrived')
})
