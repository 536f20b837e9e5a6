import { describe, expect, test } from 'vitest'
import { tabulate } from '../../../src/experiment/matrix.ts'
import { cellText } from '../../../src/i18n/cells.ts'
import { leastSquaresOf } from '../../../src/theory/least-squares.ts'
import { Desk } from '../../../src/theory/questions/desk.ts'
import type { WeightSamples } from '../../../src/theory/questions/questions.ts'
import { boxOf } from '../../../src/ui/features/path/LinesPicture.tsx'
import { sheetOf } from '../../../src/ui/features/path/PlanePicture.tsx'
import { trajectoryOf } from '../../../src/ui/features/path/samples.ts'
import { directionLines, weightLines } from '../../../src/ui/features/path/series.ts'
import { gridOf } from '../../../src/ui/features/path/shown.ts'
import { pathText } from '../../../src/ui/features/path/text.ts'
import { decadesOf, logScale } from '../../../src/ui/plot/scales.ts'
import { runWith } from '../../theory/loop.ts'
import { parametersWith } from '../../training/held.ts'

/** Two inputs, one output: the target is (3, 4), the weights go from (0, 0) to (3, 3). */
const W = tabulate(2, 1, (row) => 3 + row)
const run = runWith({ W, iterations: 10 })
const frame = {
  iteration: 10,
  parameters: parametersWith([3, 3], 2),
  trajectory: {
    iterations: Float64Array.of(0, 1, 5),
    columns: 1,
    weights: Float32Array.of(0, 0, 1, 0.5, 2, 2.5),
    biases: null,
  },
}

describe('the weights', () => {
  test('are lines from sample to sample, the present at their end, beside a target that changes with W', () => {
    const trajectory = trajectoryOf(frame)
    if (trajectory === null) throw new Error('a frame without its trajectory')
    const other = tabulate(2, 1, (row) => -row)
    const changed = { ...run, changes: [{ iteration: 4, key: 'W', value: other }] } as const
    const lines = weightLines(trajectory, trajectory.samples, {
      run: changed,
      columns: [0],
      last: 10,
      text: cellText.en,
    })
    expect(lines.map(({ values }) => values)).toEqual([
      [0, 1, 2, 3],
      [0, 0.5, 2.5, 3],
    ])
    expect(lines.map(({ label }) => label.join(''))).toEqual(['w1,1', 'w2,1'])
    expect(lines[1]?.dashed).toEqual([
      [0, 4],
      [4, 4],
      [4, -1],
      [10, -1],
    ])
    expect([0, 3, 4, 9].map((at) => lines[1]?.dashedAt(at))).toEqual([4, 4, -1, -1])
  })

  test('lie in a box that leaves room for their labels', () => {
    expect(boxOf({ width: 600, height: 200 }, true)).toEqual({ left: 48, top: 8, width: 496, height: 168 })
    expect(boxOf({ width: 600, height: 200 }, false)).toEqual({ left: 48, top: 8, width: 536, height: 168 })
  })

  test('are read off at no more places than there are pixels', () => {
    expect(gridOf('linear', 5)).toEqual([0, 1, 2, 3, 4, 5])
    expect(gridOf('linear', 1_000_000).length).toBeLessThan(602)
  })
})

/** Of the run above everything that two of the pictures ask. */
const samples: WeightSamples = { iterations: Float64Array.of(0), weights: Float32Array.of(0, 0) }
const now: WeightSamples = { iterations: Float64Array.of(10), weights: Float32Array.of(3, 3) }

describe('the directions', () => {
  const grid = [0, 10]
  const answer = new Desk().answer({ type: 'directions', run, columns: { first: 0, count: 1 }, samples, now, grid })
  if (answer.type !== 'directions') throw new Error(answer.type)
  const lines = directionLines(answer, grid, pathText.en)

  test('are distances: their squares add up to that of the distance between weights and target', () => {
    const square = (of: readonly number[]) => of.reduce((sum, length) => sum + length ** 2, 0)
    expect(square(lines.map(({ values }) => values[0] ?? Number.NaN))).toBeCloseTo(3 ** 2 + 4 ** 2, 4)
    expect(square(lines.map((line) => line.now))).toBeCloseTo(1, 4)
  })

  test('are named by their eigenvalues, which multiply to the determinant of the Hessian', () => {
    const { eigenvalues } = leastSquaresOf(run.config)
    expect(lines.map(({ label: [letter] }) => letter)).toEqual(['λ', 'λ'])
    for (const [i, { label }] of lines.entries()) {
      expect(Math.abs(Number(label[1]) / (eigenvalues[i] ?? Number.NaN) - 1)).toBeLessThan(0.05)
    }
    // An expectation at the start is where the weights start.
    for (const { dashed } of lines) expect(dashed.map(([at]) => at)).toEqual(grid)
  })

  test('lie on decades: a tenth is as far down as the next one', () => {
    const { place } = logScale(decadesOf(0.001, 5, 3), 8)
    expect([10, 1, 0.1, 0.01, 0.001].map((value) => Number(place(value).toFixed(9)))).toEqual([1, 0.75, 0.5, 0.25, 0])
  })
})

describe('the landscape', () => {
  test('is drawn to scale in both directions, and what is pointed at is told where it is', () => {
    const sheet = sheetOf({ width: 428, height: 124 }, { low: [-1, -2], high: [3, 8] })
    expect(sheet.box).toEqual({ left: 24, top: 4, width: 400, height: 100 })
    expect(sheet.scale).toEqual({ x: 100, y: 10 })
    expect(sheet.toXY([0, 0])).toEqual([124, 84])
    expect(sheet.toXY([3, 8])).toEqual([424, 4])
    expect(sheet.fromXY([124, 84])).toEqual([0, 0])
    expect([sheet.shows([3, 8]), sheet.shows([3.1, 0]), sheet.shows([0, -2.1])]).toEqual([true, false, false])
  })

  test('has the loss of the weights on it, and contours of the losses they are labelled with', () => {
    const question = { type: 'landscape', run, column: 0, iteration: 10, samples, now, others: [], grid: [] } as const
    const answer = new Desk().answer(question)
    if (answer.type !== 'landscape' || answer.plane === null) throw new Error('no landscape')
    const { plane } = answer
    const [start] = plane.path
    if (start === undefined || plane.now === null) throw new Error('no path')
    expect(start.slow ** 2 + start.fast ** 2).toBeCloseTo(25, 4)
    expect(plane.now.slow ** 2 + plane.now.fast ** 2).toBeCloseTo(1, 4)
    const lossAt = (slow: number, fast: number) =>
      plane.floor + plane.slow.curvature * slow ** 2 + plane.fast.curvature * fast ** 2
    expect(start.loss).toBeCloseTo(lossAt(start.slow, start.fast), 6)
    expect(plane.contours.length).toBeGreaterThan(2)
    for (const { loss, slow, fast } of plane.contours) {
      expect(lossAt(slow, 0) / loss).toBeCloseTo(1, 9)
      expect(lossAt(0, fast) / loss).toBeCloseTo(1, 9)
    }
  })
})
