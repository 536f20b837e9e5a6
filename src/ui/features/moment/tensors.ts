import { bufferNames } from '../../../experiment/choices.ts'
import type { Config } from '../../../experiment/config.ts'
import { isUnseen } from '../../../training/explain.ts'
import { type Moment, type ParameterMoment, STATEMENTS, type Statement } from '../../../training/moment.ts'

/** A tensor of the loop as it is shown. */
export interface ShownTensor {
  /** As the program calls it; unique within its line, but for a parameter before and after. */
  readonly name: string
  /** PyTorch's shape: two sizes, one, or none for a scalar. */
  readonly shape: readonly number[]
  /** What is laid out as `rows x columns`; the first rows of the batch where it has too many. */
  readonly rows: number
  readonly columns: number
  /** The most columns that are shown, where that is not as many as of any other. */
  readonly most?: number
  /** Row-major; null where there is nothing yet. */
  readonly values: ArrayLike<number> | null
  readonly state: TensorState
  /** The value at the ends of the colours; the tensor's own largest where missing. */
  readonly limit?: number
}

/**
 * `new` and `changed`: by the last statement. `current`: of this iteration. `earlier`: of the one before, about to be
 * written over. `none`: PyTorch's None. `missing`: not assigned yet.
 */
export type TensorState = 'new' | 'changed' | 'current' | 'earlier' | 'none' | 'missing'

/** A parameter with all that belongs to it, in the order in which the numbers flow. */
export interface ParameterTensors {
  /** Without its module's: `weight`. */
  readonly name: string
  readonly grad: ShownTensor
  readonly buffers: readonly ShownTensor[]
  /** Before the last statement if that was `step()`, else now; and what `step()` made of it. */
  readonly value: ShownTensor
  readonly after: ShownTensor
}

/** The tensors of the batch, in the order in which they are computed. */
export interface BatchTensors {
  readonly input: ShownTensor
  readonly output: ShownTensor
  readonly pred: ShownTensor
  /** output_pred - output_batch; the program has no name for it. */
  readonly error: ShownTensor
  readonly loss: ShownTensor
}

/** So many of the targets that each prediction is held against have room beside it; of more, one less, and what is said of it. */
const MOST_TARGETS = 4

/** The most rows of a batch for which places are kept. */
const MOST_ROWS = 32

/** The batch at `moment`; before there is one its places are kept, so that nothing moves when it comes. */
export function batchTensors(moment: Moment, { W, batchSize, squeezeY }: Config): BatchTensors {
  const { batchRows, shownRows, inputBatch, outputBatch, outputPred, loss } = moment
  const none = shownRows === 0
  const rows = none ? Math.min(batchSize, MOST_ROWS) : shownRows
  const height = none ? batchSize : batchRows
  const most = height > MOST_TARGETS ? MOST_TARGETS - 1 : MOST_TARGETS
  const tensor = (name: string, columns: number, values: ArrayLike<number>, since: Statement): ShownTensor => {
    const state = none ? 'missing' : stateOf(moment, since, values)
    return { name, shape: [height, columns], rows, columns, values: state === 'missing' ? null : values, state }
  }
  const input = tensor('input_batch', W.rows, inputBatch, 'batch')
  const column = tensor('output_batch', W.columns, outputBatch, 'batch')
  const output = squeezeY ? { ...column, shape: [height], rows: 1, columns: rows, most } : column
  const pred = tensor('output_pred', W.columns, outputPred, 'forward')
  const scale = { limit: Math.max(largest(outputBatch), largest(pred.values ?? [])) }
  const apart = (at: number, of: number) => (outputPred[at] ?? Number.NaN) - (outputBatch[of] ?? Number.NaN)
  // The prediction of one batch less the output of the next would be no error of anything.
  const known = pred.state === 'new' || pred.state === 'current'
  // Where y was squeezed, of every prediction from every output.
  const difference = squeezeY
    ? Float32Array.from({ length: shownRows ** 2 }, (_, i) => apart(Math.floor(i / shownRows), i % shownRows))
    : outputPred.map((_, i) => apart(i, i))
  const error: ShownTensor = {
    ...pred,
    ...(squeezeY && { shape: [height, height], columns: rows, most }),
    name: 'error',
    values: known ? difference : null,
    state: known ? pred.state : 'missing',
  }
  return { input, output: { ...output, ...scale }, pred: { ...pred, ...scale }, error, loss: lossTensor(moment, loss) }
}

