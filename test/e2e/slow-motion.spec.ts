import { expect, test } from './fixture.ts'
import type { Playground } from './playground.ts'

const STATEMENTS = ['batch', 'zero_grad', 'forward', 'loss', 'backward', 'step']

/** The numbers of the learned matrix as they are read. */
async function weights(playground: Playground): Promise<readonly string[]> {
  return playground.matrix('weight').getByRole('cell').allTextContents()
}

for (const lang of ['en', 'zh'] as const) {
  test(`one iteration by keyboard: only step changes the weights (${lang})`, async ({ page, playground }) => {
    await playground.open('', `?lang=${lang}`)
    const moment = page.getByTestId('moment')
    const sentence = page.getByTestId('sentence')
    const said = new Set<string>()
    const places = async () =>
      Promise.all(
        ['batch', 'tensor-input_batch', 'tensor-loss', 'tensor-weight.grad', 'tensor-weight'].map((part) =>
          page.getByTestId(part).boundingBox(),
        ),
      )
    let before = await weights(playground)
    await page.getByTestId('tab-moment').click()
    await expect(moment).toBeVisible()
    const layout = await places()
    for (const statement of [...STATEMENTS, ...STATEMENTS]) {
      await page.keyboard.press('s')
      await expect(moment).toHaveAttribute('data-statement', statement)
      await expect(page.getByTestId('moment').locator('[aria-current=step]')).toHaveText(statement)
      said.add(await sentence.innerText())
      const after = await weights(playground)
      expect(after.every((value, i) => value !== before[i])).toBe(statement === 'step')
      if (statement !== 'step') expect(after).toEqual(before)
      before = after
      expect(await places(), statement).toEqual(layout)
    }
    await playground.expectIteration(2)
    // Every statement of every iteration said something of its own.
    expect(said.size).toBe(2 * STATEMENTS.length)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(720)
  })
}

test('the numbers behind a gradient add up to it', async ({ page, playground }) => {
  await playground.open()
  for (let i = 0; i < 5; i++) await page.keyboard.press('s')
  const gradient = page.getByTestId('tensor-weight.grad')
  for (const cell of ['cell-0-0', 'cell-1-2']) {
    await gradient.getByTestId(cell).hover()
    await expect(page.getByTestId('sum-term')).toHaveCount(4)
    const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.replace('\u2212', '-')))
    const terms = numbers(await page.getByTestId('sum-term').allTextContents())
    const [total = Number.NaN] = numbers(await page.getByTestId('sum-total').allTextContents())
    expect(terms.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 5)
    const [shown = Number.NaN] = numbers(await gradient.getByTestId(cell).allTextContents())
    expect(total).toBeCloseTo(shown, 4)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('gradient-sum')).toBeHidden()
})

test('Shift steps a whole iteration, and a slow run goes statement by statement', async ({ page, playground }) => {
  await playground.open()
  await page.keyboard.press('Shift+S')
  await playground.expectIteration(1)
  await playground.button('step').click({ modifiers: ['Shift'] })
  await playground.expectIteration(2)
  await expect(page.getByTestId('tab-loss')).toHaveAttribute('aria-selected', 'true')
  await playground.setSpeed(0)
  await playground.press('run')
  await expect(page.getByTestId('moment')).toHaveAttribute('data-statement', 'forward')
  await playground.setSpeed(60)
  await expect(page.getByTestId('tab-loss')).toHaveAttribute('aria-selected', 'true')
  await playground.expectStatus('finished')
})

test('a narrow window has all of it, nothing sideways', async ({ page, playground }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await playground.open('#v=2&optimizer=adam&bias=1&batch_size=40')
  for (let i = 0; i < 6; i++) await page.keyboard.press('s')
  await expect(page.getByTestId('tensor-weight-after')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.getByTestId('tensor-weight.grad').getByTestId('cell-1-1').click()
  await expect(page.getByTestId('gradient-sum')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

for (const [what, hash] of [
  ['a bias', '#v=2&bias=1'],
  ['a bias and a broadcast', '#v=2&W=.3~.5~.6&squeeze_y=1&bias=1'],
  ['a broadcast of sixteen', '#v=2&W=.3~.5~.6&squeeze_y=1&batch_size=16'],
] as const) {
  test(`with ${what} the tensors stand side by side, and end above the verdict`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    await playground.open(hash)
    await page.getByTestId('tab-moment').click()
    for (const statement of STATEMENTS) {
      await page.keyboard.press('s')
      await expect(page.getByTestId('moment')).toHaveAttribute('data-statement', statement)
      const [moment, verdict] = await Promise.all(
        ['moment', 'verdict'].map((part) => page.getByTestId(part).boundingBox()),
      )
      expect((moment?.y ?? Infinity) + (moment?.height ?? 0)).toBeLessThanOrEqual(verdict?.y ?? 0)
      const beyond = await page.getByTestId('batch').evaluate((batch) => batch.scrollWidth - batch.clientWidth)
      expect(beyond).toBe(0)
    }
  })
}
