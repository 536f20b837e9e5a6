import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as given from '../../../src/ui/features/chart/d3-scale.ts'

const CHART = new URL('../../../src/ui/features/chart/', import.meta.url)

/** The sources of the loss chart. */
const sources = readdirSync(CHART)
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(new URL(name, CHART), 'utf8'))
  .join('\n')

test('Recharts finds each scale that the page’s charts ask for', () => {
  // What Recharts takes where an axis names none (`combineRealScaleType`): linear for numbers, band or point for words.
  const types = [...sources.matchAll(/<[XY]Axis\b[^>]*?type="(\w+)"/gs)].map(([, type]) => type)
  expect(types).toEqual(['number', 'number'])
  expect(given).toHaveProperty('scaleLinear')
  // Of other charts or scales it would ask for functions that are not there, and draw nothing without a word.
  for (const [, name = ''] of sources.matchAll(/\bscale="(\w+)"/g)) {
    expect(given).toHaveProperty(`scale${name.charAt(0).toUpperCase()}${name.slice(1)}`)
  }
  expect(sources).not.toMatch(/\b(?:Bar|BarChart|Brush|Scatter|Treemap)\b.*from 'recharts'/)
})
