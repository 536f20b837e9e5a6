import fc from 'fast-check'
import { fieldOf, type Key, type Run } from '../../src/experiment/config.ts'
import { goodReal, goodText, matrixText, runsOf, type Texts } from '../experiment/arbitrary.ts'

/** Mostly what people choose, so that runs converge, diverge and do everything between; now and then anything. */
function numbers(limits: Parameters<typeof goodReal>[0]): fc.Arbitrary<string> {
  const { min, max, open } = limits
  const usual = fc.oneof(
    fc.constantFrom(0, 0.1, 0.5, 0.9, 0.99, 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -8, max: 0.5, noNaN: true }).map((power) => 10 ** power),
  )
  const inside = (value: number) =>
    value >= min && value <= max && !(open === 'min' && value === min) && !(open === 'max' && value === max)
  return fc
    .oneof({ weight: 11, arbitrary: usual.filter(inside) }, { weight: 1, arbitrary: goodReal(limits) })
    .map(String)
}

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
    const { control } = fieldOf(key).kind
    const small = SMALL[key]
    if (small !== undefined) return small
    if (control.type === 'number' && !control.integer) return numbers(control)
    if (control.type === 'pair') return fc.tuple(numbers(control), numbers(control)).map((both) => both.join(','))
    return goodText(control)
  },
  matrix,
}

/** The same runs for the same seed. */
export function randomRuns(seed: number, count: number): readonly Run[] {
  return fc.sample(runsOf(texts), { seed, numRuns: count })
}