function lossTensor(moment: Moment, loss: number): ShownTensor {
  const begun = moment.last !== null && (moment.epoch > 0 || isSince(moment.last, 'loss'))
  const state = begun ? stateOf(moment, 'loss', null) : 'missing'
  return { name: 'loss', shape: [], rows: 1, columns: 1, values: begun ? [loss] : null, state, limit: Infinity }
}

/** The parameters at `moment` with their gradients and the optimizer's buffers. */
export function parameterTensors(moment: Moment, config: Config, limit: number): readonly ParameterTensors[] {
  return moment.parameters.map((now, i) => {
    const name = now.name.slice(now.name.lastIndexOf('.') + 1)
    const before = moment.before[i] ?? now
    const stepped = moment.last === 'step' && moment.executed && !isUnseen(moment)
    const { shape } = now
    const data = { ...tensorOf(name, shape, now.data, before.data), limit }
    return {
      name,
      grad: tensorOf(`${name}.grad`, shape, now.grad, before.grad),
      buffers: buffersOf(now, before, config),
      value: { ...data, values: stepped ? before.data : now.data, state: 'current' },
      after: stepped ? data : { ...data, values: null, state: 'missing' },
    }
  })
}

/** The tensors that the optimizer keeps, and those that the first step will make. */
function buffersOf(now: ParameterMoment, before: ParameterMoment, config: Config): readonly ShownTensor[] {
  const names = new Set([...bufferNames(config), ...Object.keys(now.memory)])
  return Array.from(names).flatMap((name): readonly ShownTensor[] => {
    const [kept, old] = [now.memory[name], before.memory[name]]
    // Numbers (`step`) are not laid out.
    if (typeof kept === 'number') return []
    if (kept === undefined) return [{ ...tensorOf(name, now.shape, null, null), state: 'missing' }]
    return [tensorOf(name, kept.shape, kept.data, typeof old === 'object' ? old.data : null)]
  })
}

/** A tensor of any shape: its last dimension lies along a row. */
function tensorOf(
  name: string,
  shape: readonly number[],
  values: Float32Array | null,
  old: Float32Array | null,
): ShownTensor {
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1)
  return { name, shape, rows, columns: shape.at(-1) ?? 1, values, state: changeOf(values, old) }
}

/** What a statement made of a tensor that lives on from iteration to iteration. */
function changeOf(values: Float32Array | null, before: Float32Array | null): TensorState {
  if (values === null) return before === null ? 'none' : 'changed'
  if (before === null) return 'new'
  return values.every((value, i) => Object.is(value, before[i])) ? 'current' : 'changed'
}

/** The state of a variable that the statement `since` assigns anew in each iteration. */
function stateOf(moment: Moment, since: Statement, values: ArrayLike<number> | null): TensorState {
  const { last } = moment
  if (last === null) return 'missing'
  if (last === since) return isUnseen(moment) ? 'current' : 'new'
  if (isSince(last, since)) return 'current'
  // A batch of another size has come, for which nothing was computed yet.
  const blank = values !== null && !Number.isNaN(moment.loss) && Array.from(values).every(Number.isNaN)
  return moment.epoch === 0 || blank ? 'missing' : 'earlier'
}

/** Whether `last` comes after `statement` in an iteration, or is it. */
function isSince(last: Statement, statement: Statement): boolean {
  return STATEMENTS.indexOf(last) >= STATEMENTS.indexOf(statement)
}

/** The largest finite distance from 0. */
export function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  )
}
