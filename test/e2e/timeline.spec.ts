import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

/** Where on the screen a share of the timeline is. */
async function placeOf(timeline: Locator, share: number): Promise<{ x: number; y: number }> {
  const box = await timeline.boundingBox()
  if (box === null) throw new Error('there is no timeline')
  return { x: box.x + box.width * share, y: box.y + box.height / 2 }
}

async function drag(page: Page, timeline: Locator, from: number, to: number): Promise<void> {
  const [start, end] = [await placeOf(timeline, from), await placeOf(timeline, to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 12 })
  await page.mouse.up()
}

test('a finished run is dragged back: everything shows that moment, and it runs on to the same end', async ({
  page,
  playground,
}) => {
  await playground.open()
  const timeline = page.getByTestId('timeline')
  const cursor = page.getByTestId('chart-cursor')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const [end, weights] = [await playground.transcript(), await playground.matrix('weight').innerText()]
  expect(end).toContain('Epoch: 5000 cost = ')
  await drag(page, timeline, 0.995, 0.45)
  await playground.expectStatus('paused')
  // The last of the seeks of a drag may still be on its way.
  await expect.poll(async () => Number(await timeline.inputValue()) - (await playground.iteration())).toBe(0)
  const at = await playground.iteration()
  expect(at).toBeGreaterThan(2000)
  expect(at).toBeLessThan(2500)
  await expect(timeline).toHaveValue(String(at))
  await expect(timeline).toHaveAttribute('aria-valuetext', `iteration ${at.toLocaleString('en-US')} of 5,000`)
  await expect(cursor).toHaveAttribute('data-iteration', String(at))
  await playground.expectTranscript(end.split('\n').slice(0, 2))
  expect(await playground.matrix('weight').innerText()).not.toBe(weights)
  await playground.expectHash(`#v=2&t=${at}`)
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectTranscript(end.split('\n'))
  expect(await playground.matrix('weight').innerText()).toBe(weights)
  await expect(cursor).toHaveCount(0)
})

test('grabbing a run that runs stops it there', async ({ page, playground }) => {
  await playground.open()
  const timeline = page.getByTestId('timeline')
  await playground.press('run')
  await playground.expectPast(200)
  await drag(page, timeline, 0.02, 0.01)
  await playground.expectStatus('paused')
  expect(await playground.iteration()).toBeLessThan(100)
})

test('by keyboard: each iteration, a tenth, both ends, statements; from anywhere with brackets', async ({
  page,
  playground,
}) => {
  await playground.open()
  await page.getByTestId('timeline').focus()
  const keys: readonly (readonly [string, number])[] = [
    ['End', 5000],
    ['ArrowLeft', 4999],
    ['PageDown', 4499],
    ['Home', 0],
    ['PageUp', 500],
    ['ArrowRight', 501],
  ]
  for (const [key, iteration] of keys) {
    await page.keyboard.press(key)
    await playground.expectIteration(iteration)
  }
  await playground.button('run').focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('[')
  await playground.expectIteration(498)
  await page.keyboard.press(']')
  await playground.expectIteration(499)
  await page.keyboard.press('{')
  await playground.expectIteration(498)
  await expect(page.getByTestId('moment')).toHaveAttribute('data-statement', 'backward')
  await page.getByTestId('step-back').click()
  await expect(page.getByTestId('moment')).toHaveAttribute('data-statement', 'loss')
  await page.getByTestId('step-back').click({ modifiers: ['Shift'] })
  await expect(page.getByTestId('moment')).toHaveAttribute('data-statement', 'step')
  await playground.expectIteration(498)
  await page.getByTestId('tab-loss').click()
  await page.getByTestId('step-back').click()
  await playground.expectIteration(497)
  await page.getByTestId('go-to').fill('1,234')
  await page.keyboard.press('Enter')
  await playground.expectIteration(1234)
  await page.getByTestId('go-to').fill('5001')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '5001' })).toBeVisible()
  await playground.expectIteration(1234)
})

test('another future from an earlier moment, and the one that was again', async ({ page, playground }) => {
  await playground.open('#v=2&at=1000:lr=0.05&at=3000:lr=0.02')
  await playground.press('finish')
  await playground.expectStatus('finished')
  const end = await playground.transcript()
  await expect(page.getByTestId('timeline-mark')).toHaveCount(2)
  await page.getByTestId('go-to').fill('2000')
  await page.keyboard.press('Enter')
  await playground.expectIteration(2000)
  await expect(playground.field('lr')).toHaveValue('0.05')
  await playground.type('lr', '0.5')
  await playground.expectHash('#v=2&at=1000:lr=0.05&at=2000:lr=0.5&t=2000')
  await expect(playground.toast).toContainText('3,000 iterations, 1 live change')
  await expect(page.getByTestId('chart-cursor')).toHaveCount(0)
  await page.getByTestId('undo').click()
  await playground.expectHash('#v=2&at=1000:lr=0.05&at=3000:lr=0.02&t=2000')
  await expect(playground.field('lr')).toHaveValue('0.05')
  await expect(page.getByTestId('chart-cursor')).toHaveAttribute('data-iteration', '2000')
  await playground.expectIteration(2000)
  await playground.type('lr', '0.5')
  await playground.expectHash('#v=2&at=1000:lr=0.05&at=2000:lr=0.5&t=2000')
  await page.goBack()
  await playground.expectHash('#v=2&at=1000:lr=0.05&at=3000:lr=0.02&t=2000')
  await expect(page.getByTestId('chart-cursor')).toHaveAttribute('data-iteration', '2000')
  await playground.press('finish')
  await playground.expectTranscript(end.split('\n'))
})

test('a link opens at its moment on another page, later changes still to come', async ({ page, playground }) => {
  await playground.open('#v=2&at=1000:lr=0.05&at=3000:lr=0.02')
  await page.getByTestId('timeline').focus()
  await page.keyboard.press('End')
  await playground.expectStatus('finished')
  await page.keyboard.press('PageDown')
  await playground.expectIteration(4500)
  await page.getByTestId('go-to').fill('1500')
  await page.keyboard.press('Enter')
  const hash = '#v=2&at=1000:lr=0.05&at=3000:lr=0.02&t=1500'
  await playground.expectHash(hash)
  const [weights, printed] = [await playground.matrix('weight').innerText(), await playground.transcript()]
  await page.goto('about:blank')
  await playground.open(hash)
  await playground.expectIteration(1500)
  await playground.expectStatus('paused')
  expect(await playground.matrix('weight').innerText()).toBe(weights)
  await playground.expectTranscript(printed.split('\n'))
  await expect(page.getByTestId('timeline')).toHaveValue('1500')
  // One that costs too much waits for Run.
  await playground.visit('#v=2&iterations=1000000000&t=900000000')
  await playground.expectStatus('idle')
  await playground.expectIteration(0)
})

test('a long way can be stopped where it has come to', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=1000000000')
  await page.getByTestId('timeline').focus()
  await page.keyboard.press('End')
  await page.getByTestId('stop-seek').click()
  await playground.expectStatus('paused')
  await expect(page.getByTestId('stop-seek')).toHaveCount(0)
  await expect(page.getByTestId('timeline')).toBeFocused()
  expect(await playground.iteration()).toBeGreaterThan(0)
})
