/**
 * One turn of the tutorial's loop in one call: a batch, zero_grad(), forward, a loss, backward, a plain step of SGD. What
 * it works on is described by a plan, words in the memory: addresses, and numbers in between, in the order in which
 * src/torch/kernels/core/plan-words.ts writes them.
 */
import { choice } from './random'
import { sum } from './reduce'
import { addToRows, gather } from './rows'
import {
  absoluteErrors,
  absoluteErrorsGrad,
  huberErrors,
  huberErrorsGrad,
  smoothErrors,
  smoothErrorsGrad,
  squaredErrors,
  squaredErrorsGrad,
} from './losses'
import { add } from './steps'
import { columnSums } from './reduce'

/** In the order of `LOSSES` in src/torch/kernels/core/plan-words.ts. */
enum TurnLoss {
  squared,
  absolute,
  smooth,
  huber,
}

export enum Word {
  samples,
  rows,
  inFeatures,
  outFeatures,
  engine,
  identity,
  pool,
  indices,
  x,
  y,
  inputBatch,
  outputBatch,
  outputPred,
  predGrad,
  elements,
  weight,
  weightGrad,
  bias,
  biasGrad,
  scratch,
  alpha,
  /** Which loss, and its beta or delta, a float64 in two words. */
  loss,
  argument,
}

export function at(plan: usize, word: Word): usize {
  return load<usize>(plan + ((<usize>word) << 2))
}

export function int(plan: usize, word: Word): i32 {
  return load<i32>(plan + ((<usize>word) << 2))
}

/** The batch: drawn where the plan has an engine, else of the indices that are there. */
export function drawBatch(plan: usize): void {
  const rows = int(plan, Word.rows)
  const indices = at(plan, Word.indices)
  const engine = at(plan, Word.engine)
  if (engine != 0) {
    choice(engine, int(plan, Word.samples), rows, at(plan, Word.identity), at(plan, Word.pool), indices)
  }
  gather(at(plan, Word.x), indices, rows, int(plan, Word.inFeatures), at(plan, Word.inputBatch))
  gather(at(plan, Word.y), indices, rows, int(plan, Word.outFeatures), at(plan, Word.outputBatch))
}

/** The loss of the prediction, whose bias is yet to be added, and its gradient. */
export function lossAndGrad(plan: usize): f32 {
  const rows = int(plan, Word.rows)
  const columns = int(plan, Word.outFeatures)
  const pred = at(plan, Word.outputPred)
  const target = at(plan, Word.outputBatch)
  const bias = at(plan, Word.bias)
  if (bias != 0) addToRows(pred, bias, rows, columns)
  const n = rows * columns
  const elements = at(plan, Word.elements)
  const grad = at(plan, Word.predGrad)
  const argument = load<f64>(plan + ((<usize>Word.argument) << 2))
  const factor = <f32>(1 / <f64>n)
  switch (int(plan, Word.loss)) {
    case TurnLoss.absolute:
      absoluteErrors(pred, target, n, elements)
      absoluteErrorsGrad(pred, target, n, factor, grad)
      break
    case TurnLoss.smooth:
      smoothErrors(pred, target, n, <f32>argument, elements)
      smoothErrorsGrad(pred, target, n, n & ~15, factor, 1, argument, grad)
      break
    case TurnLoss.huber:
      huberErrors(pred, target, n, <f32>argument, elements)
      huberErrorsGrad(pred, target, n, n & ~15, factor, 1, argument, grad)
      break
    default:
      squaredErrors(pred, target, n, elements)
      squaredErrorsGrad(pred, target, n, <f32>(2 / <f64>n), 1, grad)
  }
  return <f32>(<f64>sum(elements, n) / <f64>n)
}

/** The gradient of the bias, and the step. */
export function step(plan: usize): void {
  const rows = int(plan, Word.rows)
  const columns = int(plan, Word.outFeatures)
  const alpha = load<f32>(plan + ((<usize>Word.alpha) << 2))
  const weight = at(plan, Word.weight)
  add(weight, at(plan, Word.weightGrad), alpha, columns * int(plan, Word.inFeatures), weight)
  const bias = at(plan, Word.bias)
  if (bias == 0) return
  const grad = at(plan, Word.biasGrad)
  columnSums(at(plan, Word.predGrad), rows, columns, grad)
  add(bias, grad, alpha, columns, bias)
}
