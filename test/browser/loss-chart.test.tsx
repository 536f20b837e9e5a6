import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import type { Frame } from '../../src/engine/protocol.ts'
import { LossHistory } from '../../src/engine/worker/loss-history.ts'
import { en } from '../../src/i18n/en.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { createApp } from '../../src/store/app.ts'
import { AppContext } from '../../src/ui/context.ts'
import { LossChart } from '../../src/ui/features/chart/LossChart.tsx'
import { crosses, linesOfPath } from '../../src/ui/plot/free-place.ts'
import { workers } from '../../src/workers.ts'
import { FakeWorker } from '../engine/fake-worker.ts'
import { FakeAddress } from '../store/fake-address.ts'
import { parametersWith } from '../training/held.ts'

const { Infinity: inf, NaN: nan } = globalThis

/** A worker that never speaks: the frames of these tests are made by hand. */
function mute(): FakeWorker {
  const worker = new FakeWorker()
  worker.alive = false
  return worker
}

function frameOf(losses: readonly number[], initialFull: number): Frame {
  const history = new LossHistory(initialFull)
  for (const loss of losses) history.record(loss)
  return {
    status: 'paused',
    iteration: losses.length,
    loss: losses.at(-1) ?? nan,
    lr: 0.01,
    parameters: parametersWith(new Float32Array(6), 3),
    history: history.view(300),
    logged: { omitted: 0, losses: new Float32Array() },
    divergedAt: null,
    lastMoved: null,
    fullLoss: null,
    statement: 0,
    moment: null,
    trajectory: null,
  }
}

/** The chart alone, showing the runs of `hash` with `losses`. */
async function chart(losses: readonly number[], initialFull = 1, hash = '#v=2') {
  const feed = new FrameFeed((paint) => paint())
  const app = createApp({
    feed,
    workers: { ...workers, engine: mute },
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
      <div style={{ position: 'relative', width: 600, height: 300 }}>
        <LossChart />
      </div>
    </AppContext>,
  )
  feed.present(frameOf(losses, initialFull), () => {})
  await expect
    .poll(
      () => screen.container.querySelectorAll('.recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value').length,
    )
    .toBeGreaterThan(1)
  const ticks = () =>
    [...screen.container.querySelectorAll('.recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value')].map(
      (tick) => tick.textContent,
    )
  const path = (name: string) => screen.container.querySelector(`.recharts-${name} path`)?.getAttribute('d') ?? ''
  return { app, screen, ticks, path }
}

const said: unknown[][] = []
beforeEach(() => {
  said.length = 0
  for (const how of ['error', 'warn'] as const) vi.spyOn(console, how).mockImplementation((...args) => said.push(args))
})
afterEach(() => {
  vi.restoreAllMocks()
  expect(said).toEqual([])
})

test('losses of 0 and inf lie on rails of their own, and the lines never leave the plot', async () => {
  const { ticks, path } = await chart([0.5, 0, 0.25, inf, 1e-9], 2)
  expect(ticks()).toContain('0')
  expect(ticks()).toContain('inf')
  expect(path('line')).toMatch(/^M[\d.,LMZ-]+$/)
  expect(path('line')).not.toMatch(/NaN|Infinity/)
})

test('a run of nan is a gap, not a line across it', async () => {
  const { path } = await chart([1, 1, 1, nan, nan, nan, 1, 1])
  expect(path('line').match(/M/g)).toHaveLength(2)
})

test.each([
  ['every loss is nan', [nan, nan, nan], nan],
  ['every loss is inf', [inf, inf], inf],
  ['every loss is 0', [0, 0, 0], 0],
  ['there is none yet', [], 0.7],
  ['there is one', [1e38], 1e38],
])('where %s there is an axis nevertheless, linear too', async (_, losses, initial) => {
  const { app, ticks, screen } = await chart(losses, initial)
  expect(ticks().length).toBeGreaterThan(1)
  app.actions.setScale('linear')
  await expect.poll(() => ticks().some((tick) => tick?.startsWith('1e\u2212'))).toBe(false)
  expect(ticks().length).toBeGreaterThan(1)
  expect(new Set(ticks()).size).toBe(ticks().length)
  expect(screen.container.innerHTML).not.toMatch(/="NaN|="[^"]*Infinity/)
})

test('two hundred live changes are plain lines, none known to the chart', async () => {
  const changes = Array.from({ length: 200 }, (_, i) => `at=${i + 1}:lr=0.${i + 100}`).join('&')
  const losses = Array.from({ length: 300 }, (_, i) => 1 / (i + 1))
  const { screen } = await chart(losses, 1, `#v=2&iterations=400&${changes}`)
  await expect.element(screen.getByTestId('change-marks')).toBeInTheDocument()
  expect(screen.getByTestId('change-marks').element().querySelectorAll('line')).toHaveLength(200)
  // One drawing took 1.7 s where each mark was a ReferenceLine, which registers with the chart.
  expect(screen.container.querySelectorAll('.recharts-reference-line')).toHaveLength(0)
})

test('the values at the crosshair cover no line, however low the chart is', async () => {
  const { screen } = await chart(
    Array.from({ length: 400 }, (_, i) => 10 ** (-i / 60)),
    1,
    '#v=2&iterations=400',
  )
  const picture = screen.container.querySelector('.recharts-wrapper')
  if (picture === null) throw new Error('no chart')
  for (const height of [300, 140]) {
    screen.container.querySelector<HTMLElement>('[style*="relative"]')?.style.setProperty('height', `${height}px`)
    await expect.poll(() => picture.getBoundingClientRect().height).toBe(height)
    for (const x of [80, 300, 560]) {
      await page.elementLocator(picture).hover({ position: { x, y: height / 2 } })
      const values = screen.getByTestId('chart-values')
      await expect.element(values).toBeVisible()
      const [outer, inner] = [picture.getBoundingClientRect(), values.element().getBoundingClientRect()]
      const box = { ...sizeOf(inner), left: inner.left - outer.left, top: inner.top - outer.top }
      const drawn = [...picture.querySelectorAll('.recharts-curve:not(.recharts-tooltip-cursor)')]
      const lines = drawn.flatMap((path) => linesOfPath(path.getAttribute('d') ?? ''))
      expect(lines.flat().length).toBeGreaterThan(500)
      expect(
        lines.filter((line) => crosses(line, box)),
        `${height} at ${x}`,
      ).toEqual([])
    }
  }
})

function sizeOf({ width, height }: DOMRect) {
  return { width, height }
}
