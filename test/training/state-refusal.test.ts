import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import type { SavedState } from '../../src/experiment/saved-state.ts'
import type { OptimizerState } from '../../src/torch/optim/optimizer.ts'
import { stateRefusal } from '../../src/training/state-refusal.ts'
import { Trainer } from '../../src/training/trainer.ts'
import { possible, tutorial } from '../engine/arbitraries.ts'

/** The state of a run of `values` after two iterations. */
function savedOf(values: Partial<Config>): SavedState {
  const trainer = new Trainer({ config: possible(tutorial(values)), changes: [] })
  trainer.iterate()
  trainer.iterate()
  const { model, optimizer } = trainer.save()
  return { model, optimizer }
}

function refused(state: SavedState, values: Partial<Config> = {}) {
  return stateRefusal(state, possible(tutorial(values)))
}

const plain = savedOf({})
const adam = savedOf({ optimizer: 'adam', bias: true })
const [group] = plain.optimizer.paramGroups

function withOptimizer(state: SavedState, optimizer: Partial<OptimizerState>): SavedState {
  return { ...state, optimizer: { ...state.optimizer, ...optimizer } }
}

function withGroup(values: Readonly<Record<string, number | boolean>>): SavedState {
  return withOptimizer(plain, { paramGroups: [{ lr: 0.01, params: [0], ...group, ...values }] })
}

test('its own is taken, and so is one with another lr', () => {
  expect(refused(plain)).toBeNull()
  expect(refused(plain, { lr: 0.3, momentum: 0.9 })).toBeNull()
  expect(refused(adam, { optimizer: 'adam', bias: true })).toBeNull()
})

describe('another model', () => {
  const wide = savedOf({ W: { rows: 2, columns: 3, data: [1, 2, 3, 4, 5, 6] } })

  test('is refused by the names and sizes of its parameters', () => {
    expect(refused(plain, { bias: true })).toEqual({ code: 'missingKeys', names: ['W.bias'] })
    expect(refused(savedOf({ bias: true }))).toEqual({ code: 'unexpectedKeys', names: ['W.bias'] })
    expect(refused(wide)).toEqual({ code: 'sizeMismatch', name: 'W.weight', found: [3, 2], expected: [2, 3] })
  })
})

describe('another optimizer', () => {
  test('is refused by the first argument that the state lacks', () => {
    expect(refused(plain, { optimizer: 'adam' })).toEqual({ code: 'keyError', name: 'betas' })
    expect(refused(adam, { bias: true })).toEqual({ code: 'keyError', name: 'momentum' })
  })

  test('is none where its state is the same: AdamW takes what Adam has kept', () => {
    expect(refused(adam, { optimizer: 'adamw', bias: true })).toBeNull()
  })

  test('with other arguments of its constructor is refused, for here these stay', () => {
    const found = { code: 'otherArgument', name: 'betas', found: '(0.9, 0.999)', expected: '(0.8, 0.999)' }
    expect(refused(adam, { optimizer: 'adam', bias: true, betas: [0.8, 0.999] })).toEqual(found)
    expect(refused(withGroup({ nesterov: true }))).toMatchObject({ name: 'nesterov', found: 'True', expected: 'False' })
    expect(refused(withGroup({ maximize: true }))).toMatchObject({ code: 'otherArgument', name: 'maximize' })
  })

  test('of a release that lacked a flag is taken', () => {
    const { nesterov: _, ...former } = { nesterov: false, ...group, lr: 0.01, params: [0] }
    expect(refused(withOptimizer(plain, { paramGroups: [former] }))).toBeNull()
  })
})

describe('what is no state of the class', () => {
  test('other groups', () => {
    expect(refused(withOptimizer(plain, { paramGroups: [] }))).toEqual({ code: 'otherGroups' })
    expect(
      refused(withOptimizer(plain, { paramGroups: [...plain.optimizer.paramGroups, { lr: 1, params: [] }] })),
    ).toEqual({
      code: 'otherGroups',
    })
    expect(refused(withOptimizer(plain, { paramGroups: [{ lr: 0.01, ...group, params: [0, 1] }] }))).toEqual({
      code: 'otherParameters',
    })
  })

  test('a value that no argument may have', () => {
    expect(refused(withGroup({ lr: -1 }))).toEqual({ code: 'outOfRange', name: 'lr', found: '-1' })
    expect(refused(withGroup({ momentum: Number.NaN }))).toMatchObject({ code: 'outOfRange', name: 'momentum' })
  })

  test('what is kept has another size, or is missing', () => {
    const config = { optimizer: 'adam', bias: true } as const
    const kept = adam.optimizer.state[1] ?? {}
    const with1 = (memory: SavedState['optimizer']['state'][number]) =>
      withOptimizer(adam, { state: { ...adam.optimizer.state, 1: memory } })
    const { exp_avg_sq: _, ...less } = kept
    expect(refused(with1(less), config)).toEqual({ code: 'keyError', name: 'exp_avg_sq' })
    const other = { code: 'otherMemory', parameter: 'W.bias' }
    expect(refused(with1({ ...kept, exp_avg: 0 }), config)).toEqual({ ...other, name: 'exp_avg' })
    const long = { shape: [3], data: new Float32Array(3) }
    expect(refused(with1({ ...kept, exp_avg: long }), config)).toEqual({ ...other, name: 'exp_avg' })
    expect(refused(with1({ ...kept, step: long }), config)).toEqual({ ...other, name: 'step' })
  })

  test('RMSprop with momentum needs the buffer that one without has never made; so says PyTorch', () => {
    const without = savedOf({ optimizer: 'rmsprop' })
    const state = withOptimizer(without, {
      paramGroups: without.optimizer.paramGroups.map((each) => ({ ...each, momentum: 0.9 })),
    })
    expect(refused(state, { optimizer: 'rmsprop', momentum: 0.9 })).toEqual({
      code: 'keyError',
      name: 'momentum_buffer',
    })
  })
})
