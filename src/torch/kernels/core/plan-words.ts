import type { Floats, Ints, Lease } from '../../memory.ts'
import type { TurnLoss, TurnPlan } from '../turn-plan.ts'

/** The losses, by their numbers in a plan. */
const LOSSES: readonly TurnLoss['kind'][] = ['squared', 'absolute', 'smooth', 'huber']

/** The words of a plan in the order in which core/plan.ts reads them: addresses and numbers. */
export function planWords(lease: Lease, plan: TurnPlan, elements: Floats, scratch: Floats): Ints {
  const { draw, bias } = plan
  const order = [
    plan.samples,
    plan.rows,
    plan.inFeatures,
    plan.outFeatures,
    draw?.engine.at ?? 0,
    draw?.identity.at ?? 0,
    draw?.pool.at ?? 0,
    plan.indices.at,
    plan.x.at,
    plan.y.at,
    plan.inputBatch.at,
    plan.outputBatch.at,
    plan.outputPred.at,
    plan.predGrad.at,
    elements.at,
    plan.weight.data.at,
    plan.weight.grad.at,
    bias?.data.at ?? 0,
    bias?.grad.at ?? 0,
    scratch.at,
    ...bitsOf(Float32Array.of(-plan.lr)),
    LOSSES.indexOf(plan.loss.kind),
    ...bitsOf(Float64Array.of(plan.loss.argument)),
  ]
  const words = lease.ints(order.length)
  words.values.set(order)
  return words
}

/** The bits of numbers, as words. */
function bitsOf({ buffer }: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>): Int32Array {
  return new Int32Array(buffer)
}
