/** The core of PyTorch 1.13: compiled with fused multiply-adds (relaxed SIMD). */
import { linear, weightGrad } from './openblas'
import { at, drawBatch, int, lossAndGrad, step, Word } from './plan'
import { fma } from './vectors'

export * from './losses'
export { linear, weightGrad } from './openblas'
export { choice, refill } from './random'
export { columnSums, sum } from './reduce'
export { addToRows, gather } from './rows'
export * from './steps'

/** (1 + 2^-12)^2 - (1 + 2^-11): 2^-24 where multiplying and adding is fused, else 0. */
export function fusedProbe(a: f32, c: f32): f32 {
  return f32x4.extract_lane(fma(f32x4.splat(a), f32x4.splat(a), f32x4.splat(c)), 0)
}

/** An iteration of the plain loop; its batch loss. */
export function iterate(plan: usize): f32 {
  drawBatch(plan)
  const rows = int(plan, Word.rows)
  const inFeatures = int(plan, Word.inFeatures)
  const outFeatures = int(plan, Word.outFeatures)
  const x = at(plan, Word.inputBatch)
  const scratch = at(plan, Word.scratch)
  linear(x, at(plan, Word.weight), rows, inFeatures, outFeatures, at(plan, Word.outputPred), scratch)
  const loss = lossAndGrad(plan)
  weightGrad(at(plan, Word.predGrad), x, rows, outFeatures, inFeatures, at(plan, Word.weightGrad), false, scratch)
  step(plan)
  return loss
}
