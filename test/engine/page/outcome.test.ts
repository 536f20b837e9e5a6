import { expect, test } from 'vitest'
import { outcomeOf } from '../../../src/engine/page/outcome.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { Trainer } from '../../../src/training/trainer.ts'
import { FakeWorker } from '../fake-worker.ts'

const { tutorial } = presets

function ran() {
  const trainer = new Trainer(tutorial)
  while (trainer.iteration < tutorial.config.iterations) trainer.iterate()
  return trainer
}

/** Has `worker` do all that it can. */
function exhaust(worker: FakeWorker): void {
  while (worker.hear() || worker.work() || worker.speak());
}

test('a worker of its own runs to the end and is dismissed', async () => {
  const worker = new FakeWorker()
  const handled: number[] = []
  const waiting = outcomeOf(tutorial, () => worker, {
    signal: new AbortController().signal,
    progress: (iterations) => handled.push(iterations),
  })
  worker.say({ type: 'seeking', runId: 1, iteration: 7, target: 5000 })
  exhaust(worker)
  const { status, parameters, logged } = await waiting
  expect(status).toBe('finished')
  expect(parameters).toEqual(ran().values())
  expect(logged.losses).toHaveLength(5)
  expect(handled[0]).toBe(7)
  expect(worker.terminated).toBe(true)
})

test('whoever no longer waits ends the worker', async () => {
  const worker = new FakeWorker()
  const controller = new AbortController()
  const waiting = outcomeOf(tutorial, () => worker, { signal: controller.signal, progress: () => {} })
  controller.abort()
  await expect(waiting).rejects.toThrow('stopped')
  expect(worker.terminated).toBe(true)
})

test('what fails in the worker is said', async () => {
  const worker = new FakeWorker()
  const waiting = outcomeOf(tutorial, () => worker, { signal: new AbortController().signal, progress: () => {} })
  worker.say({ type: 'failed', runId: 1, message: 'no room' })
  await expect(waiting).rejects.toThrow('no room')
  expect(worker.terminated).toBe(true)
})
