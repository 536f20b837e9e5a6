import type { Key } from '../experiment/config.ts'
import type { PanelId } from './panel-ids.ts'

/** What a teacher hands out with a run: what stands beside it, and what its readers see of the page. It never changes the run. */
export interface Handout {
  /** A card of a lesson that comes with the page. */
  readonly lesson: LessonCard | null
  /** A card of the teacher's own. */
  readonly own: OwnCard | null
  /** What the run shall reach, all at once; empty: nothing. */
  readonly goal: readonly Goal[]
  /** The panels that readers see, in the order of `PANEL_IDS`; null: all. */
  readonly show: readonly PanelId[] | null
  /** What readers may use, in the order of the fields, the parts of the page last; null: everything. */
  readonly controls: readonly ControlName[] | null
}

export interface LessonCard {
  /** A name that a lesson may have; whether there is one of that name, the lessons know. */
  readonly id: string
  /** Counted from 1. */
  readonly card: number
}

/** Plain text, never HTML; what is empty is not there. Only `note`, `ask` and `answer` may have several lines. */
export interface OwnCard {
  readonly title: string
  readonly note: string
  readonly ask: string
  /** None, or `CHOICES.min` to `CHOICES.max` of them. */
  readonly choices: readonly string[]
  /** Which of `choices` is right, counted from 1. */
  readonly right: number | null
  readonly answer: string
}

/** The most characters that each text of a card may have. */
export const TEXT_LIMITS = { title: 80, note: 600, ask: 300, choice: 100, answer: 600 } as const

/** How many answers there are to choose from. */
export const CHOICES = { min: 2, max: 4 } as const

/** What a goal can be about. */
export const QUANTITIES = ['full_loss', 'max_error', 'iteration'] as const

/** `quantity` is at most so much. */
export interface Goal {
  readonly quantity: (typeof QUANTITIES)[number]
  readonly atMost: number
}

/** What of the page, beside the fields, `controls=` names. */
export const CONTROL_PARTS = ['transport', 'share', 'export', 'pin', 'tabs'] as const

/** What readers may use: a field, or a part of the page. */
export type ControlName = Key | (typeof CONTROL_PARTS)[number]
