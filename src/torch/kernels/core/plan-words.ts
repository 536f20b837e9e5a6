import type { Floats, Ints, Lease } from '../../memory.ts'
import type { TurnPlan } from '../turn-plan.ts'

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
    bitsOf(-plan.lr),
  ]
  const words = lease.ints(order.length)
  words.values.set(order)
  return words
}

/** The bits of a float32. */
function bitsOf(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] ?? 0
}
