import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CardCourse } from './lesson-course.ts'
import type { CardNumbers, PageLaboratory } from './lesson-laboratory.ts'

/** What was measured for the cards of a course, all of them, whether their reader has come to them or not. */
export interface PaperState {
  readonly course: CardCourse | null
  /** Of each card before it is answered and once it is, `1.asked` and `1.told`. */
  readonly numbers: CardNumbers
}

/** The place in `PaperState` of the numbers of the card of index `card`. */
export function paperPlace(card: number, stage: 'asked' | 'told'): string {
  return `${card + 1}.${stage}`
}

/** Takes the numbers of whole lessons, for paper: there they stand all at once, and a browser that prints waits for none. */
export class LessonPaper {
  readonly store: StoreApi<PaperState> = createStore<PaperState>(() => ({ course: null, numbers: new Map() }))
  readonly #laboratory: PageLaboratory
  #underWay: { readonly course: CardCourse; readonly done: Promise<void> } | null = null

  constructor(laboratory: PageLaboratory) {
    this.#laboratory = laboratory
  }

  /** Measures all that the cards of `course` tell; once, however often it is asked for. Never rejects. */
  measure(course: CardCourse): Promise<void> {
    if (this.#underWay?.course !== course) this.#underWay = { course, done: this.#take(course) }
    return this.#underWay.done
  }

  async #take(course: CardCourse): Promise<void> {
    const numbers = new Map<string, ReadonlyMap<string, number>>()
    for (const [card, face] of course.faces.entries()) {
      numbers.set(paperPlace(card, 'asked'), await this.#laboratory.numbersFor(face, false, face.run))
      if (face.question === null) continue
      numbers.set(paperPlace(card, 'told'), await this.#laboratory.numbersFor(face, true, face.answerRun))
    }
    if (this.#underWay?.course === course) this.store.setState({ course, numbers })
  }
}
