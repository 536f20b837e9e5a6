import type { Config } from '../experiment/config.ts'
import type { Device } from '../torch/device.ts'
import { type Floats, type Ints, Lease } from '../torch/memory.ts'
import type { Loss } from '../torch/nn/losses/loss.ts'
import { type Module, parametersOf } from '../torch/nn/module.ts'
import type { Parameter } from '../torch/nn/parameter.ts'
import type { Scheduler } from '../torch/optim/lr_scheduler/scheduler.ts'
import type { Optimizer } from '../torch/optim/optimizer.ts'
import type { Dataset } from './dataset.ts'
import { STATEMENTS, type Statement } from './moment.ts'
import type { Sampler } from './samplers/sampler.ts'

/** The arrays of one batch, row-major, with room for batch_size rows. */
export interface Batch {
  /** Whose blocks they are. */
  readonly lease: Lease
  /** The samples in the batch. */
  readonly indices: Ints
  /** batch_size x in_features */
  readonly x: Floats
  /** batch_size x out_features, as are the two below */
  readonly y: Floats
  /** NaN while no prediction was made of a batch of so many rows. */
  readonly pred: Floats
  /** The gradient of what is back-propagated with respect to `pred`; NaN as long as there is none. */
  readonly predGrad: Floats
}

/** The variables of the tutorial's loop: what the statements of an iteration read and write. */
export interface Loop {
  readonly device: Device
  readonly dataset: Dataset
  readonly sampler: Sampler
  readonly model: Module
  readonly criterion: Loss
  readonly optimizer: Optimizer
  readonly scheduler: Scheduler | null
  /** What is done to the gradients before a step, with its arguments; null where nothing is. */
  readonly clipping: ((parameters: readonly Parameter[]) => void) | null
  /** Whether `zero_grad()` leaves None, as it does from PyTorch 2 on, or zeros. */
  readonly setToNone: boolean
  /** What the loss is multiplied with before it is back-propagated, a float32: 1, or f32(1/k) for `loss / k`. */
  readonly scale: number
  /** `epoch`: iterations done. */
  epoch: number
  /** Rows of the next batch, for which `batch` may have no room yet. */
  batchSize: number
  batch: Batch
  /** Rows of `batch` in use; 0 before the first. A DataLoader's last batch may be short. */
  rows: number
  /** The batch loss, a float32; NaN before the first. */
  loss: number
}

/** One statement of the loop's body. */
export interface Phase {
  readonly name: Statement
  /** Whether the `if` around it, if there is one, holds in the iteration `epoch`. */
  holds(epoch: number): boolean
  /** Carries it out, if its `if` holds. */
  run(loop: Loop): void
}

/** What each statement does. */
const RUN: { readonly [S in Statement]: (loop: Loop) => void } = {
  batch: drawBatch,
  zero_grad: ({ optimizer, setToNone }) => optimizer.zeroGrad(setToNone),
  forward: ({ model, batch, rows }) => model.forward(batch.x, rows, batch.pred),
  loss: computeLoss,
  backward: backPropagate,
  clip: clipGradients,
  step: ({ optimizer }) => optimizer.step(),
  scheduler: ({ scheduler, loss }) => scheduler?.step(loss),
}

/** When the `if` around a statement holds that is not there for each iteration. */
interface Condition {
  /** The field that says how many iterations there are to one. */
  readonly every: 'accumulationSteps' | 'schedulerEvery'
  holds(epoch: number, k: number): boolean
}

const first = (epoch: number, k: number) => epoch % k === 0
const last = (epoch: number, k: number) => (epoch + 1) % k === 0

const IF: { readonly [S in Statement]?: Condition } = {
  zero_grad: { every: 'accumulationSteps', holds: first },
  clip: { every: 'accumulationSteps', holds: last },
  step: { every: 'accumulationSteps', holds: last },
  scheduler: { every: 'schedulerEvery', holds: last },
}

/** The body of the loop that `config` describes, statement by statement; those commented out are not in it. */
export function bodyOf(config: Config): readonly Phase[] {
  const written = statementsOf(config).filter((name) => !config.off.some((commented) => commented === name))
  return written.map((name) => phaseOf(name, config))
}

/** The statements that the body of the loop has, those commented out among them. */
export function statementsOf({ scheduler, clipGrad }: Config): readonly Statement[] {
  const isThere = (name: Statement) =>
    name === 'scheduler' ? scheduler !== 'none' : name !== 'clip' || clipGrad !== 'none'
  return STATEMENTS.filter(isThere)
}

function phaseOf(name: Statement, config: Config): Phase {
  const [run, condition] = [RUN[name], IF[name]]
  const k = condition === undefined ? 1 : config[condition.every]
  if (k === 1 || condition === undefined) return { name, holds: () => true, run }
  const holds = (epoch: number) => condition.holds(epoch, k)
  const runIf = (loop: Loop) => {
    if (holds(loop.epoch)) run(loop)
  }
  return { name, holds, run: runIf }
}

/** Makes the arrays of a batch of up to `rows` samples. */
export function createBatch(rows: number, inFeatures: number, outFeatures: number): Batch {
  const lease = new Lease()
  const batch = {
    lease,
    indices: lease.ints(rows),
    x: lease.floats(rows * inFeatures),
    y: lease.floats(rows * outFeatures),
    pred: lease.floats(rows * outFeatures),
    predGrad: lease.floats(rows * outFeatures),
  }
  forget(batch)
  return batch
}

/** There is no prediction, and no gradient of it. */
function forget({ pred, predGrad }: Batch): void {
  pred.values.fill(Number.NaN)
  predGrad.values.fill(Number.NaN)
}

/** input_batch, output_batch = random_batch() */
function drawBatch(loop: Loop): void {
  const { dataset, model, device } = loop
  drawIndices(loop)
  const { batch, rows } = loop
  device.kernels.gather(dataset.x, batch.indices, rows, model.inFeatures, batch.x)
  device.kernels.gather(dataset.y, batch.indices, rows, model.outFeatures, batch.y)
}

/** Which samples the batch has. What was computed from a batch of another height says nothing of it. */
export function drawIndices(loop: Loop): void {
  const { sampler, model, batchSize } = loop
  if (loop.batch.indices.length !== batchSize) {
    loop.batch.lease.release()
    loop.batch = createBatch(batchSize, model.inFeatures, model.outFeatures)
  }
  const rows = sampler.next(loop.batch.indices)
  if (rows === loop.rows) return
  loop.rows = rows
  forget(loop.batch)
}

/** loss = criterion(output_pred, output_batch) */
function computeLoss(loop: Loop): void {
  const { criterion, batch, rows, model } = loop
  loop.loss = criterion.forward(batch.pred, batch.y, rows * model.outFeatures)
}

/** loss.backward(), or (loss / accumulation_steps).backward() */
function backPropagate({ criterion, model, batch, rows, scale }: Loop): void {
  criterion.backward(batch.pred, batch.y, rows * model.outFeatures, scale, batch.predGrad)
  model.backward(batch.x, batch.predGrad, rows)
}

/** nn.utils.clip_grad_norm_(model.parameters(), max_norm), or clip_grad_value_ */
function clipGradients({ model, clipping }: Loop): void {
  clipping?.(parametersOf(model))
}
