import type { ParameterMemory } from '../torch/optim/optimizer.ts'
import type { Moment, ParameterMoment, RateMoment } from './moment.ts'
import type { Loop, Phase } from './phases.ts'

/** What the parameters hold now, copied. */
export function parameterMoments({ model, optimizer }: Loop): readonly ParameterMoment[] {
  const { state } = optimizer.stateDict()
  return model.namedParameters().map(({ name, parameter }, i) => {
    return { name, ...parameter.copy(), grad: parameter.copyGrad(), memory: state[i] ?? {} }
  })
}

/** What somebody saw who watched the last statement; null where nobody looked. */
interface Seen {
  /** The parameters before it. */
  readonly parameters: readonly ParameterMoment[] | null
  /** lr around it. */
  readonly lr: RateMoment | null
}

/**
 * The variables of `loop` after `statement` statements of the iteration under way; all arrays are copies.
 * @param seen what was seen of the last statement
 * @param maxRows how many rows of the batch to show at most
 */
export function momentOf(loop: Loop, body: readonly Phase[], statement: number, seen: Seen, maxRows: number): Moment {
  const epoch = statement > 0 ? loop.epoch : Math.max(0, loop.epoch - 1)
  const done = statement > 0 ? statement : loop.epoch > 0 ? body.length : 0
  const last = body[done - 1]
  const next = body[statement]
  if (next === undefined) throw new RangeError(`an iteration has no statement ${statement}`)
  const parameters = parameterMoments(loop)
  return {
    epoch,
    last: last?.name ?? null,
    executed: last?.holds(epoch) ?? true,
    next: next.name,
    ...shownBatch(loop, maxRows),
    loss: loop.loss,
    lr: seen.lr,
    backwardPasses: backwardPasses(body, epoch, done),
    parameters,
    before: seen.parameters === null ? parameters : seen.parameters.map(copied),
  }
}

function shownBatch({ batch, rows, model: { inFeatures, outFeatures } }: Loop, maxRows: number) {
  const shownRows = Math.min(rows, maxRows)
  return {
    batchRows: rows,
    shownRows,
    indices: batch.indices.values.slice(0, shownRows),
    inputBatch: batch.x.values.slice(0, shownRows * inFeatures),
    outputBatch: batch.y.values.slice(0, shownRows * outFeatures),
    outputPred: batch.pred.values.slice(0, shownRows * outFeatures),
    predGrad: batch.predGrad.values.slice(0, shownRows * outFeatures),
  }
}

/** Backward passes since the gradients were last cleared, when `done` statements of the iteration `epoch` are done. */
function backwardPasses(body: readonly Phase[], epoch: number, done: number): number {
  const backward = body.findIndex(({ name }) => name === 'backward')
  if (backward === -1) return 0
  const clearing = body.findIndex(({ name }) => name === 'zero_grad')
  const passes = backward < done ? epoch + 1 : epoch
  if (clearing === -1) return passes
  // Looked for and not calculated: what its `if` says is said in one place.
  let cleared = clearing < done ? epoch : epoch - 1
  while (cleared > 0 && body[clearing]?.holds(cleared) === false) cleared--
  return passes - Math.max(0, cleared)
}

/** A copy that can be given away. */
function copied({ data, grad, memory, ...rest }: ParameterMoment): ParameterMoment {
  return { ...rest, data: data.slice(), grad: grad?.slice() ?? null, memory: copiedMemory(memory) }
}

function copiedMemory(memory: ParameterMemory): ParameterMemory {
  const entries = Object.entries(memory).map(([name, value]) => {
    return [name, typeof value === 'number' ? value : { ...value, data: value.data.slice() }] as const
  })
  return Object.fromEntries(entries)
}
