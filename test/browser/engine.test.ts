import { afterEach, expect, test } from 'vitest'
import { EngineClient, type EngineFailure, type WorkerPort } from '../../src/engine/page/client.ts'
import { displaySchedule, FrameFeed } from '../../src/engine/page/frame-feed.ts'
import type { Frame } from '../../src/engine/protocol.ts'
import type { Change, Config, Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { withChange } from '../../src/experiment/run.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { costLine, finalLines } from '../../src/training/transcript.ts'
import { workers } from '../../src/workers.ts'
import { tutorial } from '../engine/arbitraries.ts'

// The real worker in a real browser; what it computes is held against a trainer in the page.

const FOREVER = 1_000_000_000

/** What PyTorch printed with seeds 0 and 0: `blog-0-0` of test/goldens/runs.json. */
const TUTORIAL = [
  'Epoch: 1000 cost = 0.000957',
  'Epoch: 2000 cost = 0.000131',
  'Epoch: 3000 cost = 0.000094',
  'Epoch: 4000 cost = 0.000042',
  'Epoch: 5000 cost = 0.000006',
  'tensor([[0.2982, 0.4021],',
  '        [0.5090, 0.5997],',
  '        [0.5928, 0.1980]], grad_fn=<TBackward0>)',
]

/** A page that shows what the engine says. */
class Page {
  readonly workers: WorkerPort[] = []
  readonly failures: EngineFailure[] = []
  readonly feed = new FrameFeed(displaySchedule)
  restarts = 0
  run: Run
  readonly engine: EngineClient
  readonly #stop: () => void

  constructor(run: Run, at = 0) {
    this.run = run
    this.engine = new EngineClient(() => this.#start(), this.feed, {
      changed: (change) => {
        this.run = withChange(this.run, change)
      },
      seeking: () => {},
      restarted: () => this.restarts++,
      waiting: () => {},
      began: () => {},
      failed: (failure) => this.failures.push(failure),
    })
    this.#stop = this.engine.watch()
    this.engine.open(run, at)
  }

  play(rate = Infinity): void {
    this.engine.play({ rate, until: this.run.config.iterations, stopOnDivergence: true })
  }

  /** The next frame, or the one on screen, of which `is` holds. */
  frame(is: (frame: Frame) => boolean): Promise<Frame> {
    return new Promise((resolve) => {
      let stop = () => {}
      stop = this.feed.subscribe((frame) => {
        if (!is(frame)) return
        queueMicrotask(() => stop())
        resolve(frame)
      })
    })
  }

  close(): void {
    this.#stop()
    for (const worker of this.workers) worker.terminate()
  }

  #start(): WorkerPort {
    const worker = workers.engine()
    this.workers.push(worker)
    return worker
  }
}

const pages: Page[] = []
afterEach(() => {
  for (const page of pages.splice(0)) page.close()
})

function open(values: Partial<Config>, changes: readonly Change[] = []): Page {
  const page = new Page({ config: tutorial(values), changes })
  pages.push(page)
  return page
}

const finished = ({ status }: Frame) => status === 'finished'
const isPast = (iteration: number) => (frame: Frame) => frame.iteration > iteration

