import type { Run } from '../experiment/config.ts'
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
