import type { Run } from '../experiment/config.ts'
import { writeText } from './escape.ts'
import type { LessonCards } from './handout.ts'
import { LESSON_TITLE_KEY, OWN_LESSON } from './lesson-keys.ts'

/** What a link says of the cards beside its own. */
interface Told {
  /** The title of the lesson. */
  readonly title: string
  /** Which of all cards the link's own is, from 0. */
  readonly open: number
  /** The entry of the open card's own run where that is another than the link's, as it stands there. */
  readonly ownRun: string | null
  /** The entries of the others, as they stand there. */
  readonly cards: readonly string[]
}

/** The cards of a lesson as its link has them, until what reads them has come (`card-entries.ts`): they are kept as they are. */
export class UnreadCards implements LessonCards {
  readonly told: Told
  /** The run of the link, beside which the cards are described. */
  readonly #run: Run
  readonly #t: number | null

  constructor(told: Told, run: Run, t: number | null) {
    this.told = told
    this.#run = run
    this.#t = t
  }

  get run(): Run {
    return this.#run
  }

  /** Where the link stops. */
  get t(): number | null {
    return this.#t
  }

  entries(): readonly string[] {
    const { title, open, ownRun, cards } = this.told
    return [...lessonEntries(title, open), ...(ownRun === null ? [] : [ownRun]), ...cards]
  }

  whole(): LessonCards {
    return this
  }
}

/** The entries that say what lesson it is, and which of its cards is open. */
export function lessonEntries(title: string, open: number): readonly string[] {
  return [
    ...(title === '' ? [] : [writeText(LESSON_TITLE_KEY, title)]),
    ...(open === 0 ? [] : [`lesson=${OWN_LESSON}.${open + 1}`]),
  ]
}
