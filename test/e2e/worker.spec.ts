import type { Page } from '@playwright/test'
import { toRun } from '../goldens/config.ts'
import { replay } from '../goldens/replay.ts'
import { expect, test } from './fixture.ts'

/** Lets a test kill the worker of the page's run behind its back, as a browser short of memory does: without a word. */
async function makeMortal(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const workers: Worker[] = []
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given)
        if (given[1]?.name === 'sgd-engine') workers.push(this)
      }
    }
    addEventListener('kill-worker', () => workers.at(-1)?.terminate())
  })
  return () => page.evaluate(() => void dispatchEvent(new Event('kill-worker')))
}

test('a worker killed at full speed is replaced, said, and the run ends in the same digits', async ({
  page,
  playground,
}) => {
  const kill = await makeMortal(page)
  await playground.open('#v=2&iterations=1500000&log_every=300000&at=200000:lr=0.02')
  await playground.setSpeed(60)
  await playground.press('run')
  await playground.expectPast(210_000)
  await kill()
  await expect(playground.toast).toContainText('was restarted')
  await playground.expectStatus('finished')
  const transcript = await playground.transcript()
  expect(transcript.split('\n')).toHaveLength(8)
  await playground.press('reset')
  await playground.visit('#v=2&iterations=1500000&log_every=300000&at=200000:lr=0.02&scale=linear')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectTranscript(transcript.split('\n'))
})

test('a worker killed while the page waits is not missed: the next press works', async ({ page, playground }) => {
  const kill = await makeMortal(page)
  await playground.open('#v=2&t=500')
  await playground.expectIteration(500)
  await kill()
  await playground.iterate()
  await playground.expectIteration(501)
  await playground.press('finish')
  await playground.expectStatus('finished')
  await playground.expectTranscript(replay(toRun({ torch: '2' })).transcript)
})

test('where the worker’s file cannot be loaded the page says so, and nothing else, and keeps the run', async ({
  page,
  playground,
}) => {
  await page.route(/worker-.*\.js/, (route) => route.abort())
  await page.goto('./#v=2&lr=0.3')
  await playground.expectStatus('failed')
  await expect(page.getByTestId('failure')).toContainText('training worker’s file could not be loaded')
  await expect(playground.toast).toBeEmpty()
  await expect(playground.field('lr')).toHaveValue('0.3')
  expect(playground.hash()).toBe('#v=2&lr=0.3')
  await page.unrouteAll()
  await page.getByTestId('failure').getByRole('button', { name: 'Try again' }).click()
  await playground.expectStatus('idle')
  await playground.press('finish')
  await playground.expectStatus('finished')
})

test.describe('without the chart', () => {
  // The browser says that it could not load it, and React what it caught.
  test.use({ tolerated: /Failed to (load resource|fetch dynamically imported module)/ })
  test('everything else goes on', async ({ page, playground }) => {
    await page.route(/LossChart-.*\.js/, (route) => route.abort())
    await playground.open()
    await expect(playground.chart).toContainText('could not be loaded')
    await playground.press('finish')
    await playground.expectStatus('finished')
  })
})
