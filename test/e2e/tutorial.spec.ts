import { fromHex } from '../goldens/bits.ts'
import { runs } from '../goldens/load.ts'
import { expect, test } from './fixture.ts'

/** What PyTorch did for the tutorial with seeds 0 and 0. */
const golden = runs('torch-2/runs.json').find(({ config }) => config.id === 'blog-0-0')

/** weight.t() as the cells show it. */
function cells(hex = ''): string[][] {
  const weight = [...fromHex(hex)].map((value) => value.toFixed(4).replace('-', '\u2212'))
  return [0, 1, 2].map((row) => [0, 1].map((column) => weight[column * 3 + row] ?? ''))
}

test('the tutorial, from the first look to the last digit', async ({ page, playground, siteUrl }) => {
  expect(siteUrl).toMatch(/\/some\/where\/sgd\/$/)
  await playground.open()
  await expect(page).toHaveTitle('SGD Playground: watch gradient descent find a hidden matrix')
  await playground.expectStatus('idle')
  await playground.expectIteration(0)
  await expect(playground.cell('target', 1, 0)).toHaveValue('0.5000')
  // Each row and each column has its number as a header.
  await expect(playground.matrix('weight').getByRole('row')).toHaveText([
    '12',
    ...cells(golden?.weight0).map((row, i) => `${i + 1}${row.join('')}`),
  ])

  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await playground.expectStatus('running')
  await playground.expectPast(100)
  expect(await playground.iteration()).toBeLessThan(5000)
  await page.getByRole('button', { name: 'Pause' }).click()
  await playground.expectStatus('paused')
  const paused = await playground.iteration()
  await playground.iterate()
  await playground.expectIteration(paused + 1)

  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectIteration(5000)
  await playground.expectTranscript(golden?.transcript ?? [])
  for (const [row, texts] of cells(golden?.weight).entries()) {
    for (const [column, text] of texts.entries()) await expect(playground.cell('weight', row, column)).toHaveText(text)
  }
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible()
})

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`a divergence is watched no further, said and named, and run to its end if asked (motion: ${reducedMotion})`, async ({
    page,
    playground,
  }) => {
    const diverging = runs('torch-2/runs.json').find(({ config }) => config.id === 'diverge-inf-nan')
    await page.emulateMedia({ reducedMotion })
    await playground.open('#v=2&lr=5&iterations=200&log_every=10&seed=34&np_seed=34')
    const message = page.getByTestId('diverged')
    await expect(message).toBeHidden()
    await playground.press('run')
    await playground.expectStatus('paused')
    await expect(message).toContainText(/[Nn]o finite loss since iteration/)
    await expect(page.getByTestId('verdict')).toContainText('lr = 5')
    const stopped = await playground.iteration()
    expect(stopped).toBeLessThan(200)
    await expect(playground.chart.locator('svg')).toContainText('inf')

    await playground.press('run')
    await playground.expectStatus('finished')
    await playground.expectTranscript(diverging?.transcript ?? [])

    await playground.press('reset')
    await playground.expectStatus('idle')
    await expect(message).toBeHidden()
    await playground.press('finish')
    await playground.expectStatus('finished')
    await playground.expectTranscript(diverging?.transcript ?? [])
  })
}

test('the output keeps to its end, however long it is, until somebody scrolls away', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=20000&log_every=1')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const output = page.getByTestId('transcript')
  await expect(output).toContainText('tensor(')
  const below = () =>
    output.evaluate(({ parentElement: box }) => box && box.scrollHeight - box.clientHeight - box.scrollTop)
  await expect.poll(below).toBeLessThan(2)
  const { x, y } = await output.evaluate(({ parentElement: box }) => {
    const { left = 0, top = 0, width = 0, height = 0 } = box?.getBoundingClientRect() ?? {}
    return { x: left + width / 2, y: top + height / 2 }
  })
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -500)
  await expect.poll(below).toBeGreaterThan(400)
  await playground.press('reset')
  await playground.press('finish')
  await playground.expectStatus('finished')
})
