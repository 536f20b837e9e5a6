import { scriptKernels } from '../torch/kernels/registry.ts'
import type { Release } from '../torch/kernels/releases.ts'
import type { Moment } from './moment.ts'
import { type PartedDigits, partedExactly } from './parted-digits.ts'
import {
  addsInOrder,
  type Product,
  type ProductShape,
  productOf,
  roundsOnce,
  sumInOrder,
  termsOf,
} from './product-order.ts'
import { alike, firstDifference, same } from './same-values.ts'
import type { Trainer } from './trainer.ts'

/** How a release adds up a product. */
interface Adding {
  readonly fused: boolean
  /** One by one, in the order of the index. */
  readonly inOrder: boolean
}

/** A product of the same numbers that comes out otherwise. */
interface ProductCause {
  readonly type: Product
  /** Products in the sum. */
  readonly terms: number
  readonly adding: readonly [Adding, Adding]
  /** What alone makes this sum another: rounding each product or not, the order, or neither without the other. */
  readonly by: 'fusing' | 'order' | 'both'
  readonly digits: PartedDigits
  /** How many elements part, of all. */
  readonly parted: number
  readonly of: number
}

/** A running mean of the same gradients that comes out otherwise. */
interface AverageCause {
  readonly type: 'average'
  /** PyTorch's name of it. */
  readonly buffer: string
  readonly digits: PartedDigits
}

/** What makes two runs part that differ in nothing but the release of PyTorch. */
export type PartingCause =
  | ProductCause
  | AverageCause
  /** Zeros that differ in their sign. */
  | { readonly type: 'zeroSign' }

/** Why an iteration that two runs begin alike ends otherwise. */
export interface Causes {
  /** Of the batch loss; null where it is the same. */
  readonly loss: PartingCause | null
  /** Of what the next iteration goes on with; null where that is the same. */
  readonly state: PartingCause | null
}

/** Two runs that differ in nothing but the release. */
export type TrainerPair = readonly [Trainer, Trainer]

/** Both carry out an iteration that they begin alike, statement by statement: what parts first, of the same numbers? */
export function causesIn(pair: TrainerPair): Causes {
  const { numSamples } = pair[0].config
  let loss: PartingCause | null = null
  let state: PartingCause | null = null
  do {
    for (const trainer of pair) trainer.advance()
    const moments = [pair[0].moment(numSamples), pair[1].moment(numSamples)] as const
    const { last } = moments[0]
    if (last === 'loss') loss = causeOfLoss(pair, moments)
    else if (last === 'backward') state = causeOfGradient(pair, moments)
    else if (last === 'step') state ??= causeOfStep(moments)
  } while (pair[0].statement > 0)
  return { loss, state }
}

type Moments = readonly [Moment, Moment]

function causeOfLoss(pair: TrainerPair, moments: Moments): PartingCause | null {
  const [a, b] = moments
  if (Object.is(a.loss, b.loss)) return null
  const element = a.outputPred.findIndex(
    (value, i) => !Object.is(value, b.outputPred[i]) || !Object.is(a.outputBatch[i], b.outputBatch[i]),
  )
  return causeOfError(pair, moments, element)
}

/** An error is what it is by its prediction and its target. */
function causeOfError(pair: TrainerPair, moments: Moments, element: number): PartingCause {
  const [a, b] = moments
  return Object.is(a.outputBatch[element], b.outputBatch[element])
    ? causeOfPrediction(pair, moments, element)
    : causeOfTarget(pair, moments, element)
}

function causeOfPrediction([trainer, other]: TrainerPair, [a, b]: Moments, element: number): PartingCause {
  const { W } = trainer.config
  const shape = { rows: a.batchRows, inner: W.rows, columns: W.columns }
  const weight = a.parameters[0]?.data ?? new Float32Array()
  const asked = { type: 'linear', shape, a: a.inputBatch, b: weight, element } as const
  return productCause([trainer, other], asked, a.outputPred, b.outputPred)
}

