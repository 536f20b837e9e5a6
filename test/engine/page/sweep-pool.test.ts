import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { poolSize, SweepPool, type Waiting } from '../../../src/engine/page/sweep-pool.ts'
import type { Ending } from '../../../src/engine/sweep-protocol.ts'
import { SweepJob } from '../../../src/engine/worker/sweep-job.ts'
import type { Config } from '../../../src/experiment/config.ts'
import { tabulate } from '../../../src/experiment/matrix.ts'
import { Trainer } from '../../../src/training/trainer.ts'
import { tutorial } from '../arbitraries.ts'
import { FakeSweepWorker } from '../fake-sweep-worker.ts'

/** The end of a run as the trainer alone finds it, every iteration carried out. */
function truth(config: Config): Ending {
  const trainer = new Trainer({ config, changes: [] })
  const initial = trainer.fullLoss()
  let before = 0
  let divergedAt: number | null = null
  while (trainer.iteration < config.iterations) {
    trainer.iterate()
    if (divergedAt === null && !Number.isFinite(before) && !Number.isFinite(trainer.loss))
      divergedAt = trainer.iteration
    before = trainer.loss
  }
  return { fullLoss: trainer.fullLoss(), initial, divergedAt }
}

function endOf(config: Config): Ending & { iterations: number } {
  const job = new SweepJob(config)
  let time = 0
  const now = () => ++time
  while (!job.work(now() + 10, now));
  return { ...job.ending(), iterations: job.iterations }
}

const RUNS: readonly Partial<Config>[] = [
  { lr: 0.1 },
  { lr: 5 },
  { lr: 5, bias: true, momentum: 0.9 },
  { lr: 1e6, optimizer: 'adam' },
  { lr: 1e30, loss: 'l1' },
  { lr: 4, loss: 'huber', sampler: 'shuffle' },
  { lr: 0.1, off: ['step'] },
  { lr: 0.1, W: tabulate(3, 2, () => 3e37) },
  // Beyond float32 at first, and back: inf in the losses alone decides nothing.
  { lr: 0.5, W: tabulate(3, 2, () => 1e20), loss: 'mse' },
]

describe('a job', () => {
  test.each(RUNS.map((values) => [JSON.stringify(values).slice(0, 60), values] as const))(
    '%s ends as the trainer does',
    (_, values) => {
      const config = tutorial({ iterations: 400, ...values })
      const { iterations, ...ending } = endOf(config)
      expect(ending).toEqual(truth(config))
      expect(iterations).toBeLessThanOrEqual(config.iterations)
    },
  )

  test('nan in a weight ends the work early', () => {
    const { iterations, fullLoss, divergedAt } = endOf(tutorial({ lr: 8, iterations: 1_000_000_000 }))
    expect(fullLoss).toBeNaN()
    expect(divergedAt).toBeLessThan(200)
    expect(iterations).toBeLessThan(400)
  })

  test('a run that comes back from inf is not given up', () => {
    const ending = endOf(tutorial({ lr: 0.5, W: tabulate(3, 2, () => 1e20), iterations: 400 }))
    expect(ending.divergedAt).toBe(2)
    expect(ending.fullLoss).toBeLessThan(Infinity)
    expect(ending.iterations).toBe(400)
  })
})

const workers: FakeSweepWorker[] = []
const start = () => {
  const worker = new FakeSweepWorker()
  workers.push(worker)
  return worker
}
const configs = [0.1, 0.2, 0.5, 5].map((lr) => tutorial({ lr, iterations: 60 }))
const alive = () => workers.filter(({ terminated }) => !terminated)

function workAll(): void {
  while (alive().some((worker) => worker.work()));
}

/** Asks for the ends of `wanted`, and what is handled of them. */
function ask(pool: SweepPool, wanted: readonly Config[], signal = new AbortController().signal) {
  const endings = new Map<number, Ending>()
  const order: number[] = []
  const waiting: Waiting = {
    ended(index, ending) {
      endings.set(index, ending)
      order.push(index)
    },
    progress: () => {},
    signal,
  }
  return { endings, order, done: pool.run(wanted, waiting) }
}

