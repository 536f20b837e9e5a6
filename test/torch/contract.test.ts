import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../src/experiment/argument-fields.ts'
import { chooserOf } from '../../src/experiment/choices.ts'
import { KEYS } from '../../src/experiment/config.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { namesOf } from '../../src/experiment/names.ts'
import type { Argument, Arguments } from '../../src/torch/arguments.ts'
import { deviceOf } from '../../src/torch/device.ts'
import { Lease } from '../../src/torch/memory.ts'
import { lossClasses, losses } from '../../src/torch/nn/losses/registry.ts'
import { Parameter } from '../../src/torch/nn/parameter.ts'
import { schedulers } from '../../src/torch/optim/lr_scheduler/registry.ts'
import type { Optimizer, OptimizerState } from '../../src/torch/optim/optimizer.ts'
import { optimizerClasses } from '../../src/torch/optim/optimizer-classes.ts'
import { optimizers } from '../../src/torch/optim/registry.ts'
import { configWith, usualText } from '../experiment/arbitrary.ts'
import { toHex } from '../goldens/bits.ts'
import { toRun } from '../goldens/config.ts'
import { allRuns } from '../goldens/load.ts'

/** What each line of the registries owes to the rest of the program; a new one is held to it without a change here. */
interface Line {
  readonly registry: 'loss' | 'optimizer' | 'scheduler'
  readonly name: string
  readonly className: string
  readonly args: Arguments
}

const lines: readonly Line[] = [
  ...Object.entries(losses).map(([name, definition]) => ({ registry: 'loss' as const, name, ...definition })),
  ...Object.entries(optimizers).map(([name, definition]) => ({ registry: 'optimizer' as const, name, ...definition })),
  ...Object.entries(schedulers)
    .filter(([name]) => name !== 'none')
    .map(([name, definition]) => ({ registry: 'scheduler' as const, name, ...definition })),
]

const oracle = readFileSync(new URL('../goldens/oracle.py', import.meta.url), 'utf8')
const configs: readonly ReadonlyMap<string, unknown>[] = allRuns().map(
  ({ config }) => new Map(Object.entries(toRun(config).config)),
)

function accepts(argument: Argument, value: unknown): boolean {
  if (argument.type === 'flag') return typeof value === 'boolean'
  if (argument.type === 'expression') return typeof value === 'string'
  if (argument.type === 'word') return argument.options.some((option) => option === value)
  const numbers = argument.type === 'pair' || argument.type === 'integers' ? value : [value]
  if (!Array.isArray(numbers) || (argument.type === 'pair' && numbers.length !== 2)) return false
  if (argument.type.startsWith('integer') && !numbers.every(Number.isSafeInteger)) return false
  const { min, max, open } = { open: undefined, ...argument }
  return numbers.every((n) => n >= min && n <= max && !(open === 'min' && n === min) && !(open === 'max' && n === max))
}

describe.each(lines)('$registry $name', ({ registry, name, className, args }) => {
  const ours = configs.filter((config) => config.get(registry) === name)

  test('goes by its key, and its class is the one that made the goldens', () => {
    expect(oracle).toMatch(new RegExp(`'${name}': (lambda: (nn\\.)?|\\(optim(\\.lr_scheduler)?\\.)${className}\\b`))
  })

  test('accepts its defaults', () => {
    for (const argument of Object.values(args)) expect(accepts(argument, argument.default)).toBe(true)
  })

  test('is in the goldens, and each argument in one where it is not by default', () => {
    expect(ours.length).toBeGreaterThan(3)
    for (const [word, argument] of Object.entries(args)) {
      const given = ours.map((config) => config.get(word))
      expect(given.some((value) => JSON.stringify(value) !== JSON.stringify(argument.default))).toBe(true)
      expect(given.every((value) => accepts(argument, value))).toBe(true)
    }
  })
})

