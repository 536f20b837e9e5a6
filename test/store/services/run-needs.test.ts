import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CURRENT, defaults } from '../../../src/experiment/defaults.ts'
import { RunNeeds } from '../../../src/store/services/run-needs.ts'
import { FakeSweepWorker } from '../../engine/fake-sweep-worker.ts'

const run = { config: { ...defaults[CURRENT], iterations: 1e8 }, changes: [] }
const other = { config: { ...run.config, lr: 0.5 }, changes: [] }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function bench() {
  const workers: FakeSweepWorker[] = []
  const needs = new RunNeeds(() => {
    const worker = new FakeSweepWorker()
    workers.push(worker)
    return worker
  })
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(1000)
    for (let idle = 0; idle < 5; ) {
      idle = workers.map((worker) => worker.work()).some(Boolean) ? 0 : idle + 1
      await Promise.resolve()
    }
  }
  return { workers, needs, settle }
}

test('a run is tried once it has stayed as it is for a moment, in a worker that is then gone, and not again', async () => {
  const { workers, needs, settle } = bench()
  needs.attend(other)
  await vi.advanceTimersByTimeAsync(100)
  needs.attend(run)
  await settle()
  expect(workers.map(({ handled, terminated }) => [handled, terminated])).toEqual([
    [[{ type: 'try', id: 1, run }], true],
  ])
  expect(needs.of(run)?.seconds).toBeGreaterThan(0)
  expect(needs.of(run)?.bytes).toBeGreaterThan(1000)
  expect(needs.of(other)).toBeNull()
  needs.attend({ ...run })
  await settle()
  expect(workers).toHaveLength(1)
})

test('nobody waits for a trial any more: it ends', async () => {
  const { workers, needs } = bench()
  needs.attend(run)
  await vi.advanceTimersByTimeAsync(1000)
  needs.attend(null)
  expect(workers.map(({ terminated }) => terminated)).toEqual([true])
  expect(needs.of(run)).toBeNull()
})

test('where workers die nothing is told, and no more of them are started', async () => {
  const { workers, needs } = bench()
  needs.attend(run)
  await vi.advanceTimersByTimeAsync(1000)
  for (let i = 0; i < workers.length && i < 10; i++) workers[i]?.die()
  expect(workers).toHaveLength(3)
  expect(needs.of(run)).toBeNull()
})
