import { describe, expect, test } from 'vitest'
import { tabulate } from '../../src/experiment/matrix.ts'
import { learnedOf } from '../../src/training/learned.ts'
import { difference, epochsAt } from '../../src/training/progress.ts'
import { toRun } from '../goldens/config.ts'
import { parametersWith } from './held.ts'

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

describe('what is learned, beside the target', () => {
  const W = tabulate(3, 2, (row, column) => 10 * row + column)
  // out_features x in_features: W the other way round.
  const weight = [0, 10, 20, 1, 11, 21]
  const learned = (values: readonly number[]) => learnedOf({ parameters: parametersWith(values, 3) })

  test('stands as W does, and is W where all is learned', () => {
    const apart = new Float32Array(6)
    expect(learned(weight)).toEqual({ rows: 3, columns: 2, data: Float32Array.from(W.data), bias: null })
    expect(difference(learned(weight), W, apart)).toBe(0)
    expect([...apart]).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('differs by float32 values in W’s order, the largest of them told', () => {
    const apart = new Float32Array(6)
    expect(difference(learned(weight.with(4, 11.5).with(2, 19)), W, apart)).toBe(1)
    expect([...apart]).toEqual([0, 0, 0, 0.5, -1, 0])
  })

  test('is nan where a weight is, whatever the others are', () => {
    for (const at of [0, 3, 5]) expect(difference(learned(weight.with(at, Number.NaN)), W)).toBeNaN()
  })

  test('is known by its name among other parameters, whatever their order', () => {
    const [own, bias] = parametersWith(weight, 3, [5, 6])
    if (!own || !bias) throw new Error('a parameter is missing')
    const other = { name: 'hidden.weight', rows: 1, columns: 1, data: Float32Array.of(9) }
    expect(learnedOf({ parameters: [other, bias, own] })).toEqual({ ...learned(weight), bias: Float32Array.of(5, 6) })
    expect(() => learnedOf({ parameters: [other] })).toThrow('W.weight')
  })
})
