import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../src/experiment/argument-fields.ts'
import { deviceOf } from '../../src/torch/device.ts'
import { Parameter } from '../../src/torch/nn/parameter.ts'
import { Adagrad } from '../../src/torch/optim/adagrad.ts'
import { Adam } from '../../src/torch/optim/adam.ts'
import { BaseOptimizer, type ParameterState } from '../../src/torch/optim/base-optimizer.ts'
import { adagrad, adam, rmsprop, sgd } from '../../src/torch/optim/registry.ts'
import { RMSprop } from '../../src/torch/optim/rmsprop.ts'
import { SGD } from '../../src/torch/optim/sgd.ts'

const device = deviceOf('2')

function parameterWith(gradient: number, data = 1): Parameter {
  const parameter = new Parameter([1], device)
  parameter.data.values.fill(data)
  parameter.grad.values.fill(gradient)
  parameter.hasGrad = true
  return parameter
}

/** Keeps what no optimizer here does: a number as NAdam's `mu_product`, and a tensor of another shape than the parameter's. */
class Drifting extends BaseOptimizer {
  protected update(state: ParameterState): void {
    const product = state.scalar('mu_product', 1)
    product.value /= 2
    state.buffer('pair', 3, [2, 2])
    const { values } = state.parameter.data
    values[0] = (values[0] ?? 0) - product.value
  }
}

describe('the state', () => {
  test('of SGD holds a momentum buffer from the first step with momentum on, and keeps it', () => {
    const parameter = parameterWith(3)
    const optimizer = new SGD([parameter], valuesOf(sgd.args), device)
    optimizer.step()
    expect(optimizer.stateDict().state).toEqual({})
    optimizer.paramGroup.momentum = 0.5
    optimizer.step()
    const kept = { momentum_buffer: { shape: [1], data: Float32Array.of(3) } }
    expect(optimizer.stateDict().state).toEqual({ 0: kept })
    optimizer.paramGroup.momentum = 0
    optimizer.step()
    expect(optimizer.stateDict().state).toEqual({ 0: kept })
  })

  test('has PyTorch’s names', () => {
    const cases = [
      {
        optimizer: new Adam([parameterWith(1)], { ...valuesOf(adam.args), amsgrad: true }, device),
        names: 'step exp_avg exp_avg_sq max_exp_avg_sq',
      },
      {
        optimizer: new RMSprop(
          [parameterWith(1)],
          { ...valuesOf(rmsprop.args), centered: true, momentum: 0.5 },
          device,
        ),
        names: 'step square_avg grad_avg momentum_buffer',
      },
      { optimizer: new Adagrad([parameterWith(1)], valuesOf(adagrad.args), device), names: 'step sum' },
    ]
    for (const { optimizer, names } of cases) {
      optimizer.step()
      expect(Object.keys(optimizer.stateDict().state[0] ?? {})).toEqual(names.split(' '))
    }
  })

  test('has the parameter group as it was written to, with all arguments', () => {
    const parameters = [parameterWith(1), parameterWith(2)]
    const optimizer = new Adam(parameters, { ...valuesOf(adam.args), lr: 0.5 }, device)
    optimizer.paramGroup.lr = 0.25
    const state = optimizer.stateDict()
    const rest = { betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, amsgrad: false, maximize: false, params: [0, 1] }
    expect(state.paramGroups).toEqual([{ lr: 0.25, ...rest }])
    const another = new Adam(parameters, valuesOf(adam.args), device)
    another.loadStateDict(state)
    expect(another.paramGroup).toEqual({ lr: 0.25, momentum: 0, weightDecay: 0, betas: [0.9, 0.999] })
  })

  test('of an optimizer not thought of here may be scalars and tensors of any shape', () => {
    const parameter = parameterWith(1)
    const optimizer = new Drifting([parameter], {}, { lr: 1 }, device)
    optimizer.step()
    const state = optimizer.stateDict()
    const square = { shape: [2, 2], data: Float32Array.of(3, 3, 3, 3) }
    expect(state.state).toEqual({ 0: { mu_product: 0.5, pair: square } })
    expect(Object.keys(state.state[0] ?? {})).toEqual(['mu_product', 'pair'])
    optimizer.step()
    expect(parameter.data.values[0]).toBe(1 - 0.5 - 0.25)
    expect(state.state[0]).toEqual({ mu_product: 0.5, pair: square })
    parameter.data.values[0] = 0.5
    const another = new Drifting([parameter], {}, { lr: 1 }, device)
    another.loadStateDict(state)
    another.step()
    expect(parameter.data.values[0]).toBe(0.5 - 0.25)
    expect(another.stateDict()).toEqual(optimizer.stateDict())
  })

  test('is not touched where a parameter has no gradient', () => {
    const parameter = parameterWith(1)
    const optimizer = new Adam([parameter], valuesOf(adam.args), device)
    optimizer.zeroGrad(true)
    optimizer.step()
    expect(optimizer.stateDict().state).toEqual({})
    expect(parameter.data.values[0]).toBe(1)
  })

  test('counts steps as a float32, which stands still at 2^24', () => {
    const optimizer = new Adagrad([parameterWith(1)], { ...valuesOf(adagrad.args), lrDecay: 1 }, device)
    optimizer.loadStateDict({ ...optimizer.stateDict(), state: { 0: { step: 2 ** 24 - 1 } } })
    for (let i = 0; i < 3; i++) optimizer.step()
    expect(optimizer.stateDict().state).toMatchObject({ 0: { step: 2 ** 24 } })
  })
})

describe('errors in PyTorch’s words', () => {
  test('nesterov without momentum, or with dampening', () => {
    const values = { ...valuesOf(sgd.args), nesterov: true }
    const error = 'ValueError: Nesterov momentum requires a momentum and zero dampening'
    expect(sgd.refusal?.(values)).toEqual({ argument: 'nesterov', error })
    expect(sgd.refusal?.({ ...values, momentum: 0.5, dampening: 0.1 })).toEqual({ argument: 'nesterov', error })
    expect(sgd.refusal?.({ ...values, momentum: 0.5 })).toBeNull()
  })

  test('a momentum that RMSprop made no buffer for', () => {
    const off = valuesOf(rmsprop.args)
    const on = { ...off, momentum: 0.5 }
    expect(rmsprop.stepRefusal?.(on, off)).toEqual({ argument: 'momentum', error: "KeyError: 'momentum_buffer'" })
    expect(rmsprop.stepRefusal?.(on, on)).toBeNull()
    expect(rmsprop.stepRefusal?.(off, on)).toBeNull()
  })

  test('a step size of Adam beyond float32', () => {
    const values = { ...valuesOf(adam.args), lr: 1e30 }
    expect(adam.stepRefusal?.(values, values)).toBeNull()
    const beyond = { ...values, betas: [1 - 1e-9, 0.999] as const }
    const error = 'RuntimeError: value cannot be converted to type float without overflow'
    expect(adam.stepRefusal?.(beyond, beyond)).toEqual({ argument: 'lr', error })
  })
})
