import fc from 'fast-check'
import { fieldOf, type Key, type Run } from '../../src/experiment/config.ts'
import { matrixText, runsOf, type Texts, usualText } from '../experiment/arbitrary.ts'

const cell = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map((tenths) => String(tenths / 10)),
  fc.double({ min: -3, max: 3, noNaN: true }).map((value) => String(Math.fround(value))),
)

function matrix(rows: number, columns: number): fc.Arbitrary<string> {
  return matrixText(rows, columns, cell)
}

function upTo(max: number): fc.Arbitrary<string> {
  return fc.integer({ min: 1, max }).map(String)
}

/** 31: with more, OpenBLAS adds in another order, and nothing is promised. */
const rows = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 31 }))
const columns = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 20 }))

/** Small and quick, but for that any value of any key. */
const SMALL: Partial<Record<Key, fc.Arbitrary<string>>> = {
  W: fc.tuple(rows, columns).chain(([r, c]) => matrix(r, c)),
  trueBias: fc.integer({ min: 1, max: 6 }).chain((length) => matrix(1, length)),
  numSamples: upTo(60),
  batchSize: upTo(40),
  accumulationSteps: upTo(5),
  iterations: upTo(300),
  logEvery: upTo(60),
}

const texts: Texts = {
  of(key) {
    return SMALL[key] ?? usualText(fieldOf(key).kind.control)
  },
  matrix,
}

/** The same runs for the same seed. */
export function randomRuns(seed: number, count: number): readonly Run[] {
  return fc.sample(runsOf(texts), { seed, numRuns: count })
}
