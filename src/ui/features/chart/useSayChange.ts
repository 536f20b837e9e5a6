import { useText } from '../../context.ts'
import type { ChangeText } from '../../plot/change-labels.ts'
import { chartText } from './text.ts'

/** `iteration 100: lr 0.01 → 0.05` */
export function useSayChange(): (change: ChangeText) => string {
  const text = useText(chartText)
  return ({ iteration, full }) => text.change(iteration, full)
}
