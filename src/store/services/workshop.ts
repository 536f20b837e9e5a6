import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Goal, OwnCard } from '../../share/handout.ts'
import { CHOICES, NO_CARD } from '../../share/handout.ts'
import { FILE_LIMITS, type FileIssue, readLessonFile, unusable, writeLessonFile } from '../../share/lesson-file.ts'
import type { OwnLesson, OwnLessonCard } from '../../share/own-lesson.ts'
import type { PageParts } from '../page-parts.ts'
import type { LessonGuide } from './lesson-guide.ts'

/** A lesson that is being made, and what was wrong with a file that was opened. */
export interface WorkshopState {
  /** null as long as none was made or opened. */
  readonly draft: OwnLesson | null
  /** The draft that another one took the place of. */
  readonly former: OwnLesson | null
  /** The card that is edited, from 0. */
  readonly chosen: number
  /** Whether it is being made on the page. */
  readonly isOpen: boolean
  /** The file that was opened last, where something in it did not count. */
  readonly file: { readonly name: string; readonly isUsed: boolean; readonly issues: readonly FileIssue[] } | null
}

/** What is asked of a file; the browser's has it. */
interface TextFile {
  readonly name: string
  readonly size: number
  text(): Promise<string>
}

/** Where lessons are made, and opened as files. A draft stays for as long as the page stands. */
export class Workshop {
  readonly store: StoreApi<WorkshopState> = createStore<WorkshopState>(() => ({
    draft: null,
    former: null,
    chosen: 0,
    isOpen: false,
    file: null,
  }))
  readonly #page: PageParts
  readonly #guide: LessonGuide

  constructor(page: PageParts, guide: LessonGuide) {
    this.#page = page
    this.#guide = guide
    this.store.subscribe(({ isOpen, file }) => page.store.setState({ atDesk: isOpen || file !== null }))
  }

  /** Opens a lesson's file on the page. Of one that cannot be used it is said why, and everything stays as it is. */
  async take(file: TextFile): Promise<void> {
    const tooLarge = file.size > FILE_LIMITS.bytes
    const text = tooLarge ? null : await file.text().catch(() => undefined)
    const { lesson, issues } =
      text === null
        ? unusable({ code: 'tooLarge', limit: FILE_LIMITS.bytes })
        : text === undefined
          ? unusable({ code: 'unreadable' })
          : readLessonFile(text)
    this.store.setState({ file: issues.length > 0 ? { name: file.name, isUsed: lesson !== null, issues } : null })
    if (lesson === null) return
    this.#replace(lesson)
    this.#guide.openOwn(lesson)
  }

  dismissFile(): void {
    this.store.setState({ file: null })
  }

  /** Begins to make a lesson, or goes on with it: at first with the one on the page, or one card of the run on screen. */
  make(): void {
    const { draft } = this.store.getState()
    const begun = draft ?? this.#guide.own ?? { title: '', cards: [this.#cardOnScreen()] }
    this.store.setState({ isOpen: true, draft: begun })
  }

  close(): void {
    this.store.setState({ isOpen: false })
  }

  /** Puts the draft away and begins another one. */
  beginAnew(): void {
    this.#replace({ title: '', cards: [this.#cardOnScreen()] })
  }

  /** Has the draft back that another one took the place of, which is then put away itself. */
  haveBack(): void {
    const { former } = this.store.getState()
    if (former !== null) this.#replace(former)
  }

