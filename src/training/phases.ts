import type { Linear } from '../torch/nn/linear.ts'
import type { Loss } from '../torch/nn/losses/loss.ts'
import type { Optimizer } from '../torch/optim/optimizer.ts'
import type { Dataset } from './dataset.ts'
import type { Sampler } from './samplers/sampler.ts'

/** The arrays of one batch, row-major. */
export interface Batch {
  /** The samples in the batch, batch_size of them. */
  readonly indices: Int32Array
  /** batch_size x in_features */
  readonly x: Float32Array
  /** batch_size x out_features, as are the two below */
  readonly y: Float32Array
  readonly pred: Float32Array
  /** The gradient of the loss with respect to `pred`. */
  readonly predGrad: Float32Array
}

/** The variables of the tutorial's loop: what the statements of an iteration read and write. */
export interface Loop {
  readonly dataset: Dataset
  readonly sampler: Sampler
  readonly model: Linear
  readonly criterion: Loss
  readonly optimizer: Optimizer
  batch: Batch
  /** The batch loss, a float32; NaN before the first. */
  loss: number
}

/** One statement of the loop's body. */
export interface Phase {
  readonly name: string
  run(loop: Loop): void
}

/** The body of the tutorial's loop, statement by statement, in order. */
export const PHASES = [
  { name: 'batch', run: drawBatch },
  { name: 'zero_grad', run: ({ optimizer }) => optimizer.zeroGrad() },
  { name: 'forward', run: ({ model, batch }) => model.forward(batch.x, batch.indices.length, batch.pred) },
  { name: 'loss', run: computeLoss },
  { name: 'backward', run: backPropagate },
  { name: 'step', run: ({ optimizer }) => optimizer.step() },
] as const satisfies readonly Phase[]

/** Makes the arrays of a batch of `rows` samples. */
export function createBatch(rows: number, inFeatures: number, outFeatures: number): Batch {
  return {
    indices: new Int32Array(rows),
    x: new Float32Array(rows * inFeatures),
    y: new Float32Array(rows * outFeatures),
    pred: new Float32Array(rows * outFeatures),
    predGrad: new Float32Array(rows * outFeatures),
  }
}

/** input_batch, output_batch = random_batch() */
function drawBatch({ dataset, sampler, model, batch }: Loop): void {
  sampler.next(batch.indices)
  gatherRows(dataset.x, batch.indices, model.inFeatures, batch.x)
  gatherRows(dataset.y, batch.indices, model.outFeatures, batch.y)
}

/** loss = criterion(output_pred, output_batch) */
function computeLoss(loop: Loop): void {
  const { criterion, batch } = loop
  loop.loss = criterion.forward(batch.pred, batch.y, batch.pred.length)
}

/** loss.backward() */
function backPropagate({ criterion, model, batch }: Loop): void {
  criterion.backward(batch.pred, batch.y, batch.pred.length, 1, batch.predGrad)
  model.backward(batch.x, batch.predGrad, batch.indices.length)
}

function gatherRows(from: Float32Array, indices: Int32Array, width: number, to: Float32Array): void {
  let at = 0
  for (let r = 0; r < indices.length; r++) {
    const row = (indices[r] as number) * width
    for (let i = 0; i < width; i++) to[at++] = from[row + i] as number
  }
}
