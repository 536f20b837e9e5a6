import type { DrawnLimits } from '../../../store/services/sweep-limits.ts'
import type { SweepText } from './text.ts'

/** The limits of lr that there are, each with what is said of it, in the order of their lines. */
export function limitsNamed({ meanSquare, fullBatch, typical }: DrawnLimits, text: SweepText) {
  const all = [
    { name: 'meanSquare', lr: meanSquare, say: text.meanSquare },
    { name: 'fullBatch', lr: fullBatch, say: text.fullBatch },
    { name: 'typical', lr: typical, say: text.typical },
  ] as const
  return all.flatMap(({ name, lr, say }) =>
    lr === null ? [] : [{ name, lr, says: say(String(Number(lr.toPrecision(3)))) }],
  )
}