describe.each(Object.values(lossClasses))('a loss by default: $name', (Criterion) => {
  test('is 0 without a slope at the target, more with a slope away from it elsewhere', () => {
    const criterion = new Criterion(defaults[CURRENT], deviceOf('2'))
    const lease = new Lease()
    const target = lease.floatsOf(Float32Array.of(1, -2, 0.5))
    const grad = lease.floats(3)
    expect(criterion.forward(target, target, 3)).toBe(0)
    criterion.backward(target, target, 3, 1, grad)
    expect([...grad.values].every((value) => value === 0)).toBe(true)
    const pred = lease.floatsOf(Float32Array.of(1.5, -5, 0.5))
    expect(criterion.forward(pred, target, 3)).toBeGreaterThan(0)
    criterion.backward(pred, target, 3, 1, grad)
    expect(Array.from(grad.values, Math.sign)).toEqual([1, -1, 0])
  })
})

/** A number of steps, each with a gradient for each of two parameters or none. */
const gradient = fc.option(fc.array(fc.float({ noNaN: true, min: -4, max: 4 }), { minLength: 3, maxLength: 3 }))
const steps = fc.array(fc.tuple(gradient, gradient), { maxLength: 6 })
type Steps = readonly (readonly [readonly number[] | null, readonly number[] | null])[]

/** Values of every argument with which parameters stay numbers, mostly: of runs that are all 0 or nan nothing is learned. */
const values = configWith(
  KEYS.filter((key) => chooserOf(key) === 'optimizer'),
  usualText,
)

describe.each(namesOf(optimizers))('an optimizer: %s', (name) => {
  const Class = optimizerClasses[name]
  const device = deviceOf('2')

  function parametersAt(data: readonly Float32Array[]): Parameter[] {
    return data.map((values) => {
      const parameter = new Parameter([values.length], device)
      parameter.data.values.set(values)
      return parameter
    })
  }

  function run(optimizer: Optimizer, parameters: readonly Parameter[], all: Steps): string[] {
    return all.map((gradients) => {
      optimizer.zeroGrad(true)
      for (const [i, parameter] of parameters.entries()) {
        const values = gradients[i]
        if (!values) continue
        parameter.grad.values.set(values)
        parameter.hasGrad = true
      }
      optimizer.step()
      return parameters.map(({ data }) => toHex(data.values)).join(' ') + bitsOf(optimizer.stateDict())
    })
  }

  test('by default a step goes down the slope', () => {
    const values = { ...defaults[CURRENT], ...valuesOf(optimizers[name].args) }
    const [parameter = new Parameter([0], device)] = parametersAt([Float32Array.of(1, -1, 2)])
    const before = [...parameter.data.values]
    run(new Class([parameter], values, device), [parameter], [[[1, -2, 0.5], null]])
    expect(Array.from(parameter.data.values, (value, i) => Math.sign(value - (before[i] ?? 0)))).toEqual([-1, 1, -1])
  })

  test('continues from what it saved to the same bits, whatever it did since', () => {
    fc.assert(
      fc.property(values, steps, steps, steps, (values, first, then, since) => {
        const parameters = parametersAt([Float32Array.of(1, -1, 0.3), Float32Array.of(-2, 0.1, 5)])
        const optimizer = new Class(parameters, values, device)
        run(optimizer, parameters, first)
        const memory = optimizer.stateDict()
        const bits = bitsOf(memory)
        const data = parameters.map((parameter) => parameter.data.values.slice())
        const expected = run(optimizer, parameters, then)
        run(optimizer, parameters, since)
        expect(bitsOf(memory)).toBe(bits)

        for (const [i, parameter] of parameters.entries()) parameter.data.values.set(data[i] ?? [])
        optimizer.loadStateDict(memory)
        expect(run(optimizer, parameters, then)).toEqual(expected)
        const others = parametersAt(data)
        const another = new Class(others, values, device)
        another.loadStateDict(memory)
        expect(run(another, others, then)).toEqual(expected)
        expect(bitsOf(memory)).toBe(bits)
      }),
      { numRuns: 40 },
    )
  })
})

/** Of everything in a state: names, scalars, and tensors bit by bit. */
function bitsOf({ state, paramGroups }: OptimizerState): string {
  const values = Object.values(state).flatMap((memory) =>
    Object.entries(memory).map(
      ([name, kept]) => name + (typeof kept === 'number' ? kept : kept.shape.join('x') + toHex(kept.data)),
    ),
  )
  return [Object.keys(state).join(), ...values, JSON.stringify(paramGroups)].join(' ')
}