  #replace(draft: OwnLesson): void {
    this.store.setState(({ draft: former }) => ({ draft, former, chosen: 0 }))
  }

  setTitle(title: string): void {
    this.#change((draft) => ({ ...draft, title }))
  }

  choose(chosen: number): void {
    this.store.setState({ chosen })
  }

  /** Adds a card of the run on screen behind the chosen one, on which nothing is said yet. */
  add(): void {
    const { chosen } = this.store.getState()
    const card = withWords(this.#cardOnScreen(), NO_CARD, [])
    this.#change((draft) => withCards(draft, draft.cards.toSpliced(chosen + 1, 0, card)), chosen + 1)
  }

  /** Removes the chosen card; the last one that there is gives way to an empty one. */
  remove(): void {
    const { chosen } = this.store.getState()
    this.#change((draft) => withCards(draft, draft.cards.toSpliced(chosen, 1)), Math.max(0, chosen - 1))
  }

  /** Moves the chosen card by so many places. */
  move(by: 1 | -1): void {
    const { chosen, draft } = this.store.getState()
    const card = draft?.cards[chosen]
    if (card === undefined || draft?.cards[chosen + by] === undefined) return
    const moved = draft.cards.toSpliced(chosen, 1).toSpliced(chosen + by, 0, card)
    this.#change(() => withCards(draft, moved), chosen + by)
  }

  /** Gives the chosen card other words. */
  word(own: OwnCard): void {
    this.#changeCard(({ run, view }) => ({ run, view: { ...view, handout: { ...view.handout, own } } }))
  }

  setGoal(goal: readonly Goal[]): void {
    this.#changeCard(({ run, view }) => ({ run, view: { ...view, handout: { ...view.handout, goal } } }))
  }

  /** Gives the chosen card the run on screen, and what the page shows of it. */
  takeRun(): void {
    const { run, view } = this.#cardOnScreen()
    this.#changeCard(({ view: { handout } }) => withWords({ run, view }, handout.own, handout.goal))
  }

  /** Shows the draft on the page as its readers have it, from the chosen card on. */
  tryOut(): void {
    const { draft, chosen } = this.store.getState()
    if (draft !== null) this.#guide.openOwn(finished(draft), chosen)
  }

  /** Shows the lesson on the page from its first card on, so that its link can be had there. */
  handOut(): void {
    const { draft } = this.store.getState()
    if (draft !== null) this.#guide.openOwn(finished(draft))
  }

  /** The draft as a file. */
  written(): string {
    const { draft } = this.store.getState()
    return draft === null ? '' : writeLessonFile(finished(draft))
  }

  #cardOnScreen(): OwnLessonCard {
    const { run, scale, handout } = this.#page.store.getState()
    return {
      run,
      view: { t: null, scale, handout: { ...handout, lesson: null, cards: null, own: handout.own ?? NO_CARD } },
    }
  }

  #changeCard(change: (card: OwnLessonCard) => OwnLessonCard): void {
    const { chosen } = this.store.getState()
    this.#change((draft) =>
      withCards(
        draft,
        draft.cards.map((card, i) => (i === chosen ? change(card) : card)),
      ),
    )
  }

  #change(change: (draft: OwnLesson) => OwnLesson, chosen = this.store.getState().chosen): void {
    const { draft } = this.store.getState()
    if (draft !== null) this.store.setState({ draft: change(draft), chosen })
  }
}

/** `draft` with other cards; the first one stays where there would be none. */
function withCards(draft: OwnLesson, [first, ...rest]: readonly OwnLessonCard[]): OwnLesson {
  const [kept] = draft.cards
  return { ...draft, cards: [first ?? withWords(kept, NO_CARD, []), ...rest] }
}

function withWords({ run, view }: OwnLessonCard, own: OwnCard | null, goal: readonly Goal[]): OwnLessonCard {
  return { run, view: { ...view, handout: { ...view.handout, own, goal } } }
}

/** A card as its readers have it: answers that were left empty are none, and one alone is no choice. */
export function finishedWords(own: OwnCard): OwnCard {
  const kept = own.choices
    .map((text, i) => ({ text: text.trim(), isRight: own.right === i + 1 }))
    .filter(({ text }) => text)
  const choices = kept.length < CHOICES.min ? [] : kept.map(({ text }) => text)
  const right = choices.length === 0 ? 0 : kept.findIndex(({ isRight }) => isRight) + 1
  const { title, note, ask, answer } = own
  const words = { title: title.trim(), note: note.trim(), ask: ask.trim(), answer: answer.trim() }
  return { ...words, choices, right: right === 0 ? null : right }
}

function finished({ title, cards: [first, ...rest] }: OwnLesson): OwnLesson {
  return { title: title.trim(), cards: [finishedCard(first), ...rest.map(finishedCard)] }
}

function finishedCard({ run, view }: OwnLessonCard): OwnLessonCard {
  const own = finishedWords(view.handout.own ?? NO_CARD)
  return { run, view: { ...view, handout: { ...view.handout, own } } }
}
