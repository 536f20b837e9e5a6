import type { Device } from '../device.ts'
import { spreadSum } from '../kernels/script/reduce.ts'
import type { Floats } from '../memory.ts'
import { elementOf, VECTOR_WIDTH } from './element-functions.ts'
import { elementResult } from './element-result.ts'
import type { Doing, LossGraph, Operation } from './operations.ts'
import { powerElement } from './power-element.ts'

const f = Math.fround

/** What an operation gave, and the gradient of the loss with respect to it. */
interface Slot extends Operation {
  value: Floats
  grad: Floats
  /** Whether there is a gradient yet. */
  reached: boolean
  /** It is one number for all elements and nothing was added to it: sums of such a tensor go another way. */
  spread: boolean
}

/**
 * The operations of a loss on tensors of a device, forward and back: each in float32, gradients in the order in which autograd
 * comes to them, the operation that was carried out last first.
 */
export class Tape {
  readonly #device: Device
  readonly #slots: readonly Slot[]
  #room = 0
  #summands: Floats

  constructor({ operations }: LossGraph, device: Device) {
    this.#device = device
    const none = device.lease.floats(0)
    this.#summands = none
    this.#slots = operations.map((operation) => ({
      ...operation,
      value: operation.full ? none : device.lease.floats(1),
      grad: operation.full ? none : device.lease.floats(1),
      reached: false,
      spread: false,
    }))
  }

  /** The loss of n elements, a float32. */
  forward(pred: Floats, target: Floats, n: number): number {
    this.#makeRoom(n)
    for (const slot of this.#slots) this.#carryOut(slot, pred, target, n)
    return this.#slots.at(-1)?.value.values[0] ?? Number.NaN
  }

  /** The gradient of `scale` times the loss of the last forward pass, into `grad`. */
  backward(n: number, scale: number, grad: Floats): void {
    for (const slot of this.#slots) slot.reached = false
    const last = this.#slots.at(-1)
    if (last === undefined) return
    last.grad.values[0] = scale
    last.reached = true
    for (const slot of this.#slots.toReversed()) {
      if (slot.reached && slot.inputs.length > 0) this.#goBack(slot, n)
    }
    const [pred] = this.#slots
    if (pred?.reached) grad.values.set(pred.grad.values.subarray(0, n))
    else grad.values.fill(0, 0, n)
  }

  #makeRoom(n: number): void {
    if (n <= this.#room) return
    this.#room = n
    this.#summands = this.#device.lease.floats(n)
    for (const slot of this.#slots) {
      if (!slot.full) continue
      slot.value = this.#device.lease.floats(n)
      if (slot.learns) slot.grad = this.#device.lease.floats(n)
    }
  }

  #carryOut({ doing, inputs, full, value: { values: out } }: Slot, pred: Floats, target: Floats, n: number): void {
    const [a, b, c] = inputs.map((i) => this.#slots[i])
    if (doing.type === 'given') out.set((doing.which === 'pred' ? pred : target).values.subarray(0, n))
    if (doing.type === 'constant') out[0] = doing.value
    if (doing.type === 'sum' || doing.type === 'mean') {
      const sum = a?.full ? this.#device.kernels.sum(a.value, n) : (a?.value.values[0] ?? Number.NaN)
      out[0] = doing.type === 'sum' ? sum : sum / (a?.full ? n : 1)
    }
    if (!isOnElements(doing)) return
    const count = full ? n : 1
    const whole = count - (count % VECTOR_WIDTH)
    const [x, y, z] = [reader(a), reader(b), reader(c)]
    for (let i = 0; i < count; i++) out[i] = elementResult(doing, x(i), y(i), z(i), i < whole)
  }

  /** Adds what `slot` hands on to the gradients of its inputs. */
  #goBack(slot: Slot, n: number): void {
    const [a, b, c] = slot.inputs.map((i) => this.#slots[i])
    const [x, y, condition] = [reader(a), reader(b), reader(a)]
    const g = (i: number) => slot.grad.values[slot.full ? i : 0] as number
    const result = reader(slot)
    const { doing } = slot
    const count = slot.full ? n : 1
    const whole = count - (count % VECTOR_WIDTH)
    switch (doing.type) {
      case 'sum':
        this.#collect(a, a?.full ? n : 1, () => g(0), true)
        return
      case 'mean': {
        const share = f(g(0) / (a?.full ? n : 1))
        this.#collect(a, a?.full ? n : 1, () => share)
        return
      }
      case 'same':
        this.#collect(a, count, g, slot.spread)
        return
      case 'add':
        this.#collect(a, count, g, slot.spread)
        this.#collect(b, count, g, slot.spread)
        return
      case 'sub':
        this.#collect(a, count, g, slot.spread)
        this.#collect(b, count, (i) => -g(i))
        return
      case 'mul':
        this.#collect(a, count, (i) => g(i) * y(i))
        this.#collect(b, count, (i) => g(i) * x(i))
        return
      case 'div':
        this.#collect(a, count, (i) => g(i) / y(i))
        this.#collect(b, count, (i) => -g(i) * f(f(x(i) / y(i)) / y(i)))
        return
      case 'maximum':
        this.#collect(a, count, (i) => halved(g(i), x(i), y(i)))
        this.#collect(b, count, (i) => halved(g(i), y(i), x(i)))
        return
      case 'minimum':
        this.#collect(a, count, (i) => halved(g(i), y(i), x(i)))
        this.#collect(b, count, (i) => halved(g(i), x(i), y(i)))
        return
      case 'where':
        this.#collect(b, count, (i) => (condition(i) === 1 ? g(i) : 0))
        this.#collect(c, count, (i) => (condition(i) === 1 ? 0 : g(i)))
        return
      case 'clamp':
        this.#collect(a, count, (i) => (x(i) >= doing.min && x(i) <= doing.max ? g(i) : 0))
        return
      case 'power': {
        const { exponent } = doing
        this.#collect(a, count, (i) =>
          exponent === 0 ? 0 : g(i) * f(f(exponent) * f(powerElement(x(i), exponent - 1, i < whole))),
        )
        return
      }
      case 'element': {
        const { gradient } = elementOf(doing.name)
        this.#collect(a, count, (i) => gradient(g(i), x(i), result(i), i < whole))
        return
      }
      default:
        // What is given, and what is True or False, hands nothing on.
        return
    }
  }

  /**
   * Adds a gradient to what an operation has; that of a single number which met a tensor is summed up first.
   * @param spread it is one number, as `expand` makes a tensor of it
   */
  #collect(to: Slot | undefined, count: number, gradient: (i: number) => number, spread = false): void {
    if (!to?.learns) return
    const { grad, full, reached } = to
    const isSummed = !full && count > 1
    const into = grad.values
    if (isSummed) {
      const sum = this.#summed(count, gradient, spread)
      into[0] = reached ? (into[0] as number) + sum : sum
    } else if (reached) for (let i = 0; i < count; i++) into[i] = (into[i] as number) + f(gradient(i))
    else for (let i = 0; i < count; i++) into[i] = gradient(i)
    to.spread = spread && full && !reached
    to.reached = true
  }

  #summed(count: number, gradient: (i: number) => number, spread: boolean): number {
    const summands = this.#summands
    for (let i = 0; i < count; i++) summands.values[i] = gradient(i)
    return spread ? spreadSum(summands.values, count) : this.#device.kernels.sum(summands, count)
  }
}

function isOnElements({ type }: Doing): boolean {
  return type !== 'given' && type !== 'constant' && type !== 'sum' && type !== 'mean'
}

/** Reads the elements of what an operation gave, a single number as often as it is asked for. */
function reader(slot: Slot | undefined): (i: number) => number {
  if (slot === undefined) return () => Number.NaN
  const { values } = slot.value
  return slot.full ? (i) => values[i] as number : () => values[0] as number
}

/** The gradient of x where the larger of x and y was taken: half of it where they are the same. */
function halved(gradient: number, x: number, y: number): number {
  if (x === y) return gradient / 2
  return x < y ? 0 : gradient
}
