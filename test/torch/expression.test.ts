import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviceOf } from '../../src/torch/device.ts'
import { elementOf, VECTOR_WIDTH } from '../../src/torch/expression/element-functions.ts'
import { lossOf } from '../../src/torch/expression/loss-of-text.ts'
import { ELEMENT_FUNCTIONS } from '../../src/torch/expression/operations.ts'
import { powerElement } from '../../src/torch/expression/power-element.ts'
import { Tape } from '../../src/torch/expression/tape.ts'
import { ROUNDED_FUNCTIONS } from '../../src/torch/nn/losses/custom.ts'
import { fromHex, normaliseHex, toHex } from '../goldens/bits.ts'

interface Goldens {
  readonly cases: readonly {
    readonly expression: string
    readonly pred: string
    readonly target: string
    readonly loss: string
    readonly grad: string
  }[]
  readonly x: string
  readonly functions: Readonly<Record<string, string>>
  readonly powers: Readonly<Record<string, string>>
}

const goldens: Goldens = JSON.parse(
  readFileSync(new URL('../goldens/expressions.json', import.meta.url), { encoding: 'utf8' }),
)

function graphOf(expression: string) {
  const reading = lossOf(expression)
  if (!reading.ok) throw new Error(`${expression}: ${JSON.stringify(reading.fault)}`)
  return reading.graph
}

/** Loss and gradient, of `pred` and `target` of n elements each. */
function computed(expression: string, pred: Float32Array, target: Float32Array) {
  const device = deviceOf('1.13')
  const tape = new Tape(graphOf(expression), device)
  const [p, t] = [device.lease.floatsOf(pred), device.lease.floatsOf(target)]
  const loss = tape.forward(p, t, pred.length)
  const grad = device.lease.floats(pred.length)
  tape.backward(pred.length, 1, grad)
  const result = { loss, grad: grad.values.slice() }
  device.lease.release()
  return result
}

test('loss and gradient are PyTorch’s to the bit, of whatever expression', () => {
  for (const { expression, pred, target, ...golden } of goldens.cases) {
    const { loss, grad } = computed(expression, fromHex(pred), fromHex(target))
    expect({ expression, loss: toHex([loss]), grad: toHex(grad) }).toEqual({
      expression,
      loss: normaliseHex(golden.loss),
      grad: normaliseHex(golden.grad),
    })
  }
  expect(goldens.cases.length).toBeGreaterThan(100)
})

/** The place of a float32 among all of them: neighbours differ by 1. */
function place(value: number): number {
  const [bits = 0] = new Int32Array(Float32Array.of(value).buffer)
  return bits < 0 ? -(2 ** 31) - bits : bits
}

const x = fromHex(goldens.x)
const inVector = (i: number) => i < x.length - (x.length % VECTOR_WIDTH)

test.each(Object.entries(goldens.functions))('torch.%s', (name, golden) => {
  const { of, exact } = elementOf(ELEMENT_FUNCTIONS.find((each) => each === name) ?? 'neg')
  const ours = Array.from(x, (value, i) => Math.fround(of(value, inVector(i))))
  if (exact) expect(toHex(ours)).toBe(normaliseHex(golden))
  const apart = Array.from(fromHex(golden), (value, i) => {
    const mine = ours[i] ?? 0
    return Number.isNaN(value) && Number.isNaN(mine) ? 0 : Math.abs(place(value) - place(mine))
  })
  expect(Math.max(...apart)).toBeLessThanOrEqual(1)
  expect(ROUNDED_FUNCTIONS.test(`torch.${name}(pred).mean()`)).toBe(!exact)
})

test.each(Object.entries(goldens.powers))('x ** %s', (exponent, golden) => {
  const ours = Array.from(x, (value, i) => Math.fround(powerElement(value, Number(exponent), inVector(i))))
  expect(toHex(ours)).toBe(normaliseHex(golden))
})

/** Smooth near the numbers that are tried, so that a finite difference says something. */
const SMOOTH = [
  '((pred - target) ** 4).mean()',
  'torch.log(torch.cosh(pred - target)).mean()',
  '(torch.sigmoid(pred) * torch.tanh(target - pred)).sum()',
  '((pred - pred.mean()) ** 2 / (1 + target ** 2)).mean()',
  'torch.where(target > 0, torch.exp(pred), torch.sin(pred)).mean()',
  '(torch.log1p(pred ** 2) + torch.atan(pred) + torch.expm1(pred / 3) - torch.cos(pred)).mean()',
  '(torch.sqrt(pred ** 2 + 1) - torch.rsqrt(pred ** 2 + 1) + 2 / (3 + pred ** 2)).mean()',
  '(torch.log2(pred ** 2 + 1) * torch.log10(pred ** 2 + 2) + torch.tan(pred / 4) + torch.sinh(pred)).mean() ** 2',
]