beforeEach(() => {
  vi.useFakeTimers()
  workers.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the pool', () => {
  test('leaves a core to the page, and takes four at most', () => {
    expect([1, 2, 3, 4, 5, 16, Number.NaN].map(poolSize)).toEqual([1, 1, 2, 3, 4, 4, 1])
  })

  test('starts no worker before the first run, and ends them when they are idle', async () => {
    const pool = new SweepPool(start, 2)
    expect(workers).toHaveLength(0)
    const { endings, done } = ask(pool, configs)
    expect(workers).toHaveLength(2)
    workAll()
    await done
    expect([...endings.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
    for (const [index, config] of configs.entries()) expect(endings.get(index)).toEqual(truth(config))
    vi.advanceTimersByTime(9000)
    expect(alive()).toHaveLength(2)
    vi.advanceTimersByTime(2000)
    expect(alive()).toHaveLength(0)
  })

  test.each([1, 2, 4])('%i workers in whatever order find the same', async (size) => {
    const pool = new SweepPool(start, size)
    const { endings, done } = ask(pool, configs)
    // The last worker is always the first to go on.
    while (
      alive()
        .reverse()
        .some((worker) => worker.work())
    );
    await done
    expect(configs.map((_, index) => endings.get(index))).toEqual(configs.map(truth))
  })

  test('what is known is not computed again', async () => {
    const pool = new SweepPool(start, 1)
    const first = ask(pool, configs)
    workAll()
    await first.done
    const jobs = workers[0]?.handled.length
    const again = ask(pool, [...configs].reverse())
    expect(again.order).toEqual([0, 1, 2, 3])
    await again.done
    expect(workers[0]?.handled).toHaveLength(jobs ?? -1)
    expect(pool.known(tutorial({ lr: 0.1, iterations: 60, logEvery: 7 }))).toEqual(first.endings.get(0))
    expect(pool.known(tutorial({ lr: 0.1, iterations: 60, seed: 7 }))).toBeNull()
  })

  test('whoever no longer waits hears nothing more, and the worker takes the next run', async () => {
    const pool = new SweepPool(start, 1)
    const controller = new AbortController()
    const dropped = ask(pool, configs, controller.signal)
    workers[0]?.work()
    controller.abort()
    await expect(dropped.done).rejects.toThrow('stopped')
    const next = ask(pool, configs.slice(1, 2))
    workAll()
    await next.done
    expect(dropped.endings.size).toBe(0)
    expect(next.endings.get(0)).toEqual(truth(tutorial({ lr: 0.2, iterations: 60 })))
    expect(workers).toHaveLength(1)
  })

  test('another worker takes up what a dead one has left', async () => {
    const pool = new SweepPool(start, 1)
    const { endings, done } = ask(pool, configs)
    workers[0]?.work()
    workers[0]?.die()
    expect(workers).toHaveLength(2)
    workAll()
    await done
    expect(endings.get(0)).toEqual(truth(tutorial({ lr: 0.1, iterations: 60 })))
  })

  test('a silent worker is taken for dead', async () => {
    const pool = new SweepPool(start, 1)
    const { done } = ask(pool, configs)
    vi.advanceTimersByTime(31_000)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
    workAll()
    await done
  })

  test('a run of which every worker dies is given up', async () => {
    const { done } = ask(new SweepPool(start, 1), configs)
    for (let death = 0; death < 3; death++) workers.at(-1)?.die()
    await expect(done).rejects.toThrow('died')
  })

  test('a defect is said, and does not stop what others wait for', async () => {
    const pool = new SweepPool(start, 1)
    const first = ask(pool, configs)
    const second = ask(pool, configs.slice(1))
    const [job] = workers[0]?.handled ?? []
    if (job?.type === 'job') workers[0]?.say({ type: 'failed', id: job.id, message: 'no room' })
    await expect(first.done).rejects.toThrow('no room')
    workAll()
    await second.done
    expect(second.endings.size).toBe(3)
  })

  test('a browser that refuses workers is said', async () => {
    const pool = new SweepPool(() => {
      throw new Error('refused')
    }, 2)
    await expect(ask(pool, configs).done).rejects.toThrow('refused')
    await ask(pool, []).done
  })
})
