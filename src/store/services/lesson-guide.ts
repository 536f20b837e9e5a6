import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Run } from '../../experiment/config.ts'
import type { ExampleId } from '../../experiment/presets.ts'
import { equalRuns } from '../../experiment/run.ts'
import { type CardFace, exampleLesson } from '../../lessons/face.ts'
import type { LessonId } from '../../lessons/lesson.ts'
import { handoutIn, LessonInLink, readCards, sameLessons } from '../../share/card-entries.ts'
import type { Shared } from '../../share/codec.ts'
import type { Handout } from '../../share/handout.ts'
import type { OwnLesson } from '../../share/own-lesson.ts'
import { NO_HANDOUT } from '../../share/page-view.ts'
import { TAB_IDS } from '../../share/panel-ids.ts'
import { UnreadCards } from '../../share/unread-cards.ts'
import type { PageParts } from '../page-parts.ts'
import { type CardCourse, courseNamed, OWN_COURSE, ownCourse } from './lesson-course.ts'
import { type CardNumbers, numbersIn, PageLaboratory } from './lesson-laboratory.ts'
import { LessonPaper } from './lesson-paper.ts'
import { LessonPins } from './lesson-pins.ts'
import { TaskWatch } from './lesson-task.ts'
import type { Pins } from './pins.ts'
import type { Theory } from './theory.ts'

/** What a reader has answered on a card, and whether the run is made that tells. */
export interface GivenAnswer {
  /** The index of a choice or the number guessed; null where nothing is entered. */
  readonly value: number | null
  readonly stage: 'making' | 'told'
}

/** What is on the page of a lesson. */
export interface GuideState {
  readonly course: CardCourse | null
  /** From 0. */
  readonly card: number
  /** By the place of the card, `tutorial.2`. */
  readonly given: ReadonlyMap<string, GivenAnswer>
  readonly numbers: CardNumbers
  /** Why there is no card where the link names one. */
  readonly trouble: 'unknown' | 'notLoaded' | null
}

/** A run that somebody answered for is made within so many seconds, however slowly runs are watched. */
const SECONDS = 2

/** `tutorial.2`: what a card is called in `data-card`, and in links where it comes with the page. */
export function placeOf({ course, card }: Pick<GuideState, 'course' | 'card'>): string {
  return course === null ? '' : `${course.id}.${card + 1}`
}

/** The card on the page; null where there is none. */
export function faceNow({ course, card }: Pick<GuideState, 'course' | 'card'>): CardFace | null {
  return course?.faces[card] ?? null
}

/** The guide of a page; `theory` is asked for what of a run's numbers it knows, `pins` has the runs that a card is compared with. */
export function createGuide(page: PageParts, theory: Theory, pins: Pins): LessonGuide {
  return new LessonGuide(page, theory, pins)
}

/** Leads through cards: which one the link names, what was answered, and the run that each shows. */
export class LessonGuide {
  readonly store: StoreApi<GuideState> = createStore<GuideState>(() => ({
    course: null,
    card: 0,
    given: new Map(),
    numbers: new Map(),
    trouble: null,
  }))
  readonly task: TaskWatch
  readonly paper: LessonPaper
  readonly #page: PageParts
  readonly #laboratory: PageLaboratory
  readonly #pins: LessonPins

