import { describe, expect, test } from 'vitest'
import { PRESET_IDS, presets } from '../../src/experiment/presets.ts'
import type { Problem } from '../../src/experiment/problem.ts'
import { preferredLanguage } from '../../src/i18n/language.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { count, decimal } from '../../src/i18n/number-text.ts'
import type { LinkIssue, LinkProblem } from '../../src/share/issue.ts'
import type { NoLimit } from '../../src/theory/limits.ts'
import type { Standstill } from '../../src/theory/standstill.ts'

const en = await loadMessages('en')
const zh = await loadMessages('zh')
const LANGUAGES = { en, zh }

/** One of each; the compiler says when one is missing. */
const PROBLEMS: { readonly [C in Problem['code']]: Extract<Problem, { code: C }> } = {
  empty: { code: 'empty' },
  tooLong: { code: 'tooLong', limit: 200_000 },
  notANumber: { code: 'notANumber', text: 'abc', row: 1, column: 2 },
  notFloat32: { code: 'notFloat32', text: '1e39' },
  notAnInteger: { code: 'notAnInteger', text: '1.5' },
  outOfRange: { code: 'outOfRange', text: '-1', min: 0, max: 1e30 },
  notOneOf: { code: 'notOneOf', text: 'a', options: ['rand', 'randn'] },
  notAMatrix: { code: 'notAMatrix' },
  ragged: { code: 'ragged', row: 1, found: 1, expected: 2 },
  tooManyRows: { code: 'tooManyRows', found: 65, limit: 64 },
  tooManyColumns: { code: 'tooManyColumns', found: 65, limit: 64 },
  wrongLength: { code: 'wrongLength', found: 1, expected: 2 },
  batchOverSamples: { code: 'batchOverSamples', batchSize: 101, numSamples: 100 },
  samplesUnderBatch: { code: 'samplesUnderBatch', batchSize: 4, numSamples: 3 },
  refused: { code: 'refused', error: 'ValueError: no' },
  notAnArgument: { code: 'notAnArgument', owner: 'SGD' },
  fixedInLoader: { code: 'fixedInLoader' },
  shapeChanged: { code: 'shapeChanged', expected: '3 × 2' },
  changeTooLate: { code: 'changeTooLate', iterations: 5000 },
  changeLimit: { code: 'changeLimit', limit: 200 },
}

const LINK_PROBLEMS: { readonly [C in LinkProblem['code']]: Extract<LinkProblem, { code: C }> } = {
  ...PROBLEMS,
  unknownKey: { code: 'unknownKey' },
  brokenEscape: { code: 'brokenEscape' },
  duplicateKey: { code: 'duplicateKey' },
  unknownVersion: { code: 'unknownVersion', current: 1 },
  badChange: { code: 'badChange' },
  notLive: { code: 'notLive', key: 'x' },
  tooManyChanges: { code: 'tooManyChanges', found: 201, limit: 200 },
  tBeyondEnd: { code: 'tBeyondEnd', iterations: 5000 },
  tooManyUnknown: { code: 'tooManyUnknown', dropped: 3 },
  tooManyEntries: { code: 'tooManyEntries', limit: 1000 },
  linkTooLong: { code: 'linkTooLong', length: 3_000_000, limit: 2_097_152 },
  tooManyPins: { code: 'tooManyPins', dropped: 2, limit: 6 },
  samePin: { code: 'samePin' },
  notInPin: { code: 'notInPin', key: 'colour' },
  changesDoNotFit: { code: 'changesDoNotFit' },
  moreIssues: { code: 'moreIssues', count: 2 },
}

const NO_LIMITS: { readonly [C in NoLimit['code']]: Extract<NoLimit, { code: C }> } = {
  loss: { code: 'loss' },
  optimizer: { code: 'optimizer' },
  zeroGrad: { code: 'zeroGrad' },
  loader: { code: 'loader' },
  momentum: { code: 'momentum', iteration: 0 },
  inputs: { code: 'inputs', inputs: 9, most: 8 },
  off: { code: 'off' },
  flat: { code: 'flat' },
  never: { code: 'never' },
  work: { code: 'work' },
}

