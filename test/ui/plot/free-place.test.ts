import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crosses, freePlace, linesOfPath } from '../../../src/ui/plot/free-place.ts'
import { type PixelPoint, pathThrough } from '../../../src/ui/plot/paths.ts'

const within = { left: 48, top: 36, width: 500, height: 164 }
const above = 8

const pixel = fc.double({ min: 0, max: 600, noNaN: true })
const line = fc.array(fc.tuple(pixel, fc.double({ min: 0, max: 220, noNaN: true })), { minLength: 1, maxLength: 12 })
const size = fc.record({ width: fc.integer({ min: 20, max: 300 }), height: fc.integer({ min: 10, max: 220 }) })

test('a box lies in the plot where it covers no line, or else above it, and never under the pointer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 48, max: 548 }),
      size,
      fc.array(line, { maxLength: 4 }),
      (at, { width, height }, lines) => {
        const [left, top] = freePlace({ at, width, height, within, above, lines })
        expect(left).toBeGreaterThanOrEqual(within.left)
        expect(left + width).toBeLessThanOrEqual(within.left + within.width)
        if (top + height === above) return
        expect(top).toBeGreaterThanOrEqual(within.top)
        expect(top + height).toBeLessThanOrEqual(within.top + within.height)
        for (const each of lines) expect(crosses(each, { left, top, width, height })).toBe(false)
        if (width < 200) expect(at >= left && at <= left + width).toBe(false)
      },
    ),
  )
})

test('where nothing is drawn it stands to the right of the pointer, at its end to the left', () => {
  const place = (at: number) => freePlace({ at, width: 200, height: 100, within, above, lines: [] })
  expect(place(100)).toEqual([110, within.top])
  expect(place(500)).toEqual([290, within.top])
})

test('a line goes through a box between its points, too', () => {
  const box = { left: 40, top: 40, width: 20, height: 20 }
  const through = (...points: PixelPoint[]) => crosses(points, box)
  expect(through([0, 0], [100, 100])).toBe(true)
  expect(through([0, 0], [100, 50])).toBe(false)
  expect(through([50, 0], [50, 100])).toBe(true)
  expect(through([0, 50], [30, 50])).toBe(false)
  expect(through([50, 50])).toBe(true)
})

test('a path gives back the lines that it was drawn through', () => {
  const points: PixelPoint[] = [
    [1, 2.5],
    [3, 4],
    [Number.NaN, 0],
    [5, -6.5],
    [7, 8],
  ]
  expect(linesOfPath(pathThrough(points))).toEqual([points.slice(0, 2), points.slice(3)])
  expect(linesOfPath('M48,-8.5L50,9e-3Z')).toEqual([
    [
      [48, -8.5],
      [50, 0.009],
    ],
  ])
})
