import { expect, test } from './fixture.ts'

// What holds a run, by its attributes: what tests and embedding pages read.

const FORETOLD: readonly (readonly [hash: string, cause: string])[] = [
  ['#v=2', 'unfinished'],
  ['#v=2&lr=0.1', 'arrived'],
  ['#v=2&lr=2', 'arrived'],
  ['#v=2&lr=2.6', 'bursts'],
  ['#v=2&lr=3', 'diverges'],
  ['#v=2&lr=0.1&weight_decay=0.1&batch_size=100', 'weight-decay'],
  ['#v=2&lr=0.1&true_bias=1,2&batch_size=100', 'missing-bias'],
  ['#v=2&lr=0.1&noise=0.1', 'noise'],
  ['#v=2&num_samples=2&batch_size=2&lr=0.1', 'undetermined'],
  ['#v=2&off=zero_grad', 'no-zero-grad'],
  ['#v=2&off=step', 'nothing-moves'],
  ['#v=2&momentum=1.1', 'momentum'],
  ['#v=2&optimizer=adam', 'measured'],
  ['#v=2&loss=l1', 'measured'],
]

const ENDED: readonly (readonly [hash: string, cause: RegExp])[] = [
  ['#v=2', /^unfinished$/],
  ['#v=2&lr=0.1', /^arrived$/],
  ['#v=2&lr=2', /^arrived$/],
  ['#v=2&lr=2.6', /^bursts$/],
  ['#v=2&lr=3', /^diverges$/],
  ['#v=2&lr=0.1&weight_decay=0.1&batch_size=100', /^weight-decay$/],
  ['#v=2&lr=0.1&true_bias=1,2&batch_size=100', /^missing-bias$/],
  ['#v=2&num_samples=2&batch_size=2&lr=0.1', /^undetermined$/],
  ['#v=2&off=zero_grad', /^no-zero-grad$/],
  ['#v=2&optimizer=adam&lr=0.01', /^(arrived|unfinished|batch-noise)$/],
  ['#v=2&loss=l1&lr=0.001', /^(batch-noise|unfinished)$/],
]

test('before a run its end is foretold, by cause', async ({ page, playground }) => {
  await playground.open('', '?lang=en')
  const verdict = page.getByTestId('verdict')
  for (const [hash, cause] of FORETOLD) {
    await playground.visit(hash)
    await expect(verdict, hash).toHaveAttribute('data-cause', cause)
    await expect(verdict, hash).toHaveAttribute('data-when', 'foretold')
    await expect(verdict).not.toContainText(/undefined|NaN|Infinity/)
  }
})

test('what a run that is over is held by', async ({ page, playground }) => {
  await playground.open('', '?lang=zh')
  const verdict = page.getByTestId('verdict')
  for (const [hash, cause] of ENDED) {
    await playground.visit(hash)
    await playground.expectStatus('idle')
    await playground.press('finish')
    await playground.expectStatus('finished')
    await expect(verdict, hash).toHaveAttribute('data-when', 'end')
    await expect(verdict, hash).toHaveAttribute('data-cause', cause)
    await expect(verdict).not.toContainText(/undefined|NaN|Infinity/)
  }
})

test('the tutorial’s run: plain numbers, in every state; its remedy plays the same run on', async ({
  page,
  playground,
}) => {
  await playground.open('#v=2&t=2000', '?lang=en')
  const verdict = page.getByTestId('verdict')
  await expect(verdict).toHaveAttribute('data-when', 'now')
  await expect(verdict).toHaveText(/^Not finished yet: the error halves every 1,050 iterations\./)
  await expect(verdict).toHaveCount(1)
  await playground.press('finish')
  await playground.expectStatus('finished')
  await expect(verdict).toHaveAttribute('data-when', 'end')
  const told = async (name: string) => (await verdict.getAttribute(`data-${name}`)) ?? ''
  expect(Number(await told('reach'))).toBe(6170)
  expect(Number(await told('limit-mean'))).toBeCloseTo(2.615, 3)
  expect(Number(await told('limit-mean-square'))).toBeCloseTo(2.3425, 4)
  expect(Number(await told('limit-typical'))).toBeCloseTo(2.79, 1)
  expect(Number(await told('floor'))).toBe(0)
  const parts = Object.values<number>(JSON.parse(await told('parts')))
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
  await page.getByTestId('remedy').click()
  await playground.expectStatus('finished')
  await playground.expectIteration(6170)
  await expect(playground.field('iterations')).toHaveValue('6170')
  await expect(verdict).toContainText('Nearly there: the full loss is ')
})

test('the remedy of a run that diverged begins anew within the limits, by keyboard', async ({ page, playground }) => {
  await playground.open('#v=2&lr=30&iterations=300', '?lang=en')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const remedy = page.getByTestId('remedy')
  await expect(remedy).toHaveText('Restart with lr 1.9')
  await remedy.focus()
  await page.keyboard.press('Enter')
  await expect(playground.field('lr')).toHaveValue('1.9')
  await playground.expectStatus('finished')
  await expect(page.getByTestId('diverged')).toBeHidden()
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-cause', 'arrived')
})

test('it is there in every tab, embedded too, and follows the slider while that is held', async ({
  page,
  playground,
}) => {
  await playground.open('', '?lang=en&embed=1')
  const verdict = page.getByTestId('verdict')
  for (const tab of ['loss', 'path', 'moment', 'sweep', 'why']) {
    await page.getByTestId(`tab-${tab}`).click()
    await expect(verdict).toBeVisible()
  }
  await playground.open('', '?lang=en')
  await expect(verdict).toHaveAttribute('data-cause', 'unfinished')
  const slider = page.getByTestId('slider-lr')
  const box = await slider.boundingBox()
  if (box === null) throw new Error('no slider')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 4 })
  await expect(verdict).toHaveAttribute('data-cause', 'diverges')
  await expect(playground.field('lr')).not.toHaveValue('0.01')
  await page.mouse.up()
  await expect(verdict).toHaveAttribute('data-cause', 'diverges')
})

test('a cell tells its own story to who points at it or goes there by key', async ({ page, playground }) => {
  await playground.open('', '?lang=en')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const story = page.getByTestId('cell-story')
  await playground.cell('weight', 0, 1).hover()
  await expect(story).toContainText('0.4021 = 0.4 + 0.0022 (second slowest) − 0.0001 (slowest direction)')
  await playground.cell('target', 1, 0).focus()
  await expect(story).toContainText('0.5090 ≈ 0.5 + 0.0092 (slowest direction)')
  await page.keyboard.press('ArrowDown')
  await expect(story).toContainText(/[=≈] 0\.6 /)
})
