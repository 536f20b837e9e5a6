import { describe, expect, test } from 'vitest'
import type { Config, Key } from '../../src/experiment/config.ts'
import { conflictAt } from '../../src/experiment/conflicts.ts'
import { CURRENT, defaults, defaultsOf } from '../../src/experiment/defaults.ts'
import { editOf } from '../../src/experiment/edit.ts'
import { optimizerSet } from '../../src/experiment/optimizer-set.ts'
import { inOtherReleases } from '../../src/experiment/other-releases.ts'
import { readHash } from '../../src/share/read-hash.ts'

function configWith(values: Partial<Config>): Config {
  return { ...defaultsOf(CURRENT, { ...defaults[CURRENT], ...values }), ...values }
}

const ZERO = 'ZeroDivisionError: float division by zero'
const FLOAT32 = 'RuntimeError: value cannot be converted to type float without overflow'

/** What PyTorch raises, and where the page says so; null where it runs. Each was asked of 1.13 where that is the release. */
const CASES: readonly (readonly [name: string, values: Partial<Config>, error: string | null])[] = [
  ['a cycle as long as the run', { scheduler: 'one_cycle_lr', iterations: 60, totalSteps: 60 }, null],
  [
    'a cycle that is over before the run, in 1.13',
    { scheduler: 'one_cycle_lr', iterations: 61, totalSteps: 60, torch: '1.13' },
    'ValueError: Tried to step 62 times. The specified number of total steps is 60',
  ],
  [
    'the same in 2',
    { scheduler: 'one_cycle_lr', iterations: 61, totalSteps: 60 },
    'ValueError: Tried to step 61 times. The specified number of total steps is 60',
  ],
  [
    'the same, stepped more rarely',
    { scheduler: 'one_cycle_lr', iterations: 61, totalSteps: 60, schedulerEvery: 2 },
    null,
  ],
  ['the same, commented out', { scheduler: 'one_cycle_lr', iterations: 61, totalSteps: 60, off: ['scheduler'] }, null],
  ['a phase without length', { scheduler: 'one_cycle_lr', iterations: 9, totalSteps: 10, pctStart: 0.1 }, ZERO],
  ['a last phase without length', { scheduler: 'one_cycle_lr', iterations: 10, totalSteps: 10, pctStart: 1 }, ZERO],
  ['the same, before its step', { scheduler: 'one_cycle_lr', iterations: 9, totalSteps: 10, pctStart: 1 }, null],
  [
    'nothing to cycle, and not asked for',
    { scheduler: 'one_cycle_lr', optimizer: 'adagrad', cycleMomentum: false },
    null,
  ],
  [
    'nothing to cycle',
    { scheduler: 'one_cycle_lr', optimizer: 'adagrad', torch: '1.13' },
    'ValueError: optimizer must support momentum with `cycle_momentum` option enabled',
  ],
  ['beta1 to cycle', { scheduler: 'one_cycle_lr', optimizer: 'adam', torch: '1.13' }, null],
  [
    'beta1 to cycle by CyclicLR, in 1.13',
    { scheduler: 'cyclic_lr', optimizer: 'adam', torch: '1.13' },
    'ValueError: optimizer must support momentum with `cycle_momentum` option enabled',
  ],
  ['the same in 2', { scheduler: 'cyclic_lr', optimizer: 'adam' }, null],
  [
    'halved too often',
    { scheduler: 'cyclic_lr', cyclicMode: 'triangular2', stepSizeUp: 1, iterations: 2050 },
    "OverflowError: (34, 'Numerical result out of range')",
  ],
  ['lr grows beyond a float32', { scheduler: 'exponential_lr', gamma: 1.1, iterations: 1000 }, FLOAT32],
  ['lr grows', { scheduler: 'exponential_lr', gamma: 1.01, iterations: 1000 }, null],
  ['a factor of 0 that is undone', { scheduler: 'constant_lr', factor: 0 }, ZERO],
  ['a factor of 1', { scheduler: 'reduce_lr_on_plateau', factor: 1 }, 'ValueError: Factor should be < 1.0.'],
]

describe('what PyTorch raises on the way is said beforehand', () => {
  test.each(CASES)('%s', (_, values, error) => {
    const problem = conflictAt(configWith(values), 'iterations' satisfies Key)
    expect(problem).toEqual(error === null ? null : { code: 'refused', error })
  })
})

test('a link that asks for what is refused gets what is nearest to it, and says so', () => {
  const { shared, issues } = readHash('#v=2&scheduler=one_cycle_lr&optimizer=adagrad&iterations=9000')
  expect(shared.run.config).toMatchObject({ totalSteps: 9000, cycleMomentum: false, scheduler: 'one_cycle_lr' })
  expect(issues.map(({ problem }) => problem.code)).toEqual(['refused', 'refused'])
})

test('a scheduler that is chosen is one that the run can have', () => {
  const config = configWith({ iterations: 9000, optimizer: 'adagrad' })
  const edit = editOf({ config, changes: [] }, 0, 'scheduler', 'one_cycle_lr')
  expect(edit).toMatchObject({ ok: true, value: { run: { config: { totalSteps: 9000, cycleMomentum: false } } } })
})

test('runs that are set beside a run with a schedule are runs that PyTorch does', () => {
  const config = configWith({ scheduler: 'cyclic_lr', optimizer: 'adam' })
  for (const run of optimizerSet({ config, changes: [] })) expect(conflictAt(run.config, 'optimizer')).toBeNull()
  expect(inOtherReleases({ config, changes: [] })).toEqual([])
})
