import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Config, Run } from '../../src/experiment/config.ts'
import { conflictAt, reconciled } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { at, equalMatrices, sameShape, tabulate, withCell } from '../../src/experiment/matrix.ts'
import { resized } from '../../src/experiment/resized.ts'
import { changeTo, configAt, equalRuns, withChange, withValue, written } from '../../src/experiment/run.ts'
import { config, run } from './arbitrary.ts'

const tutorial = defaults[CURRENT]

function lrAt(iteration: number, value: number): Change {
  return { iteration, key: 'lr', value }
}

function runOf(...changes: Change[]): Run {
  return { config: tutorial, changes }
}

describe('configAt', () => {
  it('makes the changes up to and including the moment', () => {
    const run = runOf(lrAt(0, 1), lrAt(10, 2), { iteration: 10, key: 'batchSize', value: 8 })
    expect(configAt(run, 0)).toEqual({ ...tutorial, lr: 1 })
    expect(configAt(run, 9).lr).toBe(1)
    expect(configAt(run, 10)).toEqual({ ...tutorial, lr: 2, batchSize: 8 })
  })
})

describe('withChange', () => {
  it('adds', () => {
    expect(withChange(runOf(lrAt(5, 1)), lrAt(9, 2)).changes).toEqual([lrAt(5, 1), lrAt(9, 2)])
  })

  it('replaces one of the same moment and key, and only that', () => {
    const batch: Change = { iteration: 5, key: 'batchSize', value: 8 }
    expect(withChange(runOf(lrAt(5, 1), batch), lrAt(5, 2)).changes).toEqual([batch, lrAt(5, 2)])
  })

  it('drops what belonged to another future', () => {
    expect(withChange(runOf(lrAt(5, 1), lrAt(9, 2)), lrAt(7, 3)).changes).toEqual([lrAt(5, 1), lrAt(7, 3)])
  })

  it('leaves out one that changes nothing', () => {
    expect(withChange(runOf(), lrAt(5, tutorial.lr)).changes).toEqual([])
    expect(withChange(runOf(lrAt(5, 1)), lrAt(5, tutorial.lr)).changes).toEqual([])
    expect(withChange(runOf(lrAt(5, 1)), lrAt(6, 1)).changes).toEqual([lrAt(5, 1)])
  })

  it('has its effect at its moment, whatever came before', () => {
    fc.assert(
      fc.property(run, fc.nat(), fc.double({ min: 0, max: 10, noNaN: true }), (run, when, lr) => {
        const changed = withChange(run, lrAt(when, lr))
        expect(configAt(changed, when)).toEqual({ ...configAt(run, when), lr })
        expect(configAt(changed, when - 1)).toEqual(configAt(run, when - 1))
      }),
    )
  })
})

describe('equalRuns', () => {
  it('compares every bit of every value and change', () => {
    fc.assert(
      fc.property(run, (run) => {
        expect(equalRuns(run, structuredClone(run))).toBe(true)
        expect(equalRuns(run, { ...run, config: { ...run.config, seed: run.config.seed === 1 ? 2 : 1 } })).toBe(false)
        expect(equalRuns(run, { ...run, changes: run.changes.slice(1) })).toBe(run.changes.length === 0)
      }),
    )
  })

  it('tells moments, keys, values and zeros apart', () => {
    const zero = (value: number) =>
      withValue(
        tutorial,
        'W',
        tabulate(1, 1, () => value),
      )
    expect(equalRuns(runOf(lrAt(1, 1)), runOf(lrAt(2, 1)))).toBe(false)
    expect(equalRuns(runOf(lrAt(1, 1)), runOf(lrAt(1, 2)))).toBe(false)
    expect(equalRuns(runOf(lrAt(1, 1)), runOf({ iteration: 1, key: 'batchSize', value: 1 }))).toBe(false)
    expect(equalRuns({ config: zero(0), changes: [] }, { config: zero(-0), changes: [] })).toBe(false)
  })
})

