import { expect, test } from 'vitest'
import { Trainer } from '../../src/training/trainer.ts'
import { toRun } from '../goldens/config.ts'
import { allRuns } from '../goldens/load.ts'

const scheduled = allRuns().flatMap(({ lr, config }) => (lr === undefined ? [] : [{ id: config.id, lr, config }]))

/** The bits of a double, as the oracle writes them. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

test('there are runs with schedulers', () => {
  expect(scheduled.length).toBeGreaterThan(10)
})

test.each(scheduled)('$id: lr after each iteration is PyTorch’s double, whether or not the run went back', (golden) => {
  const run = toRun(golden.config)
  const trainer = new Trainer(run)
  const middle = Math.floor(run.config.iterations / 2)
  const rates: string[] = []
  while (rates.length < middle) rates.push(rateOfIteration(trainer))
  const checkpoint = trainer.save()
  for (let i = 0; i < 3; i++) trainer.iterate()
  trainer.restore(checkpoint)
  while (rates.length < run.config.iterations) rates.push(rateOfIteration(trainer))
  expect(rates).toEqual(golden.lr)
})

/** One iteration, statement by statement, and lr after the last of them. */
function rateOfIteration(trainer: Trainer): string {
  const { iteration } = trainer
  while (trainer.iteration === iteration) trainer.advance()
  return bitsOf(trainer.moment(1).lr?.after ?? Number.NaN)
}
