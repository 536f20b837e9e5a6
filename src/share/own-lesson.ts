import type { Run } from '../experiment/config.ts'
import type { OwnCard } from './handout.ts'
import type { PageView } from './page-view.ts'

/** A card of a lesson of one's own: what a link with it would describe. */
export interface OwnLessonCard {
  readonly run: Run
  /** With the card and its goal in the handout, and what its readers see and use. */
  readonly view: PageView
}

/** A lesson that a teacher wrote: cards one after another. */
export interface OwnLesson {
  readonly title: string
  readonly cards: readonly [OwnLessonCard, ...OwnLessonCard[]]
}

/** A card on which nothing is said. */
export const NO_CARD: OwnCard = { title: '', note: '', ask: '', choices: [], right: null, answer: '' }
