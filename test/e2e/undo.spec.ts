import { expect, test } from './fixture.ts'
import type { Playground } from './playground.ts'

/** Each way of dropping a run that is at its end, as a person does it. */
const WAYS: { readonly [name: string]: (playground: Playground) => Promise<void> } = {
  'a field that begins a new run': (playground) => playground.type('noise', '0.1'),
  async 'a cell of W after the end'(playground) {
    await playground.cell('target', 0, 0).fill('2')
    await playground.cell('target', 0, 0).press('Enter')
  },
  Restart: (playground) => playground.press('reset'),
  'the key R': (playground) => playground.page.keyboard.press('r'),
  'Restart without live changes': (playground) => playground.press('without-changes'),
  'new seeds': (playground) => playground.page.getByTestId('new-seeds').click(),
  async 'an example'(playground) {
    await playground.press('examples')
    await playground.page.getByTestId('example-fast').click()
  },
  'a link': (playground) => playground.visit('#v=2&seed=9'),
}

for (const [lang, says] of Object.entries({
  en: { undo: 'Undo', stood: 'The former one stood at 600' },
  zh: { undo: '撤销', stood: '停在第 600 次迭代' },
})) {
  test(`a run that is dropped is had back whole, by Undo and by Back (${lang})`, async ({ page, playground }) => {
    test.setTimeout(120_000)
    await playground.open('#v=2&iterations=600&log_every=100&at=200:lr=0.1', `?lang=${lang}`)
    await playground.press('finish')
    await playground.expectStatus('finished')
    const lines = (await playground.transcript()).split('\n')
    const isBack = async () => {
      await playground.expectStatus('finished')
      await playground.expectIteration(600)
      await playground.expectTranscript(lines)
      await expect(playground.field('lr')).toHaveValue('0.1')
      await expect(page.getByTestId('change-marks').locator('line')).toHaveCount(1)
      await playground.expectHash(/^#v=2&iterations=600&log_every=100&at=200:lr=0\.1(?:&t=600)?$/)
    }
    // Each way in one language; the other's words once.
    const ways = Object.entries(WAYS)
    for (const [way, drop] of lang === 'en' ? ways : ways.slice(0, 1)) {
      await test.step(way, async () => {
        await drop(playground)
        await playground.expectStatus('idle')
        await expect(playground.toast).toContainText(says.stood)
        await playground.toast.getByRole('button', { name: says.undo, exact: true }).click()
        await isBack()
        await expect(playground.toast).toBeEmpty()
        await drop(playground)
        await playground.expectStatus('idle')
        await page.goBack()
        await isBack()
      })
    }
  })
}

test('the former run can be pinned beside the new one, and Ctrl+Z brings it back', async ({ page, playground }) => {
  await playground.open('#v=2')
  await playground.press('run')
  await playground.expectPast(50)
  await playground.type('seed', '7')
  await playground.expectStatus('idle')
  await page.getByTestId('pin-former').click()
  await expect(page.getByTestId('pin-1')).toBeVisible()
  await playground.expectHash('#v=2&seed=7&pin=seed=0')
  await expect(page.getByTestId('pin-former')).toBeHidden()
  await page.getByTestId('step').focus()
  await page.keyboard.press('Control+z')
  await playground.expectStatus('paused')
  await expect(playground.field('seed')).toHaveValue('0')
  expect(await playground.iteration()).toBeGreaterThan(50)
})

test('a message covers neither the chart’s axis nor a button', async ({ playground }) => {
  await playground.open('#v=2&iterations=600')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.press('reset')
  await expect(playground.button('undo')).toBeVisible()
  const covered = await playground.toast.evaluate((message) => {
    const box = message.getBoundingClientRect()
    const isCovered = (element: Element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect()
      return width > 0 && left < box.right && right > box.left && top < box.bottom && bottom > box.top
    }
    const others = document.querySelectorAll('button, input, select, a, [data-testid=loss-chart] svg')
    return [...others].filter((each) => !message.contains(each) && isCovered(each)).map((each) => each.outerHTML)
  })
  expect(covered).toEqual([])
})
