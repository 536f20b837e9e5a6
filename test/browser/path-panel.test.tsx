import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import { en } from '../../src/i18n/en.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { theoryText } from '../../src/i18n/theory-text.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { createApp } from '../../src/store/app.ts'
import { AppContext } from '../../src/ui/context.ts'
import { pathText } from '../../src/ui/features/path/text.ts'
import { LowerPanel } from '../../src/ui/LowerPanel.tsx'
import { PANELS } from '../../src/ui/panels.ts'
import '../../src/ui/theme/base.css'
import '../../src/ui/theme/tokens.css'
import { workers } from '../../src/workers.ts'
import { FakeWorker } from '../engine/fake-worker.ts'
import { FakeAddress } from '../store/fake-address.ts'
import { heldIn } from '../training/held.ts'

/** The lower panel with the run of `hash`, at its end, its weights in view. */
async function panel(hash = '#v=2', view = 'weights') {
  // A first loading may take so long that the page replaces the worker, which is silent meanwhile.
  let worker = new FakeWorker()
  const engine = () => {
    worker = new FakeWorker()
    return worker
  }
  const app = createApp({
    feed: new FrameFeed((paint) => paint()),
    workers: { ...workers, engine },
    address: new FakeAddress(hash),
    opened: readHash(hash),
    readLink: async (link) => readHash(link),
    storage: () => localStorage,
    drawSeed: () => 1,
    loadMessages,
    language: 'en',
    text: en,
    theme: 'light',
  })
  const screen = await render(
    <AppContext value={app}>
      <div style={{ display: 'flex', flexDirection: 'column', width: 628, height: 376 }}>
        <LowerPanel />
      </div>
    </AppContext>,
  )
  const work = () => {
    while (worker.hear() || worker.speak() || worker.work()) {}
  }
  work()
  app.actions.finish()
  work()
  await userEvent.click(screen.getByRole('tab', { name: PANELS.weights.title.en }))
  /** How many samples of the way the latest frame tells; null: none. */
  const told = () => {
    work()
    return app.feed.latest?.trajectory?.iterations.length ?? null
  }
  await expect.poll(told, { timeout: 10_000 }).not.toBeNull()
  await userEvent.click(screen.getByTestId(`path-${view}`))
  const lines = () => [...document.querySelectorAll('[data-testid^="path-line-"] path:last-child')]
  const cursor = screen.getByRole('slider')
  return { app, screen, told, lines, cursor }
}

/** The numbers of a path's commands. */
function numbersOf(path: Element | undefined): number[] {
  return (path?.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).map(Number)
}

const said: unknown[][] = []
beforeEach(() => {
  said.length = 0
  for (const how of ['error', 'warn'] as const) vi.spyOn(console, how).mockImplementation((...args) => said.push(args))
})
afterEach(async () => {
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  vi.restoreAllMocks()
  expect(said).toEqual([])
})

describe('weights', () => {
  test('one line each, from its start to where it is now, its target beside it', async () => {
    const { app, screen, lines } = await panel()
    await expect.poll(() => lines().length).toBe(6)
    const { weight } = heldIn(app.feed.latest?.parameters ?? [])
    for (const [row, column] of [0, 1, 2].flatMap((r) => [0, 1].map((c) => [r, c] as const))) {
      const now = screen.getByTestId(`path-now-${column}-${row}`).element().textContent
      expect(Number(now.replace('\u2212', '-'))).toBeCloseTo(weight[column * 3 + row] ?? Number.NaN, 8)
    }
    await expect.element(screen.getByRole('cell', { name: '0.3', exact: true })).toBeInTheDocument()
  })

  test('the arrow keys move a cursor that says exact values', async () => {
    const { cursor, screen } = await panel()
    cursor.element().focus()
    await userEvent.keyboard('{Home}')
    await expect.element(cursor).toHaveAttribute('aria-valuenow', '0')
    await expect.element(cursor).toHaveAttribute('aria-valuetext', expect.stringContaining('target 0.3'))
    await userEvent.keyboard('{ArrowRight}')
    const at = Number(cursor.element().getAttribute('aria-valuenow'))
    expect(at).toBeGreaterThan(0)
    await expect.element(screen.getByTestId('path-readout')).toHaveTextContent(`iteration ${at}`)
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByTestId('path-readout')).not.toBeInTheDocument()
  })

  test('of many weights one column at a time, bias included', async () => {
    const row = Array.from({ length: 4 }, (_, i) => i / 4).join(',')
    const { lines, screen } = await panel(`#v=2&iterations=50&bias=1&W=${[row, row, row, row].join(';')}`)
    await expect.poll(() => lines().length).toBe(5)
    await screen.getByTestId('path-column').selectOptions('column 3')
    await expect.element(screen.getByTestId('path-now-2-4')).toBeInTheDocument()
  })

  test('a run that diverges is drawn as far as it stays in view', async () => {
    const { lines, screen } = await panel('#v=2&lr=5&iterations=400')
    await expect.poll(() => lines().length).toBe(6)
    for (const line of lines()) for (const value of numbersOf(line)) expect(Math.abs(value)).toBeLessThanOrEqual(5000)
    await expect.element(screen.getByText(pathText.en.outOfView)).toBeInTheDocument()
  })
})

