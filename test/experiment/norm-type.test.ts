import { expect, test } from 'vitest'
import { fieldOf } from '../../src/experiment/config.ts'
import { doubtOf } from '../../src/experiment/promised.ts'
import { programText } from '../../src/export/program.ts'
import { problemText } from '../../src/i18n/problems.ts'
import { writeHash } from '../../src/share/codec.ts'
import { readHash } from '../../src/share/read-hash.ts'

test.each([
  'inf',
  'Infinity',
  "'inf'",
  '+inf',
  "float('inf')",
  'float("Infinity")',
  'math.inf',
  'torch.inf',
  'np.inf',
  ' inf ',
])('%s is the infinite norm', (text) => {
  expect(fieldOf('normType').kind.read(text)).toEqual({ ok: true, value: Number.POSITIVE_INFINITY })
  // No other number is infinite.
  expect(fieldOf('maxNorm').kind.read(text).ok).toBe(false)
})

test.each(['-inf', 'nan', 'info', 'infinite', '2, inf', '1e5inf', '-1', '', 'fro'])('%j is no norm', (text) => {
  expect(fieldOf('normType').kind.read(text).ok).toBe(false)
})

test.each([
  ['inf', "max_norm=1.0, norm_type=float('inf'))", null],
  ['1', 'max_norm=1.0, norm_type=1.0)', null],
  ['0', 'max_norm=1.0, norm_type=0.0)', null],
  ['2.5', 'max_norm=1.0, norm_type=2.5)', 'functions'],
])('norm_type=%s is in the link and in the program, and its digits are promised or not', (text, written, doubt) => {
  const { shared, issues } = readHash(`#v=2&clip_grad=norm&norm_type=${text}&torch=1.13`)
  expect(issues).toEqual([])
  expect(writeHash(shared)).toContain(`norm_type=${text}`)
  expect(programText(shared.run)).toContain(`nn.utils.clip_grad_norm_(model.parameters(), ${written}`)
  expect(doubtOf(shared.run.config)).toBe(doubt)
})

test('the 2-norm, PyTorch’s default, is left out', () => {
  const { shared } = readHash('#v=2&clip_grad=norm&norm_type=2')
  expect(writeHash(shared)).not.toContain('norm_type')
  expect(programText(shared.run)).toContain('clip_grad_norm_(model.parameters(), max_norm=1.0)')
})

test('what is no norm is said with both ends', () => {
  const reading = fieldOf('normType').kind.read('-1')
  if (reading.ok) throw new Error('it is one')
  expect(problemText.en(reading.problem)).toBe('-1 is not within 0 to inf.')
  expect(problemText.zh(reading.problem)).toBe('-1 不在 0 到 inf 之间。')
})
