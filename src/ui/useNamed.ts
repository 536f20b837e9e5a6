import type { Key } from '../experiment/config.ts'
import { useSelected } from './context.ts'

/** The field of a panel that the card on the page names; null where it names none there. */
export function useNamedField(panel: 'setup' | 'program'): Key | null {
  return useSelected(({ marked }) =>
    marked !== null && 'field' in marked && marked.panel === panel ? marked.field : null,
  )
}
