import { LARGEST_FLOAT32 } from '../../float32.ts'
import type { ScheduleRefusal } from './scheduler.ts'

/** What the optimizer's step raises once an lr that is multiplied by `gamma` `times` times is no float32 any more. */
export function growth(lr: number, gamma: number, times: number): ScheduleRefusal<'gamma'> | null {
  if (!(gamma > 1) || lr * gamma ** times <= LARGEST_FLOAT32) return null
  const error = 'RuntimeError: value cannot be converted to type float without overflow'
  return { argument: 'gamma', error, instead: 1 }
}
