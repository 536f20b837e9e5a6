import type { ValuesOf } from '../../arguments.ts'
import type { cyclicLr, oneCycleLr } from './registry.ts'

/** `end_step` of each phase of OneCycleLR. */
export function phaseEnds({
  pctStart,
  totalSteps,
  threePhase,
}: Pick<ValuesOf<typeof oneCycleLr.args>, 'pctStart' | 'totalSteps' | 'threePhase'>): readonly number[] {
  const second = threePhase ? [2 * pctStart * totalSteps - 2] : []
  return [pctStart * totalSteps - 1, ...second, totalSteps - 1]
}

/** `total_size`: the steps of a cycle of CyclicLR. */
export function cycleSize({
  stepSizeUp,
  stepSizeDown,
}: Pick<ValuesOf<typeof cyclicLr.args>, 'stepSizeUp' | 'stepSizeDown'>): number {
  return stepSizeUp + (stepSizeDown || stepSizeUp)
}
