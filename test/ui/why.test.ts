import { expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { theoryText } from '../../src/i18n/theory-text.ts'
import { leastSquaresOf } from '../../src/theory/least-squares.ts'
import { Desk } from '../../src/theory/questions/desk.ts'
import type { Insight, Rates } from '../../src/theory/questions/questions.ts'
import { operatorEigen } from '../../src/theory/spread-operator.ts'
import { steppingOf } from '../../src/theory/stepping.ts'
import { Trainer } from '../../src/training/trainer.ts'
import {
  dataSentences,
  howLongOf,
  leftSentences,
  sayVerdict,
  scatterOf,
  steepestOf,
} from '../../src/ui/features/why/sentences.ts'
import { whyText } from '../../src/ui/features/why/text.ts'
import { courseIterations, curveKind, curveOf, forecastOf } from '../../src/ui/plot/expected-curve.ts'
import { configWith, runWith } from '../theory/loop.ts'

const why = whyText.en
const desk = new Desk()

/** What is to be said of a run of the tutorial's config with some values, `iteration` iterations done. */
function insight(values: Partial<Config>, iteration = 0): Insight {
  const trainer = new Trainer(runWith(values))
  while (trainer.iteration < iteration) trainer.iterate()
  const { weight, bias } = trainer
  const config = configWith(values)
  const answer = desk.answer({ type: 'insight', run: runWith(values), config, iteration, weight, bias, batchSizes: [] })
  if (answer.type !== 'insight') throw new Error(answer.type)
  return answer
}

function rates(values: Partial<Config>, batchSizes: readonly number[]): readonly Rates[] {
  const answer = desk.answer({ type: 'rates', run: runWith(values), config: configWith(values), batchSizes })
  if (answer.type !== 'rates') throw new Error(answer.type)
  return answer.rates
}

function verdict(values: Partial<Config>, iteration = 0): string {
  const config = configWith(values)
  return sayVerdict(insight(values, iteration), config, rates(values, [config.batchSize])[0], why, theoryText.en)
}

test("the tutorial's leftover is explained", () => {
  const [expected, slowest] = leftSentences(insight({}, 5000), why)
  expect(expected).toMatch(/^After 5,000 iterations a full loss of 4\.97e−6 is expected.*this run has 4\.93e−6\.$/)
  expect(slowest).toContain('−0.288 row 1 + 0.805 row 2 − 0.518 row 3 (eigenvalue 0.0662)')
  expect(slowest).toContain('keeps 0.999338 of the error')
  expect(slowest).toContain('After 5,000 iterations 3.64 % of that error is left: 0.0092 in row 2, column 1.')
  expect(slowest).toContain('The largest error of this run is 0.0090.')
})

test('what is expected of a weight is the sum of its parts', () => {
  for (const values of [{}, { noise: 0.2, bias: true }]) {
    const { left } = insight(values, 100)
    expect(left?.gaps).toHaveLength(6)
    for (const { target, noise, slowest, others, expected } of left?.gaps ?? [])
      expect(target + noise + slowest + others).toBeCloseTo(expected, 12)
  }
})

test('how long it takes, at this lr and at the fastest', () => {
  const said = howLongOf(insight({}), configWith({}), why)
  expect(said).toContain('1e−6 is expected after 6,170 iterations from the start at lr = 0.01.')
  expect(said).toMatch(/At lr = 2\.01, where it falls fastest with batches of 4, after 4\d\.$/)
  expect(howLongOf(insight({ lr: 3 }), configWith({ lr: 3 }), why)).toContain('on average it grows')
  expect(howLongOf(insight({ noise: 0.1 }), configWith({ noise: 0.1 }), why)).toContain('it goes to 0.0125')
  expect(howLongOf(insight({ lr: 1e-6 }), configWith({ lr: 1e-6 }), why)).toContain('float32 stops this run')
  expect(howLongOf(insight({ off: ['step'] }), configWith({ off: ['step'] }), why)).toBe('')
})

test('why 2.3 explodes with a batch of one when 2.0 does not', () => {
  expect(verdict({ lr: 2.3, batchSize: 1 })).toBe(
    'lr = 2.3 is too large: with batches of 1 almost every run diverges above about 2.04. Each step overshoots by more than it corrects.',
  )
  expect(verdict({ lr: 2, batchSize: 1 })).toBe(
    'lr = 2 is too large to be safe: with batches of 1 the limit is 1.648. Most runs still converge, but now and then the error shoots up; averaged over many runs it grows.',
  )
  expect(scatterOf(rates({}, [1, 4, 100]), why)).toContain('scatters 4.13 times as much around its mean as that of 4')
  expect(scatterOf(rates({}, [1, 4, 100]), why)).toContain('limit is 1.648 and not 2.342')
  expect(scatterOf(rates({}, [1, 100]), why)).toContain('that of all samples does not')
  expect(scatterOf(rates({}, [100]), why)).toBe('')
  expect(steepestOf(insight({ lr: 2.3 }).steepest, why)).toMatch(/by −0\.759\. Below 0 it overshoots/)
  expect(steepestOf(insight({ lr: 2.7 }).steepest, why)).toMatch(/by −1\.07\. Below −1 it overshoots by more/)
  expect(steepestOf(insight({ momentum: 0.9 }).steepest, why)).toBe('')
})

/** More directions than the spread of runs with momentum is followed for. */
const MANY_INPUTS = { rows: 13, columns: 1, data: Array.from({ length: 13 }, (_, i) => i / 13) }

test('what else may be the matter with a run, and that nothing is', () => {
  expect(verdict({})).toBe('This run converges: lr = 0.01 is 0.427 % of the lowest limit, 2.342.')
  expect(verdict({ off: ['step'] })).toBe('No weight moves: step() is commented out.')
  expect(verdict({ lr: 1e-9 }, 3)).toMatch(/^No weight moves: the largest step that a batch asks for is/)
  expect(verdict({ noise: 0.1, lr: 0.5 }, 2000)).toMatch(/^It has settled.*0\.0134\. No weight has less than 0\.0125/)
  expect(verdict({ optimizer: 'adam' })).toMatch(/^No prediction for this run: this optimizer/)
  expect(verdict({ momentum: 0.9, W: MANY_INPUTS })).toMatch(
    /^This run converges.*Only the average is predicted: with momentum/,
  )
})

test('what the data decide', () => {
  expect(dataSentences(insight({}).data, why)).toEqual([
    'Eigenvalues of the Hessian: 0.0662, 0.0901, 0.765.',
    expect.stringContaining('11.5 times as steep'),
    'The least possible loss is 0: W explains y exactly.',
  ])
  const few = dataSentences(insight({ numSamples: 2, batchSize: 2, noise: 1 }).data, why)
  expect(few).toContain('1 of 3 directions are in no sample: along them the weight stays as it began.')
})

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