  constructor(page: PageParts, theory: Theory, pins: Pins) {
    this.#page = page
    this.#laboratory = new PageLaboratory(page.workers.engine, theory)
    this.task = new TaskWatch(page, this.#laboratory)
    this.#pins = new LessonPins(pins)
    this.paper = new LessonPaper(this.#laboratory)
    this.store.subscribe((state) => this.task.set(faceNow(state)?.goal ?? NO_HANDOUT.goal))
    page.store.subscribe((state, before) => {
      if (state.handout !== before.handout) void this.#follow(state.handout)
      if (state.status !== before.status || state.stoppedAt !== before.stoppedAt) this.#see()
    })
    void this.#follow(page.store.getState().handout)
  }

  /** Opens a lesson that comes with the page, at its first card. */
  async open(id: LessonId): Promise<void> {
    await this.#begin(id)
  }

  /** Opens an example with its card. */
  async openExample(id: ExampleId): Promise<void> {
    await this.#begin(exampleLesson(id))
  }

  /** Opens a lesson of a teacher's own, at the card of index `card`. */
  openOwn(lesson: OwnLesson, card = 0): void {
    this.#forget(lesson)
    this.#enter(ownCourse(lesson), card)
  }

  /** The lesson of a teacher's own that is on the page; null where there is none. */
  get own(): OwnLesson | null {
    return this.store.getState().course?.own ?? null
  }

  /** Turns to the card of index `card`. Where it shows the run of the one before, that stays where it is. */
  turn(card: number): void {
    const { course } = this.store.getState()
    const [from, face] = [faceNow(this.store.getState()), course?.faces[card]]
    if (course === null || face === undefined || from === null) return
    this.store.setState({ card })
    const handout = this.#handoutOf(course, card)
    if (equalRuns(from.run, face.run)) {
      this.#page.turn(handout)
      if (face.at !== null) this.#page.engine.seek(face.at)
    } else {
      this.#show(face, handout, true)
    }
    this.#pins.lay(face.pinned)
    this.#arrive()
  }

  /** Opens the run of the card on the page once more, where the card shows it. */
  back(): void {
    const { course, card } = this.store.getState()
    const face = faceNow(this.store.getState())
    if (course === null || face === null) return
    this.#show(face, this.#handoutOf(course, card))
    this.#pins.lay(face.pinned)
  }

  /** Takes the card away; the run stays, and what is pinned beside it. */
  leave(): void {
    const { show, controls } = this.#page.store.getState().handout
    this.store.setState({ course: null, trouble: null })
    this.#pins.found([])
    this.#page.turn({ ...NO_HANDOUT, show, controls })
  }

  /** Looks once more for the card that the link names. */
  retry(): void {
    void this.#follow(this.#page.store.getState().handout)
  }

  /** Takes an answer to what the card asks, and makes the run that tells. */
  answer(value: number | null): void {
    const face = faceNow(this.store.getState())
    if (face === null) return
    if (face.question?.by === 'thought') {
      this.#give({ value, stage: 'told' })
      return
    }
    this.#give({ value, stage: 'making' })
    const { run, stoppedAt, status, rate, divergedAt } = this.#page.store.getState()
    const isOpen = equalRuns(run, face.answerRun)
    if (!isOpen)
      this.#page.open(this.#shared(face.answerRun, this.#page.store.getState().handout), { step: true, quiet: true })
    const isMade =
      face.until === 0 || (isOpen && status !== 'running' && (stoppedAt >= face.until || divergedAt !== null))
    if (isMade) this.tell()
    else
      this.#page.engine.play({ rate: Math.max(rate, face.until / SECONDS), until: face.until, stopOnDivergence: true })
  }

  /** Forgets what was answered on the card, so that it can be answered anew. */
  ask(): void {
    const given = new Map(this.store.getState().given)
    given.delete(placeOf(this.store.getState()))
    this.store.setState({ given })
    this.#pose()
  }

  /** Says what the answer is, whether the run is made or not. */
  tell(): void {
    const answer = this.store.getState().given.get(placeOf(this.store.getState()))
    if (answer === undefined) return
    this.#give({ ...answer, stage: 'told' })
    void this.#measure()
  }

  /** Moves what is guessed on a picture, before it is given. */
  hold(value: number): void {
    const { guess } = this.#page.store.getState()
    if (guess !== null) this.#page.store.setState({ guess: { ...guess, value } })
  }

  async #begin(id: string): Promise<void> {
    const course = await this.#named(id)
    if (course !== null) this.#enter(course, 0)
  }

  #enter(course: CardCourse, card: number): void {
    this.store.setState({ course, card, trouble: null })
    const face = faceNow(this.store.getState())
    if (face !== null) this.#show(face, this.#handoutOf(course, card))
    this.#pins.lay(face?.pinned ?? [])
    this.#arrive()
  }

