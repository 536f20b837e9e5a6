import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import * as scales from '../../../src/ui/features/chart/recharts/d3-scale.ts'
import * as shapes from '../../../src/ui/features/chart/recharts/d3-shape.ts'
import Decimal from '../../../src/ui/features/chart/recharts/decimal-light.ts'

const CHART = new URL('../../../src/ui/features/chart/', import.meta.url)

/** The sources of the loss chart. */
const sources = readdirSync(CHART)
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(new URL(name, CHART), 'utf8'))
  .join('\n')

const axes = [...sources.matchAll(/<[XY]Axis\b.*?\/>/gs)].map(([axis]) => axis)
const drawings = [...sources.matchAll(/<(?:Area|Line)\b.*?\/>/gs)].map(([drawing]) => drawing)

test('Recharts finds each scale that the page’s charts ask for', () => {
  // What Recharts takes where an axis names none (`combineRealScaleType`): linear for numbers, band or point for words.
  expect(axes.map((axis) => /\btype="(\w+)"/.exec(axis)?.[1])).toEqual(['number', 'number'])
  expect(scales).toHaveProperty('scaleLinear')
  // Of other charts or scales it would ask for functions that are not there, and draw nothing without a word.
  for (const [, name = ''] of sources.matchAll(/\bscale="(\w+)"/g)) {
    expect(scales).toHaveProperty(`scale${name.charAt(0).toUpperCase()}${name.slice(1)}`)
  }
  expect(sources).not.toMatch(/\b(?:Bar|BarChart|Brush|Scatter|Treemap)\b.*from 'recharts'/)
})

test('Recharts finds each curve that the page’s charts ask for, and is asked to stack nothing', () => {
  expect(drawings).toHaveLength(3)
  // All of them spread the same props, of which `type` is one.
  for (const drawing of drawings) expect(drawing).toMatch(/^<\w+ \{\.\.\.line\}(?!.*\b(?:type|stackId)=)/s)
  expect(sources).toMatch(/const line = \{ type: 'linear',/)
  expect(shapes.curveLinear).toBeTypeOf('function')
})

test('each axis has its own ticks, and words for them', () => {
  for (const axis of axes) {
    expect(axis).toMatch(/\bniceTicks="none"/)
    expect(axis).toMatch(/\bticks=\{.*\btickFormatter=\{/s)
  }
})

/** As decimal.js-light does, within a double's precision. */
test('what stands in for decimal.js-light reckons as that does', () => {
  const Real: typeof Decimal = createRequire(createRequire(import.meta.url).resolve('recharts'))('decimal.js-light')
  const results = (D: typeof Decimal) => {
    const a = new D(12.5)
    const numbers = [a.add(3), a.sub(new D(0.5)), a.mul(0.05), a.div(4), a.mod(5), a.pow(2), new D(-2).abs(), a.log(10)]
    const asked = [a.isint(), new D(3).isint(), a.lt(12.5), a.lte(12.5), a.lt(new D(13)), a.lte(12)]
    return { numbers: [...numbers, new D(a)].map((each) => each.toNumber()), asked }
  }
  const [ours, theirs] = [results(Decimal), results(Real)]
  expect(ours.asked).toEqual(theirs.asked)
  ours.numbers.forEach((value, at) => {
    expect(value).toBeCloseTo(theirs.numbers[at] ?? Number.NaN, 12)
  })
})
