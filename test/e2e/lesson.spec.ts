import { expect, test } from './fixture.ts'

test('a lesson is gone through: chosen from the menu, answered, guessed on the chart, done', async ({
  page,
  playground,
}) => {
  const card = page.getByTestId('card')
  await playground.open()
  await playground.press('examples')
  await page.getByRole('link', { name: 'What does this program do?' }).click()
  await expect(card).toHaveAttribute('data-card', 'tutorial.1')
  await playground.expectHash('#v=1&lr=0.01&lesson=tutorial.1')
  await page.getByTestId('card-next').click()
  await page.getByTestId('choice-3').click()
  await expect(page.getByTestId('card-reveal')).toContainText('From 0.695001 to 0.687629')
  await expect(page.getByTestId('choice-2')).toHaveAttribute('data-right', 'true')
  await expect(page.getByTestId('choice-3')).toHaveAttribute('data-chosen', 'true')

  await page.goto('./?lang=en#v=1&lesson=tutorial.4')
  const field = page.getByTestId('guess-field')
  const box = await field.boundingBox()
  if (box === null) throw new Error('nothing to drag on')
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 0.4 * box.width, box.y + 30)
  await page.mouse.up()
  await expect(page.getByTestId('guess')).toHaveValue('2000')
  await expect(page.getByTestId('verdict')).toHaveText('Shown once the card’s question is answered.')
  await page.getByTestId('guess-submit').click()
  await expect(page.getByTestId('guess-result')).toHaveText('It is 367. Your guess was 2,000, 5.4 times as large.')
  await expect(page.getByTestId('chart-guess').locator('[data-mark=truth]')).toHaveAttribute('data-value', '367')

  await page.getByTestId('card-next').click()
  await page.getByTestId('card-next').click()
  const goal = page.getByTestId('goal')
  await playground.press('finish')
  await expect(goal).toContainText('9 times too much')
  await expect(goal).toHaveAttribute('data-met', 'false')
  await playground.type('lr', '0.1')
  await playground.press('finish')
  await expect(goal).toHaveAttribute('data-met', 'true')
  await page.getByTestId('card-leave').click()
  await expect(card).toBeHidden()
  await playground.expectHash('#v=1&lr=0.1')
})

test('a card of a teacher’s own is plain text, in a phone’s window and in a frame', async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const own =
    'title=Too%20large%3F&note=%3Cb%3ETwice%3C/b%3E&ask=Will%20it%20end%3F&choice=yes&choice=no&right=2&answer=No.'
  await playground.open(`#v=1&lr=3&iterations=100&${own}&goal=full_loss:1e-4`, '?lang=zh&embed=1')
  const card = page.getByTestId('card')
  await expect(card).toHaveAttribute('data-card', 'own.1')
  await expect(card).toContainText('<b>Twice</b>')
  await page.getByRole('button', { name: 'yes' }).click()
  await expect(page.getByTestId('card-reveal')).toContainText('No.')
  await expect(page.getByTestId('goal')).toHaveAttribute('data-met', 'false')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
