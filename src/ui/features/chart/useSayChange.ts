import { iterationsText } from '../../../i18n/iterations.ts'
import { useText } from '../../context.ts'
import type { ChangeText } from '../../plot/change-labels.ts'

/** `iteration 100: lr 0.01 → 0.05` */
export function useSayChange(): (change: ChangeText) => string {
  const { range } = useText(iterationsText)
  return ({ iteration, full }) => `${range(iteration, iteration)}: ${full}`
}
