import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../src/experiment/argument-fields.ts'
import { torch2 } from '../../src/torch/kernels/torch-2.ts'
import { Parameter } from '../../src/torch/nn/parameter.ts'
import { Adagrad, adagrad } from '../../src/torch/optim/adagrad.ts'
import { Adam, adam } from '../../src/torch/optim/adam.ts'
import { RMSprop, rmsprop } from '../../src/torch/optim/rmsprop.ts'
import { SGD, sgd } from '../../src/torch/optim/sgd.ts'

function parameterWith(gradient: number, data = 1): Parameter {
  const parameter = new Parameter(1)
  parameter.data.fill(data)
  parameter.grad.fill(gradient)
  parameter.hasGrad = true
  return parameter
}

describe('the state', () => {
  test('of SGD holds a momentum buffer from the first step with momentum on, and keeps it', () => {
    const parameter = parameterWith(3)
    const optimizer = new SGD([parameter], valuesOf(sgd.args))
    optimizer.step()
    expect(optimizer.save()[0]?.buffers).toEqual([])
    optimizer.paramGroup.momentum = 0.5
    optimizer.step()
    const buffers = [{ name: 'momentum_buffer', data: Float32Array.of(3) }]
    expect(optimizer.save()[0]?.buffers).toEqual(buffers)
    optimizer.paramGroup.momentum = 0
    optimizer.step()
    expect(optimizer.save()[0]?.buffers).toEqual(buffers)
  })

  test('has PyTorch’s names', () => {
    const cases = [
      {
        optimizer: new Adam([parameterWith(1)], { ...valuesOf(adam.args), amsgrad: true }, torch2),
        names: 'exp_avg exp_avg_sq max_exp_avg_sq',
      },
      {
        optimizer: new RMSprop(
          [parameterWith(1)],
          { ...valuesOf(rmsprop.args), centered: true, momentum: 0.5 },
          torch2,
        ),
        names: 'square_avg grad_avg momentum_buffer',
      },
      { optimizer: new Adagrad([parameterWith(1)], valuesOf(adagrad.args)), names: 'sum' },
    ]
    for (const { optimizer, names } of cases) {
      optimizer.step()
      expect(optimizer.save()[0]?.buffers.map(({ name }) => name)).toEqual(names.split(' '))
    }
  })

  test('is not touched where a parameter has no gradient', () => {
    const parameter = parameterWith(1)
    const optimizer = new Adam([parameter], valuesOf(adam.args), torch2)
    optimizer.zeroGrad(true)
    optimizer.step()
    expect(optimizer.save()).toEqual([{ step: 0, buffers: [] }])
    expect(parameter.data[0]).toBe(1)
  })

  test('counts steps as a float32, which stands still at 2^24', () => {
    const optimizer = new Adagrad([parameterWith(1)], { ...valuesOf(adagrad.args), lrDecay: 1 })
    optimizer.restore([{ step: 2 ** 24 - 1, buffers: [] }])
    for (let i = 0; i < 3; i++) optimizer.step()
    expect(optimizer.save()[0]?.step).toBe(2 ** 24)
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
