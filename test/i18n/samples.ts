import type { Problem } from '../../src/experiment/problem.ts'
import type { LinkProblem } from '../../src/share/issue.ts'
import type { FileProblem } from '../../src/share/lesson-file.ts'
import type { NoLimit } from '../../src/theory/limit.ts'

/** One of each; the compiler says when one is missing. */
export const PROBLEMS: { readonly [C in Problem['code']]: Extract<Problem, { code: C }> } = {
  empty: { code: 'empty' },
  tooLong: { code: 'tooLong', limit: 200_000 },
  notANumber: { code: 'notANumber', text: 'abc', row: 1, column: 2 },
  notFloat32: { code: 'notFloat32', text: '1e39' },
  unsure: { code: 'unsure', text: '1,234', readings: ['1.234', '1234'] },
  tooSmall: { code: 'tooSmall', text: '1e-400' },
  notAnInteger: { code: 'notAnInteger', text: '1.5' },
  outOfRange: { code: 'outOfRange', text: '-1', min: 0, max: 1e30 },
  not64Bits: { code: 'not64Bits', text: '18446744073709551616' },
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
  notForReaders: { code: 'notForReaders' },
}

export const LINK_PROBLEMS: { readonly [C in LinkProblem['code']]: Extract<LinkProblem, { code: C }> } = {
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
  repeatedChange: { code: 'repeatedChange' },
  cut: { code: 'cut', key: 'W' },
  repaired: { code: 'repaired' },
  badLesson: { code: 'badLesson' },
  noSuchCard: { code: 'noSuchCard', cards: 3 },
  tooManyCards: { code: 'tooManyCards', found: 60, limit: 50 },
  notInCard: { code: 'notInCard', key: 'colour' },
  badGoal: { code: 'badGoal' },
  choiceCount: { code: 'choiceCount', found: 5, min: 2, max: 4 },
  noSuchChoice: { code: 'noSuchChoice', choices: 2 },
  notRead: { code: 'notRead' },
  moreIssues: { code: 'moreIssues', count: 2 },
}

export const NO_LIMITS: { readonly [C in NoLimit['code']]: Extract<NoLimit, { code: C }> } = {
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

/** One of everything that can be wrong with a lesson's file. */
export const FILE_PROBLEMS: readonly FileProblem[] = [
  { code: 'tooLarge', limit: 1_000_000 },
  { code: 'unreadable' },
  { code: 'notJson' },
  { code: 'notALesson' },
  { code: 'noCards' },
  { code: 'newer', version: '2' },
  { code: 'tooManyCards', found: 60, limit: 50 },
  { code: 'notText' },
  { code: 'unknownField' },
  { code: 'badGoal' },
  { code: 'notUsed' },
  { code: 'tooLong', limit: 80 },
  { code: 'choiceCount', min: 2, max: 4 },
  { code: 'noSuchChoice', choices: 2 },
]
