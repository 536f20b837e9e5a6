import { expect, test } from './fixture.ts'

const FIRST = ['lr', 'batch_size', 'momentum', 'noise', 'iterations', 'optimizer']

for (const [lang, says] of Object.entries({
  en: { changed: '2 changed', back: 'seed: back to 0', main: 'Main settings', loop: 'Loop' },
  zh: { changed: '2 项已改', back: 'seed：改回 0', main: '主要设置', loop: '循环' },
})) {
  test(`a few settings first, the others in closed groups that say what is changed (${lang})`, async ({
    page,
    playground,
  }) => {
    await playground.open('#v=2&seed=3&np_seed=4', `?lang=${lang}`)
    const main = page.getByRole('region', { name: says.main })
    for (const key of FIRST) await expect(main.getByTestId(`field-${key}`)).toBeInViewport()
    await expect(page.getByTestId('field-W')).toHaveCount(0)
    const data = page.getByTestId('group-data')
    await expect(data).toHaveAttribute('aria-expanded', 'false')
    await expect(data).toContainText(says.changed)
    await expect(page.getByTestId('group-loop')).toHaveText(says.loop)
    await expect(playground.field('seed')).not.toBeInViewport()

    await data.click()
    await expect(playground.field('seed')).toBeInViewport()
    await page.getByRole('button', { name: says.back, exact: true }).click()
    await playground.expectHash('#v=2&np_seed=4')
    await expect(page.getByTestId('back-seed')).toHaveCount(0)
    await page.getByTestId('back-np_seed').click()
    await playground.expectHash('#v=2')
    await expect(data).not.toContainText('1')
  })
}

test('the Tab key passes a closed group by, and whatever focuses a field in it opens it', async ({
  page,
  playground,
}) => {
  await playground.open()
  const loop = page.getByTestId('group-loop')
  await page.getByTestId('group-optimizer').focus()
  await page.keyboard.press('Tab')
  await expect(loop).toBeFocused()
  await playground.type('log_every', '0')
  await expect(loop).toHaveAttribute('aria-expanded', 'true')
  await expect(playground.field('log_every')).toBeInViewport()
  await loop.press('Enter')
  await expect(loop).toHaveAttribute('aria-expanded', 'false')
})

test('zero_grad is switched off and on, the other statements left as they are', async ({ page, playground }) => {
  await playground.open('#v=2&off=step')
  const zeroGrad = page.getByRole('checkbox', { name: 'zero_grad()' })
  await expect(zeroGrad).toBeChecked()
  await zeroGrad.uncheck()
  await playground.expectHash('#v=2&off=zero_grad,step')
  await zeroGrad.check()
  await playground.expectHash('#v=2&off=step')
})

test('what is wrong is seen with its field, in the smallest window, and the last good value counts', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1280, height: 600 })
  await playground.open()
  for (const [key, text] of [
    ['optimizer', 'adam'],
    ['log_every', '0'],
    ['accumulation_steps', 'many'],
    ['batch_size', '500'],
  ] as const) {
    if (key === 'optimizer') {
      await playground.field(key).selectOption(text)
      continue
    }
    await playground.type(key, text)
    const message = page.locator('[role=alert]', { hasText: /./ }).last()
    await expect(playground.field(key)).toHaveAttribute('aria-invalid', 'true')
    await expect(playground.field(key)).toBeInViewport({ ratio: 1 })
    await expect(message).toBeInViewport({ ratio: 1 })
    await playground.field(key).press('Escape')
  }
  expect(playground.hash()).toBe('#v=2&optimizer=adam')
})

for (const lang of ['en', 'zh']) {
  test(`under the slider of lr stands what a run does, each word in its place (${lang})`, async ({
    page,
    playground,
  }) => {
    await playground.open('', `?lang=${lang}`)
    const zones = page.getByTestId('lr-zones').getByRole('listitem')
    await expect(zones).toHaveCount(4)
    const current = page.getByTestId('lr-zones').locator('[data-current=true]')
    const slider = page.getByTestId('slider-lr')
    for (const [lr, zone] of [
      ['0.01', 'slow'],
      ['1', 'fast'],
      ['2.5', 'bursts'],
      ['3', 'diverges'],
    ] as const) {
      await playground.type('lr', lr)
      await expect(current).toHaveAttribute('data-zone', zone)
      await expect(slider).toHaveAttribute(
        'aria-valuetext',
        new RegExp(await current.locator('span').first().innerText()),
      )
      const boxes = await zones.locator('span').evaluateAll((spans) =>
        spans.map((span) => {
          const range = document.createRange()
          range.selectNodeContents(span)
          const { left, right, top } = range.getBoundingClientRect()
          return { left, right, top }
        }),
      )
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          if (Math.abs(a.top - b.top) < 4) expect(a.right < b.left || b.right < a.left).toBe(true)
        }
      }
      const panel = await page
        .getByRole('region', { name: /Setup|设置/, exact: false })
        .first()
        .boundingBox()
      for (const { right } of boxes) expect(right).toBeLessThan((panel?.x ?? 0) + (panel?.width ?? 0))
    }
    await playground.field('optimizer').selectOption('adam')
    await expect(page.getByTestId('no-zones')).toBeVisible()
    await expect(zones).toHaveCount(0)
  })
}

test('what a long run takes is said before it starts, and nothing of a short one', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=10000000')
  const takes = page.getByTestId('run-takes')
  await expect(takes).toHaveText(
    /^At this speed the whole run takes about 3\sh and \d+\sMB of memory\. Finish takes about \d+\s(s|min)\.$/,
  )
  await playground.field('iterations').fill('5000')
  await page.keyboard.press('Enter')
  await expect(takes).toHaveCount(0)
})

test('a loss of one’s own is typed, refused by its place, run and taken back', async ({ page, playground }) => {
  await playground.open('#v=2&torch=1.13&iterations=20&log_every=10')
  await page.getByTestId('group-model').click()
  await playground.field('loss').selectOption('custom')
  const examples = page.getByTestId('loss-examples')
  await expect(examples).toHaveValue('((pred - target) ** 4).mean()')
  await playground.type('expression', '(pred - y).mean()')
  await expect(page.getByRole('alert').filter({ hasText: '“y” (character 9) is not known here' })).toBeVisible()
  await playground.type('expression', 'torch.log(torch.cosh(pred-target)).mean()')
  await expect(playground.field('expression')).toHaveValue('torch.log(torch.cosh(pred - target)).mean()')
  await playground.expectHash(/&loss=custom&expression=torch\.log%28torch\.cosh%28pred%20-%20target%29%29\.mean%28%29&/)
  await page.reload()
  await expect(page.getByTestId('loop')).toContainText('torch.log(torch.cosh(output_pred - output_batch)).mean()')
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('app')).toHaveAttribute('data-status', 'finished')
  await expect(page.getByTestId('transcript')).toContainText('Epoch: 0020 cost = 0.')
})