  /** The course of that name; where it cannot be had, that is said. */
  async #named(id: string): Promise<CardCourse | null> {
    const { course } = this.store.getState()
    if (course?.id === id) return course
    const found = await courseNamed(id).catch(() => 'notLoaded' as const)
    if (found !== null && found !== 'notLoaded') return found
    this.store.setState({ course: null, trouble: found ?? 'unknown' })
    return null
  }

  /** Shows the card that the address has come to. */
  async #follow(handout: Handout): Promise<void> {
    const { lesson, own, goal } = handout
    const { course, card } = this.store.getState()
    if (lesson === null) {
      if (own !== null || goal.length > 0) this.#followOwn(handout)
      else this.store.setState({ course: null, trouble: null })
      this.#arrive()
      return
    }
    if (`${lesson.id}.${lesson.card}` === placeOf({ course, card })) return
    const named = await this.#named(lesson.id)
    // By then the address may have gone on.
    if (named === null || this.#page.store.getState().handout !== handout) return
    const isOpening = this.#page.store.getState().bare
    this.store.setState({ course: named, card: Math.min(lesson.card, named.faces.length) - 1, trouble: null })
    const face = faceNow(this.store.getState())
    if (isOpening && face !== null) {
      this.#page.open(this.#shared(face.run, handout), { quiet: true })
      if (face.at !== null && face.at > 0) this.#page.engine.seek(face.at)
    }
    // A link with settings has the pins that its sender had.
    if (course === null && !isOpening) this.#pins.found(face?.pinned ?? [])
    else this.#pins.lay(face?.pinned ?? [])
    this.#arrive()
  }

  /** The teacher's card of a link, or the lesson of which it is one: where that is open already, it stays as it is. */
  #followOwn(handout: Handout): void {
    const { cards } = handout
    if (cards instanceof UnreadCards) {
      const read = readCards(cards, handout)
      this.#page.store.setState(({ issues }) => ({
        handout: handoutIn(read.cards.lesson, read.cards.open),
        issues: [...issues, ...read.issues],
      }))
    } else if (cards instanceof LessonInLink) {
      const { course } = this.store.getState()
      const isKnown = course?.own != null && sameLessons(course.own, cards.lesson)
      if (!isKnown) this.#forget(cards.lesson)
      this.store.setState({ course: isKnown ? course : ownCourse(cards.lesson), card: cards.open, trouble: null })
    } else {
      this.#followSingle(handout)
    }
  }

  #followSingle(handout: Handout): void {
    const { own } = this
    const said = ({ own, goal }: Handout) => JSON.stringify([own, goal])
    if (own?.cards.length === 1 && own.title === '' && said(own.cards[0].view.handout) === said(handout)) return
    const { run, stopAt, scale } = this.#page.store.getState()
    const single: OwnLesson = { title: '', cards: [{ run, view: { t: stopAt, scale, handout } }] }
    this.#forget(single)
    this.store.setState({ course: ownCourse(single), card: 0, trouble: null })
  }

  /** What was answered in another lesson of a teacher's own than `lesson` has nothing to do with this one. */
  #forget(lesson: OwnLesson): void {
    if (this.own !== null && sameLessons(this.own, lesson)) return
    const others = [...this.store.getState().given].filter(([place]) => !place.startsWith(`${OWN_COURSE}.`))
    this.store.setState({ given: new Map(others) })
  }

  /** What there is to do once a card is on the page. */
  #arrive(): void {
    const marked = faceNow(this.store.getState())?.look ?? null
    const tab = TAB_IDS.find((id) => id === marked?.panel)
    this.#page.store.setState({ marked, ...(tab !== undefined && { panel: tab, panelChosen: true }) })
    this.#pose()
    void this.#measure()
  }

  #show(face: CardFace, handout: Handout, quiet = false): void {
    this.#page.open(this.#shared(face.run, handout), { step: true, quiet })
    if (face.at !== null && face.at > 0) this.#page.engine.seek(face.at)
  }

  #shared(run: Run, handout: Handout): Shared {
    const { scale } = this.#page.store.getState()
    return { run, unknown: [], view: { t: null, scale, handout } }
  }

  #handoutOf({ id, own }: CardCourse, card: number): Handout {
    const { show, controls } = this.#page.store.getState().handout
    if (own !== null) return handoutIn(own, card)
    return { ...NO_HANDOUT, show, controls, lesson: { id, card: card + 1 } }
  }

  #give(answer: GivenAnswer): void {
    const state = this.store.getState()
    this.store.setState({ given: new Map(state.given).set(placeOf(state), answer) })
    this.#pose()
  }

  /** The run has stopped or gone on: it may be the one that tells. */
  #see(): void {
    const state = this.store.getState()
    const { status, stoppedAt, divergedAt } = this.#page.store.getState()
    const face = faceNow(state)
    const isWaiting = state.given.get(placeOf(state))?.stage === 'making'
    if (face === null || !isWaiting || status === 'running') return
    if (stoppedAt >= face.until || divergedAt !== null) this.tell()
  }

  /** Puts what is guessed on a picture there, beside it the truth once that is told; takes away what is not. */
  #pose(): void {
    const state = this.store.getState()
    const question = faceNow(state)?.question ?? null
    const place = placeOf(state)
    const given = state.given.get(place)
    const asks = question !== null && question.by !== 'thought' && given?.stage !== 'told'
    if (question === null || !('truth' in question) || question.by === 'number') {
      const { guess, asks: asked } = this.#page.store.getState()
      if (guess !== null || asked !== asks) this.#page.store.setState({ guess: null, asks })
      return
    }
    const truth = given?.stage === 'told' ? numbersIn(state.numbers, place)(question.truth) : Number.NaN
    const before = this.#page.store.getState().guess
    const at = question.by === 'loss' ? question.at : null
    const value = given?.value ?? (before?.place === place ? before.value : null)
    const guess = { place, by: question.by, at, value, given: given !== undefined, truth }
    this.#page.store.setState({ guess, asks })
  }

  /** Measures what the card tells of, in the run on screen. */
  async #measure(): Promise<void> {
    const state = this.store.getState()
    const place = placeOf(state)
    const face = faceNow(state)
    if (face === null) return
    const isTold = state.given.get(place)?.stage === 'told'
    const { run } = this.#page.store.getState()
    const numbers = await this.#laboratory.numbersFor(face, isTold, run)
    this.store.setState(({ numbers: known }) => ({
      numbers: new Map(known).set(place, new Map([...(known.get(place) ?? []), ...numbers])),
    }))
    this.#pose()
  }
}
