import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { cellStoryText } from '../../src/i18n/cell-story-text.ts'
import { theoryText } from '../../src/i18n/theory-text.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { Desk } from '../../src/theory/questions/desk.ts'
import type { Insight, Rates } from '../../src/theory/questions/questions.ts'
import { operatorEigen } from '../../src/theory/spread-operator.ts'
import { steppingOf } from '../../src/theory/stepping.ts'
import { answersOf, type Known } from '../../src/ui/features/why/answers.ts'
import { dataSentences, howLongOf, slowestOf } from '../../src/ui/features/why/sentences.ts'
import { whyText } from '../../src/ui/features/why/text.ts'
import { courseIterations, curveKind, curveOf, forecastOf } from '../../src/ui/plot/expected-curve.ts'
import { configWith, runWith } from '../theory/loop.ts'
import { beforeOf, momentAt } from '../theory/moments.ts'

const why = whyText.en
const desk = new Desk()

/** All that the answers about a run of the tutorial's config with some values are made of. */
function known(values: Partial<Config>, iteration = 0): Known {
  const run = runWith(values)
  const moment = iteration === 0 ? beforeOf(run) : momentAt(run, iteration)
  const { config, parameters } = moment
  const batchSizes = [...new Set([1, config.batchSize, config.numSamples])].sort((a, b) => a - b)
  const insight = desk.answer({ type: 'insight', run, config, iteration, parameters, batchSizes })
  const cell = desk.answer({ type: 'cell', ...moment, input: 0, column: config.W.columns - 1 })
  if (insight.type !== 'insight' || cell.type !== 'cell') throw new Error(insight.type)
  const costs = iteration === 0 ? null : { least: 1e-6, most: 2e-5, full: 5e-6 }
  return { moment, insight, story: cell.story, costs }
}

function insight(values: Partial<Config>, iteration = 0): Insight {
  return known(values, iteration).insight
}

function answers(values: Partial<Config>, iteration: number, language: 'en' | 'zh') {
  const words = { why: whyText[language], theory: theoryText[language], cells: cellStoryText[language] }
  return answersOf(known(values, iteration), words)
}

function answer(key: string, values: Partial<Config>, iteration = 0) {
  const found = answers(values, iteration, 'en').find((each) => each.key === key)
  if (found === undefined) throw new Error(key)
  return found
}

function rates(values: Partial<Config>, batchSizes: readonly number[]): readonly Rates[] {
  const answer = desk.answer({ type: 'rates', run: runWith(values), config: configWith(values), batchSizes })
  if (answer.type !== 'rates') throw new Error(answer.type)
  return answer.rates
}

/** The numbers in a sentence. */
function numbersIn(sentence: string): readonly string[] {
  return (sentence.replace(/float32/g, '').match(/\d(?:[\d,]*\d)?(?:\.\d+)?(?:e[+−-]?\d+)?/g) ?? []).toSorted()
}

