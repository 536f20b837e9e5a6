/** What stands behind tabs beneath the matrices, by the names that a link has for it. */
export const TAB_IDS = ['chart', 'weights', 'step', 'sweep', 'why'] as const

/** The panels of the page in their order, by the names that a link has for them (`show=`). */
export const PANEL_IDS = ['transport', 'matrices', ...TAB_IDS, 'program', 'output', 'setup'] as const

export type TabId = (typeof TAB_IDS)[number]
export type PanelId = (typeof PANEL_IDS)[number]
