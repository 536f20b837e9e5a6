import type { Problem } from '../../src/experiment/problem.ts'
import type { ReadingNote } from '../../src/reading/pasted.ts'
import type { Mistake } from '../../src/script/mistakes.ts'
import type { LinkProblem } from '../../src/share/issue.ts'
import type { FileProblem } from '../../src/share/lesson-file.ts'
import type { RunFileProblem } from '../../src/share/run-file.ts'
import type { NoLimit } from '../../src/theory/limit.ts'
import type { StateRefusal } from '../../src/training/state-refusal.ts'

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
  truncated: { code: 'truncated', row: 1, column: 2 },
  unread: { code: 'unread', text: 'hello', line: 3 },
  ragged: { code: 'ragged', row: 1, found: 1, expected: 2 },
  tooManyRows: { code: 'tooManyRows', found: 65, limit: 64 },
  tooManyColumns: { code: 'tooManyColumns', found: 65, limit: 64 },
  wrongInputs: { code: 'wrongInputs', found: 2, expected: 3 },
  notSqueezed: { code: 'notSqueezed', by: 'columns' },
  broadcastTooLarge: { code: 'broadcastTooLarge', batchSize: 1001, limit: 1000 },
  oneSample: { code: 'oneSample' },
  wrongLength: { code: 'wrongLength', found: 1, expected: 2 },
  batchOverSamples: { code: 'batchOverSamples', batchSize: 101, numSamples: 100 },
  samplesUnderBatch: { code: 'samplesUnderBatch', batchSize: 4, numSamples: 3 },
  refused: { code: 'refused', error: 'ValueError: no' },
  notPython: { code: 'notPython', text: ')', at: 7 },
  unknownInLoss: { code: 'unknownInLoss', text: 'torch.foo', at: 3, known: ['abs', 'exp'] },
  notInLoss: { code: 'notInLoss', text: '//', at: 12, instead: '+ - * / **' },
  notAnArgument: { code: 'notAnArgument', owner: 'SGD' },
  notData: { code: 'notData' },
  noData: { code: 'noData', file: 'houses.csv', name: 'sha256-' },
  fromData: { code: 'fromData' },
  fixedInLoader: { code: 'fixedInLoader' },
  shapeChanged: { code: 'shapeChanged', expected: '3 × 2' },
  changeTooLate: { code: 'changeTooLate', iterations: 5000 },
  changeLimit: { code: 'changeLimit', limit: 200 },
  stateOfOther: { code: 'stateOfOther' },
  notForReaders: { code: 'notForReaders' },
}

/** One of each that has something to say beside its name, and the others. */
export const READING_NOTES: { readonly [C in ReadingNote['code']]: Extract<ReadingNote, { code: C }> } = {
  headingOut: { code: 'headingOut', text: 'a, b' },
  indexOut: { code: 'indexOut', text: '0, 1' },
  headingIn: { code: 'headingIn', text: '0, 1' },
  indexIn: { code: 'indexIn', text: '0, 1' },
  decimalComma: { code: 'decimalComma' },
  decimalPoint: { code: 'decimalPoint' },
  commaBetween: { code: 'commaBetween' },
  thousands: { code: 'thousands' },
  transposed: { code: 'transposed' },
  asPrinted: { code: 'asPrinted' },
  rowsByLine: { code: 'rowsByLine' },
  rowsByComma: { code: 'rowsByComma' },
  oneRow: { code: 'oneRow' },
  columnsFirst: { code: 'columnsFirst' },
  rowsFirst: { code: 'rowsFirst' },
  times: { code: 'times', text: '1.0e+03' },
  blocksJoined: { code: 'blocksJoined', blocks: 2 },
  intoCell: { code: 'intoCell' },
  leftOut: { code: 'leftOut', text: '* 2' },
}

export const LINK_PROBLEMS: { readonly [C in LinkProblem['code']]: Extract<LinkProblem, { code: C }> } = {
  ...PROBLEMS,
  stateNotInLink: { code: 'stateNotInLink' },
  badState: { code: 'badState' },
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
  custom: { code: 'custom' },
  optimizer: { code: 'optimizer' },
  maximize: { code: 'maximize' },
  broadcast: { code: 'broadcast' },
  clipping: { code: 'clipping' },
  scheduler: { code: 'scheduler' },
  plateau: { code: 'plateau' },
  schedule: { code: 'schedule', iteration: 10_000 },
  zeroGrad: { code: 'zeroGrad' },
  state: { code: 'state', iteration: 500 },
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

/** The usual mistakes in a script. */
const USUAL_MISTAKES: readonly Mistake[] = (
  [
    'noZeroGrad',
    'stepBeforeBackward',
    'optimizerBeforeModel',
    'itemNotCalled',
    'flatTargets',
    'otherModel',
    'lossKept',
    'detached',
    'backwardTwice',
    'notFloat32',
    'notABlock',
  ] as const
).map((code) => ({ code, line: 3 }))

const STOP_REASONS = [
  'iterate',
  'unpack',
  'format',
  'fields',
  'operands',
  'arguments',
  'sizes',
  'noGraph',
  'twice',
  'notScalar',
  'oneElement',
  'brackets',
  'parameters',
  'needsGrad',
  'unmadeModule',
  'forward',
  'noModule',
  'zero',
  'value',
] as const

const REASONS = ['mark', 'open', 'closing', 'text', 'print', 'target', 'twice', 'other'] as const

/** What can be wrong in a script. */
export const MISTAKES: readonly Mistake[] = [
  ...USUAL_MISTAKES,
  ...REASONS.map((reason) => ({ code: 'notPython', line: 3, reason, what: 'lr' }) as const),
  { code: 'notMade', line: 3, name: 'losss' },
  { code: 'noAttribute', line: 3, owner: 'Tensor', name: 'backwards', instead: 'backward' },
  { code: 'noAttribute', line: 3, owner: 'Linear', name: 'layers', instead: '' },
  { code: 'notCallable', line: 3, owner: 'Tensor', name: 'loss' },
  { code: 'noClass', line: 3, owner: 'torch.optim', name: 'sgd', instead: 'SGD' },
  { code: 'noKeyword', line: 3, owner: 'SGD', name: 'learning_rate', instead: 'lr' },
  ...STOP_REASONS.map((reason) => ({ code: 'raises', line: 3, error: 'TypeError', reason }) as const),
  { code: 'raises', line: 3, error: '', reason: 'arguments' },
]

/** What can be wrong with a run file. */
export const RUN_FILE_PROBLEMS: readonly RunFileProblem[] = [
  { code: 'tooLarge', limit: 20_000_000 },
  { code: 'unreadable' },
  { code: 'notJson' },
  { code: 'notARun' },
  { code: 'nothingInIt' },
  { code: 'notALink' },
  { code: 'newer', version: '2' },
  { code: 'badState', place: 'optimizer_state_dict.state.0' },
]

/** Why a state cannot be loaded. */
export const STATE_REFUSALS: readonly StateRefusal[] = [
  { code: 'missingKeys', names: ['W.bias'] },
  { code: 'unexpectedKeys', names: ['W.bias', 'V.weight'] },
  { code: 'sizeMismatch', name: 'W.weight', found: [2, 4], expected: [2, 3] },
  { code: 'otherGroups' },
  { code: 'otherParameters' },
  { code: 'keyError', name: 'momentum' },
  { code: 'otherMemory', name: 'exp_avg', parameter: 'W.weight' },
  { code: 'otherArgument', name: 'betas', found: '(0.9, 0.99)', expected: '(0.9, 0.999)' },
  { code: 'outOfRange', name: 'lr', found: '-1' },
]