describe.each<[string, Partial<Config>]>([
  ['the tutorial', {}],
  ['a large lr', { lr: 2.6, iterations: 100 }],
  ['batches of one', { batchSize: 1, lr: 0.1 }],
  ['all data', { batchSize: 100, lr: 0.1 }],
  ['noise', { noise: 0.1, lr: 0.1 }],
  ['one sample, noise', { numSamples: 1, batchSize: 1, noise: 1 }],
  ['momentum', { momentum: 0.9, nesterov: true }],
  ['accumulation of the mean', { accumulationSteps: 3, accumulationMean: true }],
  ['no zero_grad', { off: ['zero_grad'], lr: 1e-5 }],
  ['no step', { off: ['step'] }],
  ['adam', { optimizer: 'adam' }],
  ['l1', { loss: 'l1' }],
  ['a loader', { sampler: 'shuffle' }],
  ['momentum 1', { momentum: 1 }],
])('%s', (_, values) => {
  test.each([0, 50])('ten answers, with the same numbers in both languages (%i iterations done)', (iteration) => {
    const [en, zh] = [answers(values, iteration, 'en'), answers(values, iteration, 'zh')]
    expect(en).toHaveLength(10)
    for (const [i, { said, question }] of en.entries()) {
      const other = zh[i]?.said ?? ''
      expect(said, question).toMatch(/\.$/)
      expect(other, question).toMatch(/。$/)
      expect(`${said} ${other}`, question).not.toMatch(/undefined|NaN|Infinity|\binf\b|\bnan\b|\[object/)
      // “a batch of one” is 批大小为 1.
      const digits = (text: string) => numbersIn(text).filter((number) => number !== '1')
      expect(digits(said).length, `${said} ${other}`).toBe(digits(other).length)
    }
  })
})

test('why a weight of the tutorial shows 0.4021 and not 0.4', () => {
  expect(answer('exact', {}, 5000).question).toBe('Why is it not exactly 0.4?')
  expect(answer('exact', {}, 5000).said).toMatch(
    /^In this run 0\.4021 = 0\.4 \+ 0\.0022 \(second slowest\) − 0\.0001 \(slowest direction\)\. Exact to all digits after about 12,\d00/,
  )
  expect(answer('exact', {}).said).toMatch(/^At the end of this run it will be about 0\.40/)
  expect(answer('exact', { lr: 1, iterations: 500 }, 500).said).toBe('It is: 0.4000 equals 0.4 to all printed digits.')
})

test('why 2.3 diverges with a batch of one when 2.0 does not', () => {
  expect(answer('rates', { lr: 2.3, batchSize: 1 }).said).toContain(
    'With batches of 1, up to 1.648; above that the error can shoot up, and above about 2.04 almost every run diverges.',
  )
  expect(answer('rates', { lr: 2.3 }).said).toContain(
    'by −0.759 in each step: it overshoots, but by less than it corrects',
  )
  expect(answer('rates', { lr: 2.7 }).said).toContain('by −1.07 in each step: it overshoots by more than it corrects')
  expect(answer('rates', { batchSize: 100 }).said).toMatch(/^Up to 2\.615: above that each step overshoots/)
  expect(answer('single', {}).said).toBe(
    'The gradient of one sample has 4.13 times the variance of that of 4, and lr amplifies that, too. So the safe limit of lr is 1.648 with a batch of one, and 2.342 with batches of 4.',
  )
  expect(answer('single', { batchSize: 100 }).said).toMatch(/^The gradient of one sample scatters around that of all/)
})

test('what momentum, accumulation, noise and an epoch are in numbers', () => {
  expect(answer('momentum', {}).said).toContain('halves every 97.6 iterations, instead of every 1,050 without')
  expect(answer('momentum', { momentum: 0.9 }).deed).toEqual({ type: 'set', key: 'momentum', value: 0 })
  expect(answer('accumulation', {}).said).toContain('1,250 steps, each much like one with a batch of 16 and lr = 0.04')
  expect(answer('noise', { noise: 0.1 }).said).toBe(
    'A loss of 0.0125: no weights do better on these samples, however long one trains. The best weights for these samples miss W by up to 0.0424; only more samples bring them closer.',
  )
  expect(answer('epoch', {}).said).toContain('here 25 iterations; this run makes 200.0 of them')
  expect(answer('zeroGrad', { off: ['zero_grad'] }).deed).toEqual({ type: 'set', key: 'off', value: [] })
})

test('the numbers that are folded away', () => {
  expect(slowestOf(insight({}, 5000), why)).toContain('−0.288 row 1 + 0.805 row 2 − 0.518 row 3 (eigenvalue 0.0662)')
  expect(slowestOf(insight({}, 5000), why)).toContain('removes only 0.0662% of the error')
  const said = howLongOf(insight({}), configWith({}), why)
  expect(said).toContain('At lr = 0.01 the full loss should fall to 1e−6 after about 6,170 iterations.')
  expect(said).toMatch(/At lr = 2\.01, the fastest for this batch size, after about 4\d\.$/)
  expect(howLongOf(insight({ lr: 3 }), configWith({ lr: 3 }), why)).toContain('on average it grows')
  expect(howLongOf(insight({ noise: 0.1 }), configWith({ noise: 0.1 }), why)).toContain('levels off at 0.0125')
  expect(howLongOf(insight({ lr: 1e-6 }), configWith({ lr: 1e-6 }), why)).toContain('float32 stops this run')
  expect(howLongOf(insight({ off: ['step'] }), configWith({ off: ['step'] }), why)).toBe('')
  expect(dataSentences(insight({}).data, why)).toEqual([
    'Eigenvalues of the Hessian: 0.0662, 0.0901, 0.765.',
    expect.stringContaining('11.5 times as steep'),
    'The least possible loss is 0.',
  ])
  const few = dataSentences(insight({ numSamples: 2, batchSize: 2, noise: 1 }).data, why)
  expect(few).toContain('1 of 3 directions occur in no sample: no gradient points along them.')
})

test('what is expected of a weight is the sum of its parts', () => {
  for (const values of [{}, { noise: 0.2, bias: true }]) {
    const { left } = insight(values, 100)
    expect(left?.gaps).toHaveLength(6)
    for (const { target, noise, slowest, others, expected } of left?.gaps ?? [])
      expect(target + noise + slowest + others).toBeCloseTo(expected, 12)
  }
})

/** More directions than the spread of runs with momentum is followed for. */
const MANY_INPUTS = { rows: 13, columns: 1, data: Array.from({ length: 13 }, (_, i) => i / 13) }

test('the fastest lr is where the slowest second moment fades most', () => {
  const problem = leastSquaresOf(configWith({}))
  for (const batchSize of [1, 4, 20]) {
    const fastest = rates({}, [batchSize])[0]?.fastest ?? Number.NaN
    const fading = (lr: number) =>
      operatorEigen(problem, steppingOf(configWith({ lr, batchSize }))).values[0] ?? Number.NaN
    expect(fading(fastest)).toBeGreaterThan(fading(fastest * 0.97))
    expect(fading(fastest)).toBeGreaterThan(fading(fastest * 1.03))
  }
  expect(rates({}, [100])[0]?.fastest).toBeCloseTo(2.4066, 3)
  expect(rates({ momentum: 0.9 }, [4])[0]?.fastest).toBeNull()
})

test('the curve: points over the axis and at changes, as far as they are finite', () => {
  expect(courseIterations(20, [])).toEqual(Array.from({ length: 21 }, (_, i) => i))
  expect(courseIterations(5000, [{ iteration: 1234, key: 'lr', value: 1 }])).toEqual(
    expect.arrayContaining([0, 1233, 1234, 5000]),
  )
  const course = (values: Partial<Config>, last: number) => {
    const answer = desk.answer({ type: 'course', run: runWith(values), iterations: [0, 1, last] })
    if (answer.type !== 'course') throw new Error(answer.type)
    return answer
  }
  const same = (value: number) => value
  expect(curveOf(course({}, 100), same, same)).toHaveLength(3)
  expect(curveOf(course({ lr: 1e20 }, 1e6), same, same).length).toBeLessThan(3)
  expect(curveOf(course({ optimizer: 'adam' }, 100), same, same)).toEqual([])
  // What an axis is to hold of it: all of a fall, of a growth only the beginning.
  const [first = 0] = course({}, 5000).course.ok ? curveOf(course({}, 5000), same, same).map(([, y]) => y) : []
  expect(forecastOf(course({}, 5000))).toMatchObject({
    largest: expect.closeTo(first, 2),
    smallest: expect.any(Number),
  })
  expect(forecastOf(course({}, 5000))?.smallest).toBeLessThan(1e-5)
  expect(forecastOf(course({ lr: 5 }, 100))?.largest).toBeCloseTo(100 * first, 0)
  expect(forecastOf(course({ optimizer: 'adam' }, 100))).toBeNull()
  expect(
    [{}, { momentum: 0.9, W: MANY_INPUTS }, { optimizer: 'adam' as const }].map((values) =>
      curveKind(course(values, 9)),
    ),
  ).toEqual(['expected', 'ofMeanWeight', null])
  expect(course({}, 1).floor).toBeNull()
  expect(course({ noise: 0.1 }, 1).floor).toBeCloseTo(0.0125, 3)
})
