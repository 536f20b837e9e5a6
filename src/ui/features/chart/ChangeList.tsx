import type { ChangeText } from '../../plot/change-labels.ts'
import { useSayChange } from './useSayChange.ts'

/** The live changes in words, for who does not see the chart. */
export function ChangeList({ changes }: { readonly changes: readonly ChangeText[] }) {
  const say = useSayChange()
  if (changes.length === 0) return null
  return (
    <ol className="visually-hidden" data-testid="change-list">
      {changes.map((change) => (
        <li key={`${change.iteration} ${change.full}`}>{say(change)}</li>
      ))}
    </ol>
  )
}
