import type { PanelId } from '../share/panel-ids.ts'
import { useSelected } from './context.ts'
import { PANELS } from './panels.ts'

/** Which panels the page has: those that its link names, else all of them, in another page those that the table has for one. */
export function useShown(): (id: PanelId) => boolean {
  const show = useSelected((state) => state.handout.show)
  const embedded = useSelected((state) => state.embedded)
  return (id) => (show === null ? !embedded || PANELS[id].embed : show.includes(id))
}
