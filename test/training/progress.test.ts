import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tabulate } from '../../src/experiment/matrix.ts'
import { difference, epochsAt, transposed } from '../../src/training/progress.ts'
import { toRun } from '../goldens/config.ts'

describe('epochs', () => {
  test('are rows drawn per row of x, live changes of the batch size included', () => {
    const run = toRun({
      num_samples: 100,
      batch_size: 4,
      at: [
        [50, { batch_size: 10 }],
        [60, { lr: 1 }],
      ],
    })
    expect(epochsAt(run, 0)).toBe(0)
    expect(epochsAt(run, 50)).toBe(2)
    expect(epochsAt(run, 70)).toBe(4)
  })

  test('of a DataLoader end with its last batch, a short one or one that is left out', () => {
    const loader = { num_samples: 10, batch_size: 4, sampler: 'shuffle' } as const
    const kept = toRun(loader)
    expect([0, 1, 2, 3, 4, 6].map((iteration) => epochsAt(kept, iteration))).toEqual([0, 0.4, 0.8, 1, 1.4, 2])
    const dropped = toRun({ ...loader, drop_last: true })
    expect([0, 1, 2, 3, 4].map((iteration) => epochsAt(dropped, iteration))).toEqual([0, 0.5, 1, 1.5, 2])
  })
})

describe('the weight beside the target', () => {
  const W = tabulate(3, 2, (row, column) => 10 * row + column)
  // out_features x in_features: W the other way round.
  const learned = Float32Array.of(0, 10, 20, 1, 11, 21)

  test('is W where all is learned, and transposed shows it in W’s shape', () => {
    const apart = new Float32Array(6)
    expect(difference(learned, W, apart)).toBe(0)
    expect([...apart]).toEqual([0, 0, 0, 0, 0, 0])
    expect([...transposed(learned, 2, 3)]).toEqual(W.data)
  })

  test('differs by float32 values in W’s order, the largest of them told', () => {
    const weight = learned.slice()
    weight[4] = 11.5
    weight[2] = 19
    const apart = new Float32Array(6)
    expect(difference(weight, W, apart)).toBe(1)
    expect([...apart]).toEqual([0, 0, 0, 0.5, -1, 0])
  })

  test('is nan where a weight is, whatever the others are', () => {
    for (const at of [0, 3, 5]) expect(difference(learned.with(at, Number.NaN), W)).toBeNaN()
  })

  test('transposed twice is as it was', () => {
    const sides = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(sides, ([rows, columns]) => {
        const matrix = Float32Array.from({ length: rows * columns }, (_, i) => i)
        expect(transposed(transposed(matrix, rows, columns), columns, rows)).toEqual(matrix)
      }),
    )
  })
})