const STANDSTILLS: { readonly [K in Standstill['kind']]: Extract<Standstill, { kind: K }> } = {
  moves: { kind: 'moves' },
  off: { kind: 'off', statement: 'step' },
  lr: { kind: 'lr' },
  accumulation: { kind: 'accumulation', accumulationSteps: 10, iterations: 9 },
  optimum: { kind: 'optimum' },
  rounding: { kind: 'rounding', largestStep: 1e-9, leastNeeded: 1e-8 },
  unknown: { kind: 'unknown', reason: { code: 'optimizer' } },
}

/** Every text of a language: functions with arguments of each kind that they may get. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') {
    const given = [2, 1, 5000, Infinity, 'lr', true, false].map((one) => [one, one, one, one, one])
    const called: unknown[] = given.map((args) => Reflect.apply(value, null, args))
    return called.flatMap((text) => (typeof text === 'string' ? [text] : []))
  }
  return Object.entries(Object(value))
    .filter(([key]) => !['problem', 'linkIssue', 'noLimit', 'standstill', 'presets'].includes(key))
    .flatMap(([, inner]) => textsOf(inner))
}

function everyText(language: keyof typeof LANGUAGES): readonly string[] {
  const text = LANGUAGES[language]
  const issues = Object.values(LINK_PROBLEMS).flatMap((problem): LinkIssue[] => [
    { key: 'lr', text: 'abc', problem },
    { key: 'lr', text: '', problem, used: '0.01' },
  ])
  const theory = [
    ...Object.values(NO_LIMITS).map(text.why.noLimit),
    ...Object.values(STANDSTILLS).map(text.why.standstill),
  ]
  const examples = PRESET_IDS.flatMap((id) => [text.presets[id].name, text.presets[id].look(presets[id])])
  return [
    ...textsOf(text),
    ...examples,
    ...Object.values(PROBLEMS).map(text.problem),
    ...issues.map(text.linkIssue),
    ...theory,
  ]
}

describe.each(['en', 'zh'] as const)('%s', (language) => {
  test('says everything, without a hole in it', () => {
    const all = everyText(language)
    expect(all.length).toBeGreaterThan(150)
    for (const text of all) {
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/undefined|\[object/)
    }
  })

  test('says every problem in its own words', () => {
    const { problem, linkIssue } = LANGUAGES[language]
    expect(new Set(Object.values(PROBLEMS).map(problem)).size).toBe(Object.keys(PROBLEMS).length)
    const issues = Object.values(LINK_PROBLEMS).map((one) => linkIssue({ key: 'lr', text: 'abc', problem: one }))
    expect(new Set(issues).size).toBe(issues.length)
    const { why } = LANGUAGES[language]
    expect(new Set(Object.values(NO_LIMITS).map(why.noLimit)).size).toBe(Object.keys(NO_LIMITS).length)
    expect(new Set(Object.values(STANDSTILLS).map(why.standstill)).size).toBe(Object.keys(STANDSTILLS).length)
  })
})

test('Chinese has Chinese punctuation beside Chinese characters', () => {
  const wrong = everyText('zh').filter((text) => /\p{Script=Han}[,.:;!?()"']|[,.:;!?()"']\p{Script=Han}/u.test(text))
  expect(wrong).toEqual([])
})

test('Chinese stays apart from Latin words and numbers beside it', () => {
  const wrong = everyText('zh').filter((text) => /\p{Script=Han}[a-z0-9]|[a-z0-9]\p{Script=Han}/iu.test(text))
  expect(wrong).toEqual([])
})

test('the reader’s first language that the page speaks', () => {
  expect(preferredLanguage(['fr', 'zh-TW', 'en'])).toBe('zh')
  expect(preferredLanguage(['EN-gb', 'zh'])).toBe('en')
  expect([preferredLanguage([]), preferredLanguage(['fr'])]).toEqual(['en', 'en'])
})

test('numbers are separated alike in both languages', () => {
  expect([5000, -12_345, 1e16, 0.1].map(count)).toEqual(['5,000', '-12,345', '10000000000000000', '0.1'])
  expect(decimal(1234.56, 1)).toBe('1,234.6')
})
