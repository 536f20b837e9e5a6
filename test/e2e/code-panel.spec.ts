import { runs } from '../goldens/load.ts'
import { expect, test } from './fixture.ts'

/** A run of the real PyTorch. */
function golden(id: string) {
  const found = runs('torch-2/runs.json').find(({ config }) => config.id === id)
  if (found === undefined) throw new Error(`no golden ${id}`)
  return found
}

test('a reader comments zero_grad out, in the program, and sees what PyTorch would print', async ({
  page,
  playground,
}) => {
  const { config, transcript } = golden('off-zero-grad')
  await playground.open()
  await page.getByTestId('fold-imports').click()
  for (const key of ['seed', 'np_seed', 'log_every'] as const) {
    await page.getByTestId(`value-${key}`).click()
    await page.getByTestId(`edit-${key}`).fill(String(config[key]))
    await page.keyboard.press('Enter')
    await expect(page.getByTestId(`value-${key}`)).toBeFocused()
  }
  await page.getByTestId('off-zero_grad').click()
  await playground.expectHash('#v=2&seed=53&np_seed=53&off=zero_grad&log_every=500')
  await expect(page.getByTestId('loop')).toContainText('    # optimizer.zero_grad()')
  await playground.press('finish')
  await playground.expectTranscript(transcript)
})

test('without optimizer.step() nothing moves and nothing is wrong', async ({ page, playground }) => {
  const { transcript } = golden('off-step')
  await playground.open('#v=2&seed=55&np_seed=55&iterations=300&log_every=100')
  await page.getByTestId('off-step').click()
  await playground.press('finish')
  await playground.expectTranscript(transcript)
})

test('another optimizer is chosen in the program, with the keyboard alone', async ({ page, playground }) => {
  await playground.open()
  await page.getByTestId('value-optimizer').focus()
  await page.keyboard.press('F2')
  await expect(page.getByTestId('edit-optimizer')).toBeFocused()
  await page.getByTestId('edit-optimizer').selectOption('rmsprop')
  await expect(page.getByTestId('value-optimizer')).toBeFocused()
  await playground.expectHash('#v=2&optimizer=rmsprop')
  await expect(playground.field('alpha')).toHaveValue('0.99')
  await page.keyboard.press('Tab')
  await expect(page.getByTestId('value-lr')).toBeFocused()
  await page.keyboard.type('.1')
  await page.keyboard.press('Escape')
  await page.keyboard.type('.2')
  await page.keyboard.press('Enter')
  await playground.expectHash('#v=2&optimizer=rmsprop&lr=0.2')
})

test('in slow motion the line that was carried out is lit, and the page stays where it is', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await playground.open('#v=2&accumulation_steps=2&iterations=1000000000')
  const program = page.getByTestId('loop')
  await playground.setSpeed(0)
  await playground.press('run')
  for (const [statement, how] of [
    ['zero_grad', 'executed'],
    ['step', 'skipped'],
    ['zero_grad', 'skipped'],
    ['step', 'executed'],
  ] as const) {
    const line = program.locator(`[data-statement="${statement}"][data-lit="${how}"]`).last()
    await expect(line).toHaveAttribute('aria-current', 'step')
    await expect
      .poll(async () => {
        const [inner, outer] = [await line.boundingBox(), await program.boundingBox()]
        return inner === null || (inner.y >= (outer?.y ?? 0) && inner.y < (outer?.y ?? 0) + (outer?.height ?? 0))
      })
      .toBe(true)
  }
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await playground.setSpeed(60)
  await expect(program.locator('[data-lit]')).toHaveCount(0)
})

test('a live change is marked in the program where it came', async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await playground.open('#v=2&t=1200')
  await playground.expectStatus('paused')
  await playground.type('lr', '0.05')
  const line = page.getByTestId('loop').getByText('if epoch == 1200:')
  await expect(line).toBeInViewport({ ratio: 1 })
  await expect(line).toHaveAttribute('data-fresh', 'true')
  await expect(page.getByTestId('value-lr')).toHaveText('0.01')
})