function causeOfTarget([trainer, other]: TrainerPair, [a]: Moments, element: number): PartingCause {
  const { W, numSamples } = trainer.config
  const shape = { rows: numSamples, inner: W.rows, columns: W.columns }
  const wT = Float32Array.from(
    W.data,
    (_, i) => W.data[(i % W.rows) * W.columns + Math.floor(i / W.rows)] ?? Number.NaN,
  )
  const sample = a.indices[Math.floor(element / W.columns)] ?? 0
  const place = sample * W.columns + (element % W.columns)
  const asked = { type: 'targets', shape, a: trainer.x.slice(), b: wT, element: place } as const
  return productCause([trainer, other], asked, trainer.y.slice(), other.y.slice())
}

function causeOfGradient(pair: TrainerPair, moments: Moments): PartingCause | null {
  const [a, b] = moments
  const [grad, otherGrad] = moments.map(({ parameters }) => parameters[0]?.grad ?? new Float32Array())
  const error = firstDifference(a.predGrad, b.predGrad)
  const isAlike = a.parameters.every(({ grad: one }, i) => same(one, b.parameters[i]?.grad ?? null))
  if (grad === undefined || otherGrad === undefined || isAlike) return null
  if (error !== null) return causeOfError(pair, moments, error)
  const element = firstDifference(grad, otherGrad)
  if (element === null) return { type: 'zeroSign' }
  const { W } = pair[0].config
  const shape = { rows: W.columns, inner: a.batchRows, columns: W.rows }
  return productCause(pair, { type: 'weightGrad', shape, a: a.predGrad, b: a.inputBatch, element }, grad, otherGrad)
}

/** Of the same gradients. */
function causeOfStep([a, b]: Moments): PartingCause | null {
  for (const [i, { memory }] of a.parameters.entries()) {
    for (const [buffer, value] of Object.entries(memory)) {
      const other = b.parameters[i]?.memory[buffer]
      if (typeof value === 'number' || typeof other !== 'object') continue
      const element = firstDifference(value.data, other.data)
      if (element === null) continue
      return { type: 'average', buffer, digits: partedExactly(value.data[element] ?? 0, other.data[element] ?? 0) }
    }
  }
  const isAlike = a.parameters.every(({ data }, i) =>
    data.every((value, j) => Object.is(value, b.parameters[i]?.data[j])),
  )
  return isAlike ? null : { type: 'zeroSign' }
}

interface Asked {
  readonly type: Product
  readonly shape: ProductShape
  readonly a: Float32Array
  readonly b: Float32Array
  readonly element: number
}

function productCause(pair: TrainerPair, asked: Asked, left: Float32Array, right: Float32Array): PartingCause {
  const { type, shape, element } = asked
  const adding = pair.map(({ config }) => addingOf(config.torch, asked))
  const [one, other] = adding
  if (one === undefined || other === undefined) throw new RangeError('two runs are compared')
  const values = [left[element] ?? Number.NaN, right[element] ?? Number.NaN] as const
  return {
    type,
    terms: shape.inner,
    adding: [one, other],
    by: decisive([one, other], asked, pair),
    digits: partedExactly(...values),
    parted: left.reduce((count, value, i) => count + (alike(value, right[i] ?? Number.NaN) ? 0 : 1), 0),
    of: left.length,
  }
}

function addingOf(release: Release, { type, shape, element }: Asked): Adding {
  const kernels = scriptKernels[release]
  return { fused: roundsOnce(kernels), inOrder: addsInOrder(kernels, type, shape, element) }
}

/** What makes the sum another: it is done once more in the order of the index, with every product rounded. */
function decisive(adding: readonly [Adding, Adding], asked: Asked, pair: TrainerPair): ProductCause['by'] {
  const [one, other] = adding
  if (one.inOrder && other.inOrder) return 'fusing'
  if (one.fused === other.fused) return 'order'
  const terms = termsOf(asked.type, asked.shape, asked.a, asked.b, asked.element)
  // Without what is added to it afterwards: a bias, noise, an older gradient.
  const [sum, otherSum] = [sumOf(pair[0], asked), sumOf(pair[1], asked)]
  const [fused, rounded] = one.fused ? [sum, otherSum] : [otherSum, sum]
  const chain = sumInOrder(terms, false)
  if (chain === rounded) return 'fusing'
  return chain === fused ? 'order' : 'both'
}

function sumOf({ config }: Trainer, { type, shape, a, b, element }: Asked): number {
  return productOf(scriptKernels[config.torch], type, shape, a, b)[element] ?? Number.NaN
}
