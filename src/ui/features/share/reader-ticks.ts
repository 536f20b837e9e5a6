import { KEYS, LEADING_KEYS } from '../../../experiment/config.ts'
import { CONTROL_PARTS, type ControlName, type Readers } from '../../../share/handout.ts'
import { PANEL_IDS, type PanelId } from '../../../share/panel-ids.ts'

/** What a locked page begins with: it runs, and lr can be tried. */
const FIRST_USED: readonly ControlName[] = ['lr', 'transport']

/** The fields that a lesson mostly is about. */
export const FIRST_FIELDS = ['W', ...LEADING_KEYS] as const

/** All others, in the order of the fields. */
export const OTHER_FIELDS = KEYS.filter((key) => !FIRST_FIELDS.some((first) => first === key))

/** `readers` with a panel ticked or not. */
export function withPanel(readers: Readers, panel: PanelId, seen: boolean): Readers {
  const show = PANEL_IDS.filter((each) => (each === panel ? seen : (readers.show?.includes(each) ?? true)))
  return { ...readers, show: show.length === PANEL_IDS.length ? null : show }
}

/** Readers who may use only what is ticked, a few things at first; or everything. */
export function locked(readers: Readers, isLocked: boolean): Readers {
  return { ...readers, controls: isLocked ? FIRST_USED : null }
}

/** `readers` who may use only what is ticked, with a field or a part of the page ticked or not. */
export function withControl(readers: Readers, name: ControlName, used: boolean): Readers {
  const order: readonly ControlName[] = [...KEYS, ...CONTROL_PARTS]
  return { ...readers, controls: order.filter((each) => (each === name ? used : readers.controls?.includes(each))) }
}