/** The frame shows, to the bit, what a trainer makes of `run` at its iteration. */
function expectTrue(frame: Frame, run: Run): void {
  const trainer = new Trainer(run)
  while (trainer.iteration < frame.iteration) trainer.iterate()
  expect(frame.parameters).toEqual(trainer.values())
  expect(frame.loss).toBe(trainer.loss)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

test('the tutorial, character for character', async () => {
  const page = open({})
  await page.frame(({ status }) => status === 'idle')
  page.play()
  const { parameters, logged, history } = await page.frame(finished)
  const lines = [...logged.losses].map((loss, i) => costLine((i + 1) * 1000, loss))
  expect([...lines, ...finalLines(parameters)]).toEqual(TUTORIAL)
  expect(history.recorded).toBe(5000)
})

test.each([
  ['the tutorial', {}],
  ['64 x 64 in batches of 64', { W: tabulate(64, 64, (row, column) => (row - column) / 64), batchSize: 64 }],
])('a pause at full speed is heard before another frame is worked for: %s', async (_, values) => {
  const page = open({ ...values, iterations: FOREVER })
  const shown: Frame[] = []
  page.feed.subscribe((frame) => shown.push(frame))
  for (let i = 0; i < 9; i++) {
    page.play()
    await page.frame(isPast(shown.at(-1)?.iteration ?? 0))
    page.engine.pause()
    shown.length = 0
    await page.frame(({ status }) => status === 'paused')
    // One was on its way.
    expect(shown.filter(({ status }) => status === 'running').length).toBeLessThanOrEqual(1)
  }
  expectTrue(await page.frame(() => true), page.run)
})

test('a worker that is killed is replaced, and the run ends in the same digits', async () => {
  const page = open({ iterations: 300_000 })
  page.play()
  await page.frame(isPast(20_000))
  page.engine.change({ iteration: 0, key: 'lr', value: 0.02 })
  page.workers[0]?.terminate()
  const frame = await page.frame(finished)
  expect([page.restarts, page.workers.length, page.run.changes.length]).toEqual([1, 2, 1])
  expectTrue(frame, page.run)
})

test('live changes at full speed are where the engine says they are', async () => {
  const page = open({ iterations: FOREVER })
  page.play()
  await page.frame(isPast(5000))
  page.engine.change({ iteration: 0, key: 'lr', value: 0.05 })
  page.engine.change({ iteration: 0, key: 'W', value: tabulate(3, 2, (row, column) => row + column) })
  await page.frame(isPast(15_000))
  page.engine.change({ iteration: 0, key: 'batchSize', value: 9 })
  await page.frame(isPast(25_000))
  page.engine.pause()
  const frame = await page.frame(({ status }) => status === 'paused')
  expect(page.run.changes.map(({ key }) => key)).toEqual(['lr', 'W', 'batchSize'])
  expectTrue(frame, page.run)
  page.engine.seek(8000)
  expectTrue(await page.frame(({ iteration }) => iteration === 8000), page.run)
})

test('statement by statement, also after the worker died in the middle of an iteration', async () => {
  const page = open({ momentum: 0.9, bias: true })
  await page.frame(({ status }) => status === 'idle')
  for (let i = 0; i < 3; i++) page.engine.step('statement')
  const { moment } = await page.frame(({ statement }) => statement === 3)
  expect(moment).toMatchObject({ epoch: 0, last: 'forward', next: 'loss', batchRows: 4 })
  page.workers[0]?.terminate()
  page.engine.step('iteration')
  page.engine.step('statement')
  const frame = await page.frame(({ iteration, statement }) => iteration === 1 && statement === 1)
  expect(page.restarts).toBe(1)
  expectTrue(frame, page.run)
  const trainer = new Trainer(page.run)
  trainer.iterate()
  trainer.advance()
  expect(frame.moment).toEqual(trainer.moment(32))
})

test('below the slow rate statement by statement', async () => {
  const page = open({ iterations: FOREVER })
  page.play(1.9)
  await page.frame(({ statement }) => statement > 0)
  const { iteration, statement, moment } = await page.frame(isPast(0))
  expect({ iteration, statement, last: moment?.last }).toEqual({ iteration: 1, statement: 0, last: 'step' })
})

test('at a speed a frame is a few iterations further, not as far as the machine could go', async () => {
  const page = open({ iterations: FOREVER })
  const shown: number[] = []
  page.feed.subscribe(({ iteration }) => shown.push(iteration))
  page.play(200)
  await page.frame(isPast(200))
  // At full speed they are thousands apart.
  expect(median(shown.map((iteration, i) => iteration - (shown[i - 1] ?? 0)))).toBeLessThan(100)
})

test('a worker whose code cannot be loaded is given up, said once', async () => {
  let started = 0
  const failures: EngineFailure[] = []
  const missing = () => {
    started++
    return new Worker('/no-such-worker.js', { type: 'module' })
  }
  const failed = new Promise<void>((resolve) => {
    const engine = new EngineClient(missing, new FrameFeed(displaySchedule), {
      changed: () => {},
      seeking: () => {},
      restarted: () => {},
      waiting: () => {},
      began: () => {},
      failed: (failure) => {
        failures.push(failure)
        resolve()
      },
    })
    engine.open({ config: tutorial(), changes: [] }, 0)
  })
  await failed
  expect(started).toBe(4)
  expect(failures).toEqual([{ cause: 'missing', message: '' }])
})
