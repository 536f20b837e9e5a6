import type { Change, Config, Key, Run } from '../experiment/config.ts'
import { CURRENT, defaults, defaultsOf } from '../experiment/defaults.ts'
import type { Texts } from '../i18n/texts.ts'
import type { Goal } from '../share/handout.ts'
import type { PanelId } from '../share/panel-ids.ts'
import type { Claim } from './claim.ts'
import type { Measure, Variation } from './measure.ts'

/*
 * A lesson is data: a file of its own in this folder, and its line in `lessons.ts`, with the question that it
 * answers as its title; four to seven cards lead there, and the last one is a task. Both languages stand side by side, by
 * `texts({ en, zh })`. A test runs every card (test/lessons/every-lesson.test.ts): that its claims hold, that its goal is
 * reached by the means that it names and not before, that no wrong answer is true, that no text has more than sixty words.
 */

/** A lesson that comes with the page. */
export interface Lesson {
  /** Its name in links, `lesson=ID.CARD`, the same for ever. */
  readonly id: LessonId
  readonly cards: readonly [Card, ...Card[]]
  /** The lesson that its last card leads to; null: there is none. */
  readonly next: LessonId | null
}

/** The lessons there are, in the order of the menu: a new one is an id here, a line in `lessons.ts` and its file. */
export const LESSON_IDS = [
  ...(['tutorial', 'not-exact', 'noisy-cost', 'too-large', 'batch-of-one'] as const),
  ...(['zero-grad', 'when-moves', 'momentum', 'noise-left', 'epoch'] as const),
] as const

/** The name of a lesson in links. */
export type LessonId = (typeof LESSON_IDS)[number]

/**
 * One idea, at most sixty words, one thing to do. A card asks before it tells.
 *
 * - `look`: what to watch, its place marked on the page.
 * - `choose`: two to four answers, all tempting. Once one is chosen the run is made, and `reveal` says what happened.
 * - `guess`: a number. It is told how close it was, never whether that was good. Then as with `choose`.
 * - `do`: a task. Ticked when all of its goal holds at once; the reader changes what they like to get there.
 * - `reveal`: what happened and why, in two sentences, with the numbers of the run on screen; the mathematics in `more`.
 */
export type Card = LookCard | ChooseCard | GuessCard | DoCard | RevealCard

interface EveryCard {
  /** A few words above the text: what this card is about. */
  readonly title: Texts<string>
  /** What is said before anything is answered or run: at most sixty words (a Chinese text: 120 characters). */
  readonly text: Texts<Said>
  /**
   * The run that is opened with the card, by `described({ lr: 2 })`. Where it is the same as that of the card before, the
   * run on screen stays where it is (a reader who goes from card to card runs once), unless `at` says where to go.
   */
  readonly run: Run
  /** The iteration at which it is shown; missing: at its start, or where it stands from the card before. */
  readonly at?: number
  /**
   * The runs that it is compared with, each by what differs from the card's run: pinned with the card, and told of in a claim.
   * They are shown at the iteration of the run on screen, so at its start they tell nothing yet.
   */
  readonly pins?: readonly Variation[]
  /** What to look at: this panel is brought to the front and marked; a field or a cell of W in it is named on the card. */
  readonly look?: Place
  /** The mathematics or the code, for those who want it: folded, at most 120 words; of a question only once it is answered. */
  readonly more?: Texts<Said>
  /** What its texts state as facts, so that a test can prove it in `run`. */
  readonly claims?: readonly Claim[]
}

/** A place on the page. A cell is one of the matrix that is learned, row and column from 0. */
export type Place =
  | { readonly panel: PanelId }
  | { readonly panel: 'setup' | 'program'; readonly field: Key }
  | { readonly panel: 'matrices'; readonly cell: readonly [row: number, column: number] }

export interface LookCard extends EveryCard {
  readonly kind: 'look'
}

export interface RevealCard extends EveryCard {
  readonly kind: 'reveal'
}

/** What is said once a question is answered and the run is made. */
interface Answered {
  /** How far the run is made then; missing: to its end. */
  readonly until?: number
  /** The run that answers where it is another one than the card's: its values in place of the card's. */
  readonly answerRun?: Variation
  /** What happened and why: at most sixty words. Measures are taken in the run on screen, the answer's. */
  readonly reveal: Texts<Said>
}

export interface ChooseCard extends EveryCard, Answered {
  readonly kind: 'choose'
  readonly choices: readonly [CardChoice, CardChoice, ...CardChoice[]]
  /** Which of them is right, from 0. */
  readonly right: number
}

/** An answer to choose. */
export interface CardChoice {
  readonly text: Texts<string>
  /**
   * What would be so if it were the answer, as far as that can be measured: a test fails where this holds for a wrong one or
   * fails for the right one. Measured like everything that is revealed, in the answer's run.
   */
  readonly claim?: Claim
}

export interface GuessCard extends EveryCard, Answered {
  readonly kind: 'guess'
  readonly guess: Guess
}

/**
 * What is guessed, and how. `number`: typed. `iteration`: a line dragged along the iterations of the loss chart. `loss`: a
 * point dragged up and down over iteration `at` of the loss chart. `lr`: a mark dragged along the slider of lr.
 */
export type Guess =
  | { readonly by: 'number'; readonly truth: Measure; readonly unit: Texts<string> }
  | { readonly by: 'iteration'; readonly truth: Measure }
  | { readonly by: 'loss'; readonly at: number; readonly truth: Measure }
  | { readonly by: 'lr'; readonly truth: Measure }

export interface DoCard extends EveryCard {
  readonly kind: 'do'
  /** Each quantity at most so much; all parts have to hold at the same iteration. */
  readonly goal: readonly [Goal, ...Goal[]]
  /**
   * Ways to get there, each of which reaches the goal: values in place of those of the card's run. Not shown; a test tries
   * them. More than one where the lesson ends.
   */
  readonly means: readonly [Variation, ...Variation[]]
}

/**
 * A text of a card: as it stands, or with numbers that the page computes:
 * `({ loss }) => \`After 5,000 iterations it is ${loss(fullLoss(5000))}.\``. It is called twice, first to hear what it needs
 * (every number is then NaN), so it must not throw and not ask for one thing depending on another.
 */
export type Said = string | ((numbers: Teller) => string)

/** What a text can ask for. A number that there is not (a run that never falls so low) is NaN, written `–`. */
export interface Teller {
  /** For arithmetic. */
  number(measure: Measure): number
  /** As the readouts write losses and distances: `0.000412`, `3.21e-7`. */
  loss(measure: Measure): string
  /** A whole number, its thousands separated: `1,250`. */
  count(measure: Measure): string
  /** As the cells of the matrices: `0.4021`. */
  cell(measure: Measure): string
  /** How many times `measure` is `than`, to two digits: `11`, `1.4`. */
  times(measure: Measure, than: Measure): string
  /** A number to be read in a sentence, to `digits` digits: `0.591` for 3. */
  short(measure: Measure, digits?: number): string
}

/** The tutorial's run with `values` in place of its own; arguments of a class that `values` choose begin at its defaults. */
export function described(values: Partial<Config> = {}, changes: readonly Change[] = []): Run {
  return { config: { ...defaultsOf(CURRENT, { ...defaults[CURRENT], ...values }), ...values }, changes }
}
