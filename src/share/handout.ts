import type { Key, Run } from '../experiment/config.ts'
import type { PanelId } from './panel-ids.ts'

/** What a teacher hands out with a run: what stands beside it, and what its readers see of the page. It never changes the run. */
export interface Handout {
  /** A card of a lesson that comes with the page. */
  readonly lesson: LessonCard | null
  /** A card of the teacher's own. */
  readonly own: OwnCard | null
  /** The lesson that this card is one of; null: it stands for itself. */
  readonly cards: LessonCards | null
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

/** What readers see and may use of the page; null is everything, also what comes later. */
export type Readers = Pick<Handout, 'show' | 'controls'>

/** The cards of a lesson, one of which is open: the page hands them on and can write them, what they are only lessons know. */
export interface LessonCards {
  /** The entries of a link that describe them, where it has `run`, stops at `t`, and its readers see and use so much. */
  entries(run: Run, t: number | null, readers: Readers): readonly string[]
  /** The same on a page of which readers see and use everything. */
  whole(): LessonCards
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

/** A card on which nothing is said. */
export const NO_CARD: OwnCard = { title: '', note: '', ask: '', choices: [], right: null, answer: '' }

/** The most characters that each text of a card may have. */
export const TEXT_LIMITS = { title: 80, note: 600, ask: 300, choice: 100, answer: 600 } as const

/** The most cards that a lesson of one's own may have. */
export const MOST_CARDS = 50

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