describe('directions', () => {
  test('straight lines on a log axis, as steep as predicted, where every batch is all data', async () => {
    const { lines, screen } = await panel('#v=2&batch_size=100', 'directions')
    await expect.poll(() => lines().length).toBe(3)
    for (const line of lines()) {
      const solid = numbersOf(line)
      const dashed = numbersOf(line.previousElementSibling ?? undefined)
      // In view both are the same to the pixel.
      for (const at of [1, 101, 201]) {
        expect(solid[at - 1]).toBe(dashed[at - 1])
        if ((dashed[at] ?? 0) < 200) expect(solid[at]).toBeCloseTo(dashed[at] ?? Number.NaN, 0)
      }
    }
    await expect.element(screen.getByText(/halves every 1,050 iterations .* every 90.3/)).toBeInTheDocument()
  })

  test('without a prediction it says why', async () => {
    const { screen, lines } = await panel('#v=2&optimizer=adam&iterations=200', 'directions')
    await expect.poll(() => lines().length).toBe(3)
    await expect
      .element(
        screen.getByText(pathText.en.noExpectation(theoryText.en.noLimit({ code: 'optimizer' })), { exact: false }),
      )
      .toBeInTheDocument()
  })
})

describe('the landscape', () => {
  test('has the run’s path on exact contours and tells the loss under the cursor', async () => {
    const { screen, cursor } = await panel('#v=2&bias=1&noise=0.1', 'landscape')
    await expect.poll(() => screen.getByTestId('contours').element().childElementCount).toBeGreaterThan(3)
    expect(numbersOf(screen.getByTestId('path-way').element()).length).toBeGreaterThan(800)
    cursor.element().focus()
    await userEvent.keyboard('{Home}')
    await expect.element(screen.getByTestId('path-readout')).toHaveTextContent(`iteration`)
    await userEvent.hover(cursor, { position: { x: 60, y: 20 } })
    await expect.element(screen.getByTestId('path-readout')).toHaveTextContent(/^loss here/)
  })

  test.each([
    ['another loss', '#v=2&loss=l1&iterations=50', pathText.en.onlyMse],
    ['one input', '#v=2&W=1,2&iterations=50', pathText.en.oneDirection],
  ])('is not drawn for %s, and says so', async (_, hash, words) => {
    const { screen } = await panel(hash, 'weights')
    await userEvent.click(screen.getByTestId('path-landscape'))
    await expect.element(screen.getByText(words)).toBeInTheDocument()
  })
})

test('frames carry the way only while the tab is looked at, and what was chosen stays', async () => {
  const { app, screen, told } = await panel('#v=2&iterations=100', 'directions')
  expect(told()).toBe(101)
  await userEvent.click(screen.getByRole('tab', { name: PANELS.chart.title.en }))
  await expect.element(screen.getByTestId('path')).not.toBeVisible()
  app.actions.withoutChanges()
  await expect.poll(told).toBeNull()
  await userEvent.click(screen.getByRole('tab', { name: PANELS.weights.title.en }))
  await expect.poll(told).toBe(1)
  await expect.element(screen.getByTestId('path')).toHaveAttribute('data-view', 'directions')
})
