import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Run } from '../../src/experiment/config.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { scriptKernels } from '../../src/torch/kernels/registry.ts'
import { Lease } from '../../src/torch/memory.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { runs, tutorial } from '../engine/arbitraries.ts'
import { toHex } from '../goldens/bits.ts'
import { vectorKernels } from '../torch/vector-kernels.ts'

/** Every loss of a run, the gradients and parameters at its end, in bits; after a way back where one is asked for. */
function recordOf(run: Run, kernelsOf: typeof vectorKernels, back: number): string {
  const trainer = new Trainer(run, { kernels: kernelsOf[run.config.torch], lease: new Lease() })
  const losses: number[] = []
  const start = trainer.save()
  for (let i = 0; i < back; i++) trainer.iterate()
  if (back > 0) trainer.restore(start)
  while (trainer.iteration < run.config.iterations) {
    trainer.iterate()
    losses.push(trainer.loss)
  }
  losses.push(trainer.fullLoss())
  const { before: _, ...moment } = trainer.moment(100)
  const held = moment.parameters.map(({ data, grad }) => [toHex(data), grad && toHex(grad)])
  const batch = [moment.inputBatch, moment.outputBatch, moment.outputPred, moment.predGrad].map(toHex)
  trainer.release()
  return JSON.stringify([toHex(losses), held, batch, [...moment.indices]])
}

test('whole runs in vectors are those in TypeScript, to the bit', () => {
  fc.assert(
    fc.property(runs(40), fc.nat({ max: 9 }), (run, back) => {
      expect(recordOf(run, vectorKernels, back)).toBe(recordOf(run, scriptKernels, back))
    }),
    { numRuns: 300 },
  )
})

const ragged = fc
  .record({
    torch: fc.constantFrom('2', '1.13'),
    rows: fc.integer({ min: 1, max: 33 }),
    columns: fc.integer({ min: 1, max: 33 }),
    batchSize: fc.integer({ min: 1, max: 130 }),
    loss: fc.constantFrom('mse', 'l1', 'smooth_l1', 'huber'),
    sampler: fc.constantFrom('choice', 'shuffle'),
    bias: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ rows, columns, ...values }) => {
    const W = tabulate(rows, columns, (row, column) => Math.sin(row * 7 + column * 3))
    return { config: tutorial({ ...values, W, numSamples: 130, iterations: 4 }), changes: [] }
  })

test('also of ragged shapes', () => {
  fc.assert(
    fc.property(ragged, (run) => {
      expect(recordOf(run, vectorKernels, 0)).toBe(recordOf(run, scriptKernels, 0))
    }),
    { numRuns: 100 },
  )
})
