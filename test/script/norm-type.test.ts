import { expect, test } from 'vitest'
import { programText } from '../../src/export/program.ts'
import { readScript } from '../../src/script/read-script.ts'
import { readHash } from '../../src/share/read-hash.ts'

const { run } = readHash('#v=2&clip_grad=norm&max_norm=0.5&norm_type=1').shared
const WRITTEN = 'nn.utils.clip_grad_norm_(model.parameters(), max_norm=0.5, norm_type=1.0)'

/** The program with another call, and what comes before it. */
function withCall(call: string, before = ''): string {
  const text = programText(run)
  expect(text).toContain(WRITTEN)
  return before + text.replace(WRITTEN, `nn.utils.clip_grad_norm_(model.parameters(), ${call})`)
}

test.each([
  ["0.5, norm_type='inf'", Number.POSITIVE_INFINITY],
  ['0.5, norm_type="inf"', Number.POSITIVE_INFINITY],
  ["0.5, norm_type=float('inf')", Number.POSITIVE_INFINITY],
  ['0.5, float("Infinity")', Number.POSITIVE_INFINITY],
  ['max_norm=0.5, norm_type=torch.inf', Number.POSITIVE_INFINITY],
  ['0.5, np.inf', Number.POSITIVE_INFINITY],
  ['norm_type=np.Inf, max_norm=.5', Number.POSITIVE_INFINITY],
  ['0.5, 1', 1],
  ["0.5, '1'", 1],
  ['0.5, 3', 3],
  ['0.5, norm_type=1e-1', 0.1],
  ['0.5, 0', 0],
  ['0.5', 2],
  ['0.5, 2, False', 2],
  ['0.5, norm_type=2.0, error_if_nonfinite=False, foreach=None', 2],
])('clip_grad_norm_(model.parameters(), %s)', (call, normType) => {
  const read = readScript(withCall(call))
  expect(read.differences).toEqual([])
  expect(read.run.config).toMatchObject({ clipGrad: 'norm', maxNorm: 0.5, normType })
})

test.each([
  ['0.5, math.inf', 'import math\n'],
  ['0.5, inf', 'from math import inf\n'],
  ['0.5, norm_type=P', "P = float('inf')\n"],
  ['0.5, norm_type=P', "P = 'inf'\n"],
  ['0.5, norm_type=P', 'from math import inf\nP = inf\n'],
])('clip_grad_norm_(model.parameters(), %s) after %j', (call, before) => {
  const read = readScript(withCall(call, before))
  expect(read.differences).toEqual([])
  expect(read.run.config.normType).toBe(Number.POSITIVE_INFINITY)
})

test.each(['0.5, -1', "0.5, 'fro'", '0.5, norm_type=None', '0.5, 2, True', '0.5, 1.5.2'])(
  'what clip_grad_norm_(model.parameters(), %s) has that the page has not is named',
  (call) => {
    const text = withCall(call)
    const line = text.split('\n').findIndex((each) => each.includes('clip_grad_norm_')) + 1
    const lines = readScript(text).differences.flatMap(({ lines }) => lines)
    expect(lines).toEqual([{ line, end: line }])
  },
)