test.each(SMOOTH)('the gradient of %s is its finite difference', (expression) => {
  const numbers = fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(numbers, fc.nat(), (values, seed) => {
      const pred = Float32Array.from(values)
      const target = pred.map((_, i) => Math.sin(seed + i) + 0.01)
      const at = seed % pred.length
      const { grad } = computed(expression, pred, target)
      const [up, down] = [2 ** -6, -(2 ** -6)].map((step) => {
        const moved = pred.map((value, i) => (i === at ? value + step : value))
        return computed(expression, moved, target).loss
      })
      const slope = ((up ?? 0) - (down ?? 0)) / 2 ** -5
      const size = Math.max(1, ...grad.map(Math.abs))
      expect(Math.abs((grad[at] ?? 0) - slope) / size).toBeLessThan(2e-3)
    }),
    { numRuns: 40 },
  )
})

describe('what is no loss', () => {
  test.each([
    ['pred - target', 'RuntimeError: grad can be implicitly created only for scalar outputs'],
    ['target.mean()', 'RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn'],
    ['pred.detach().mean()', 'RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn'],
    ['1/3', "AttributeError: 'float' object has no attribute 'backward'"],
    ['pred.mean() / (1 - 1)', null],
    ['pred.mean() * (1 / 0)', 'ZeroDivisionError: division by zero'],
    ['torch.log(2)', "TypeError: log(): argument 'input' (position 1) must be Tensor, not int"],
    [
      'torch.maximum(pred, 0.5).mean()',
      "TypeError: maximum(): argument 'input' (position 1) must be Tensor, not float",
    ],
    [
      '((pred > 0) - (target > 0)).sum()',
      'RuntimeError: Subtraction, the `-` operator, with a bool tensor is not supported',
    ],
    ['torch.clamp(pred).mean()', "RuntimeError: torch.clamp: At least one of 'min' or 'max' must not be None"],
    ['torch.clamp(pred, max=1e39).mean()', 'RuntimeError: value cannot be converted to type float without overflow'],
  ])('%s raises %s', (expression, error) => {
    const reading = lossOf(expression)
    expect(reading.ok ? null : reading.fault).toEqual(error && { type: 'raises', error })
  })

  test.each([
    ['', 'syntax', 0],
    ['(pred - target', 'syntax', 14],
    ['pred - * target', 'syntax', 7],
    ['pred.mean() target', 'syntax', 12],
    ['pred if target else 1', 'syntax', 5],
    ['pred["a"]', 'syntax', 5],
    ['[pred]', 'syntax', 0],
    ['01 * pred', 'syntax', 0],
    ['x.mean()', 'unknown', 0],
    ['(pred - y).mean()', 'unknown', 8],
    ['F.mse_loss(pred, target)', 'unknown', 0],
    ['torch.softmax(pred, 0).mean()', 'unknown', 0],
    ['pred.item()', 'unknown', 4],
    ['__import__(pred)', 'unknown', 0],
    ['pred.__class__', 'instead', 4],
    ['pred.mean(0)', 'instead', 4],
    ['(pred % 2).mean()', 'instead', 6],
    ['(pred // 2).mean()', 'instead', 6],
    ['(pred != target).mean()', 'instead', 6],
    ['(0 < pred < 1).mean()', 'instead', 10],
    ['(2 * (pred > 0) * pred).mean()', 'instead', 3],
    ['(pred ** target).mean()', 'instead', 6],
    ['(2 ** pred).mean()', 'instead', 3],
    ['torch.clamp(pred, 0, min=1).mean()', 'instead', 0],
    ['torch.where(pred > 0, 1, 0).mean()', 'instead', 0],
    ['torch.abs(pred, out=target).mean()', 'instead', 0],
    ['torch.mean', 'instead', 0],
    ['pred(target)', 'instead', 0],
  ])('%s: %s at %i', (expression, type, at) => {
    const reading = lossOf(expression)
    expect(reading.ok ? null : reading.fault).toMatchObject({ type, at })
  })

  test('any text is a loss or has a fault', () => {
    const part = fc.constantFrom(
      ...'pred target torch abs mean where ( ) . , + - ** * / < > = ~ & 1 2.5 1e3 x'.split(' '),
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 20 }).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(text, (expression) => {
        expect(typeof lossOf(expression).ok).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
  })
})