describe('changeTo', () => {
  it('takes the value from the config', () => {
    expect(changeTo(tutorial, 'lr', 3)).toEqual(lrAt(3, 0.01))
    expect(changeTo(tutorial, 'W', 3)).toEqual({ iteration: 3, key: 'W', value: tutorial.W })
    expect(changeTo(tutorial, 'batchSize', 3)).toEqual({ iteration: 3, key: 'batchSize', value: 4 })
  })
})

describe('conflicts', () => {
  const small: Config = { ...tutorial, numSamples: 2 }
  const wide: Config = { ...tutorial, trueBias: [1, 2, 3] }

  it('are said at the field that was just given', () => {
    expect(conflictAt(tutorial, 'lr')).toBeNull()
    expect(conflictAt(small, 'numSamples')).toEqual({ code: 'samplesUnderBatch', batchSize: 4, numSamples: 2 })
    expect(conflictAt(small, 'batchSize')).toEqual({ code: 'batchOverSamples', batchSize: 4, numSamples: 2 })
    expect(conflictAt(wide, 'trueBias')).toEqual({ code: 'wrongLength', found: 3, expected: 2 })
  })

  it('are resolved by the field that gives way', () => {
    const { config, conflicts } = reconciled({ ...small, trueBias: [1], batchSize: 9 }, tutorial)
    expect(config).toEqual({ ...small, trueBias: null, batchSize: 2 })
    expect(conflicts).toEqual([
      { key: 'trueBias', problem: { code: 'wrongLength', found: 1, expected: 2 } },
      { key: 'batchSize', problem: { code: 'batchOverSamples', batchSize: 9, numSamples: 2 } },
    ])
    expect(reconciled({ ...tutorial, batchSize: 1000 }, tutorial).config.batchSize).toBe(4)
  })

  it('leave no conflict behind, and a good config alone', () => {
    fc.assert(
      fc.property(config, config, (a, b) => {
        const mixed = {
          ...a,
          W: b.W,
          numSamples: b.numSamples,
          loss: b.loss,
          optimizer: b.optimizer,
          sampler: b.sampler,
        }
        const agreed = reconciled(mixed, defaultsOf(CURRENT, mixed)).config
        expect(reconciled(agreed, defaultsOf(CURRENT, agreed)).conflicts).toEqual([])
        expect(reconciled(a, defaultsOf(CURRENT, a))).toEqual({ config: a, conflicts: [] })
      }),
    )
  })
})

describe('matrices', () => {
  const matrix = tabulate(2, 3, (row, column) => row * 3 + column)

  it('are row-major and 0 outside', () => {
    expect(matrix.data).toEqual([0, 1, 2, 3, 4, 5])
    expect([at(matrix, 1, 2), at(matrix, 2, 0), at(matrix, 0, 3), at(matrix, -1, 0), at(matrix, 0, -1)]).toEqual([
      5, 0, 0, 0, 0,
    ])
  })

  it('change one cell, rounded to float32', () => {
    expect(withCell(matrix, 1, 0, 0.1).data).toEqual([0, 1, 2, Math.fround(0.1), 4, 5])
  })

  it('are cut and filled', () => {
    expect(resized(matrix, 3, 2).data).toEqual([0, 1, 3, 4, 0, 0])
  })

  it('are equal by shape and bits', () => {
    const lying = { rows: 3, columns: 2, data: matrix.data }
    expect(sameShape(matrix, lying)).toBe(false)
    expect(equalMatrices(matrix, lying)).toBe(false)
    expect(equalMatrices(matrix, resized(matrix, 2, 3))).toBe(true)
    expect(equalMatrices(matrix, withCell(matrix, 0, 0, -0))).toBe(false)
  })
})

describe('written', () => {
  it('is what the URL says', () => {
    expect(written(tutorial, 'W')).toBe('.3,.4;.5,.6;.6,.2')
    expect(written(tutorial, 'trueBias')).toBe('none')
  })
})
