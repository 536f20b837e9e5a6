import { expect, test } from './fixture.ts'

test('Space, S, F, R and ? do what the buttons do', async ({ page, playground }) => {
  await playground.open()
  const { keyboard } = page
  await keyboard.press('s')
  await playground.expectStatus('paused')
  await playground.expectIteration(0)
  await keyboard.press('Shift+S')
  await playground.expectIteration(1)
  await keyboard.press('Space')
  await playground.expectStatus('running')
  await playground.expectPast(50)
  await keyboard.press('Space')
  await playground.expectStatus('paused')
  await keyboard.press('f')
  await playground.expectStatus('finished')
  await keyboard.press('Space')
  await playground.expectStatus('running')
  await keyboard.press('r')
  await playground.expectStatus('idle')
  await playground.expectIteration(0)

  await keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(dialog).toBeVisible()
  await keyboard.press('s')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await playground.expectIteration(0)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
})

test('what is typed into a field is no shortcut, and neither is a key with Ctrl', async ({ page, playground }) => {
  await playground.open()
  await playground.field('true_bias').focus()
  await page.keyboard.type('s f?r ')
  await playground.cell('target', 0, 0).focus()
  await page.keyboard.type('s f?r ')
  await playground.field('x').focus()
  await page.keyboard.type('r')
  await playground.button('theme').focus()
  await page.keyboard.press('Control+f')
  await playground.expectIteration(0)
  await playground.expectStatus('idle')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('Space on a button presses that button alone, and after a slider it runs', async ({ page, playground }) => {
  await playground.open()
  await playground.button('step').focus()
  await page.keyboard.press('Space')
  await playground.expectIteration(0)
  await playground.expectStatus('paused')
  await page.getByTestId('speed').focus()
  await page.keyboard.press('End')
  await expect(page.getByTestId('speed')).toHaveAttribute('aria-valuetext', 'as fast as possible')
  await page.keyboard.press('Space')
  await playground.expectStatus('finished')
})

test('after a button has put itself out of use the keys still work', async ({ page, playground }) => {
  await playground.open()
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.keyboard.press('r')
  await playground.expectStatus('idle')
  await playground.press('run')
  await playground.expectPast(1)
  await playground.press('reset')
  await playground.expectStatus('idle')
  await page.keyboard.press('Shift+S')
  await playground.expectIteration(1)
})

test('Tab reaches everything once, the focus always seen', async ({ page, playground }) => {
  await playground.open('#v=2&bias=1&nonsense=1')
  for (const group of ['data', 'model', 'loop']) await page.getByTestId(`group-${group}`).click()
  // From the top again.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const reached: string[] = []
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return null
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const within = box.top >= 0 && box.bottom <= innerHeight && box.width > 0
      const attributes = ['data-testid', 'aria-label', 'aria-describedby']
      const name =
        attributes.map((name) => element.getAttribute(name)).find((value) => value !== null) ?? element.className
      return { name, seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && within }
    })
    if (focus === null) break
    expect(focus).toEqual({ name: focus.name, seen: true })
    reached.push(focus.name)
  }
  expect(new Set(reached).size, reached.join(' ')).toBe(reached.length)
  const fields = 'true_bias num_samples x noise seed np_seed bias lr batch_size iterations log_every'.split(' ')
  const expected = [
    ...['examples', 'share', 'lang', 'theme', 'shortcuts', 'run', 'step', 'finish', 'speed', 'dismiss-issues'],
    ...['cell-0-0', 'scale-log', 'scale-linear', 'new-seeds', 'slider-lr', ...fields.map((key) => `field-${key}`)],
    ...['Add a row', 'Remove the last row', 'Add a column', 'Remove the last column', 'loop', 'Printed lines'],
    ...['fold-imports', 'fold-data', 'value-optimizer', 'value-lr', 'off-zero_grad', 'off-backward', 'off-step'],
  ]
  expect(expected.filter((name) => !reached.includes(name))).toEqual([])
})

test('the whole journey by keyboard alone', async ({ page, playground }) => {
  await playground.open()
  const { keyboard } = page
  const tabTo = async (testId: string) => {
    for (let i = 0; i < 200; i++) {
      await keyboard.press('Tab')
      if ((await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) === testId) return
    }
    throw new Error(`Tab does not reach ${testId}`)
  }
  await tabTo('examples')
  await keyboard.press('Enter')
  await tabTo('example-fast')
  await keyboard.press('Enter')
  await expect(playground.field('lr')).toHaveValue('0.1')
  await tabTo('cell-0-0')
  await keyboard.press('ArrowDown')
  await keyboard.type('2')
  await keyboard.press('Enter')
  await playground.expectHash('#v=2&W=.3,.4~2,.6~.6,.2&lr=0.1&lesson=example-fast.1')
  await tabTo('field-lr')
  await keyboard.press('ArrowUp')
  await keyboard.press('Enter')
  await playground.expectHash('#v=2&W=.3,.4~2,.6~.6,.2&lr=0.2&lesson=example-fast.1')
  await tabTo('run')
  await keyboard.press('Enter')
  await playground.expectPast(100)
  await tabTo('finish')
  await keyboard.press('Enter')
  await playground.expectStatus('finished')
  await expect(playground.cell('weight', 1, 0)).toHaveText(/^(2\.0|1\.9)/)
})

test('a large target is edited by keyboard too, cell by cell', async ({ page, playground }) => {
  const W = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => '0').join(',')).join(';')
  await playground.open(`#v=2&W=${W}`)
  const cell = playground.matrix('target').getByRole('textbox')
  await cell.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(cell).toHaveAccessibleName('Target, row 2, column 2')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('6')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect.poll(() => playground.hash().split('~')[1]).toBe(`0,7,6${',0'.repeat(17)}`)
})
