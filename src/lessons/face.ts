import type { Run } from '../experiment/config.ts'
import type { ExampleId } from '../experiment/presets.ts'
import type { Texts } from '../i18n/texts.ts'
import type { Goal, OwnCard } from '../share/handout.ts'
import type { Card, Guess, Place, Said } from './lesson.ts'
import { type Variation, varied } from './measure.ts'

/** What is asked on a card. `right`, from 0, is null where the teacher gives none. */
export type FaceQuestion =
  | { readonly by: 'choice'; readonly choices: readonly Texts<string>[]; readonly right: number | null }
  | Guess
  /** Asked to be thought about: nothing is entered. */
  | { readonly by: 'thought' }

/** A card as a reader has it before them, wherever it comes from: a lesson of the page, a teacher's link or file, an example. */
export interface CardFace {
  readonly title: Texts<string>
  readonly text: Texts<Said>
  /** A question in words of its own, beneath the text; empty: the text asks. */
  readonly ask: Texts<string>
  readonly question: FaceQuestion | null
  readonly reveal: Texts<Said> | null
  readonly goal: readonly Goal[]
  readonly more: Texts<Said> | null
  readonly run: Run
  /** The run that answers. */
  readonly answerRun: Run
  /** How far it is made for the answer. */
  readonly until: number
  /** Where the card shows its run; null: where it stands. */
  readonly at: number | null
  readonly look: Place | null
  /** The runs that are pinned with it. */
  readonly pinned: readonly Run[]
}

const NOTHING_SAID: Texts<string> = { en: '', zh: '' }
const NO_VARIATION: Variation = {}

/** The face of a card of a lesson that comes with the page. */
export function faceOf(card: Card): CardFace {
  const isAsked = card.kind === 'choose' || card.kind === 'guess'
  const answerRun = varied(card.run, isAsked ? (card.answerRun ?? NO_VARIATION) : NO_VARIATION)
  return {
    title: card.title,
    text: card.text,
    ask: NOTHING_SAID,
    question: questionOf(card),
    reveal: isAsked ? card.reveal : null,
    goal: card.kind === 'do' ? card.goal : [],
    more: card.more ?? null,
    run: card.run,
    answerRun,
    until: (isAsked ? card.until : undefined) ?? answerRun.config.iterations,
    at: card.at ?? null,
    look: card.look ?? null,
    pinned: (card.pins ?? []).map((pin) => varied(card.run, pin)),
  }
}

function questionOf(card: Card): FaceQuestion | null {
  if (card.kind === 'guess') return card.guess
  if (card.kind !== 'choose') return null
  return { by: 'choice', choices: card.choices.map(({ text }) => text), right: card.right }
}

/** The face of a card that a teacher wrote: the same words for readers of every language. */
export function faceOfOwn(own: OwnCard, run: Run, goal: readonly Goal[], stop: number | null): CardFace {
  return {
    title: inAll(own.title),
    text: inAll(own.note),
    ask: inAll(own.ask),
    question: ownQuestion(own),
    reveal: own.answer === '' ? null : inAll(own.answer),
    goal,
    more: null,
    run,
    answerRun: run,
    until: stop ?? run.config.iterations,
    at: null,
    look: null,
    pinned: [],
  }
}

function ownQuestion({ choices, right, ask, answer }: OwnCard): FaceQuestion | null {
  if (choices.length > 0) return { by: 'choice', choices: choices.map(inAll), right: right === null ? null : right - 1 }
  return ask === '' && answer === '' ? null : { by: 'thought' }
}

/** The face of an example: its name and what there is to see in it. */
export function faceOfExample(run: Run, pinned: readonly Run[], name: Texts<string>, look: Texts<string>): CardFace {
  const until = run.config.iterations
  const nothingElse = { question: null, reveal: null, goal: [], more: null, at: null, look: null, pinned }
  return { title: name, text: look, ask: NOTHING_SAID, run, answerRun: run, until, ...nothingElse }
}

function inAll(text: string): Texts<string> {
  return { en: text, zh: text }
}

const EXAMPLE = 'example-'

/** The name of an example's card in links, `lesson=example-adam.1`. */
export function exampleLesson(id: ExampleId): string {
  return `${EXAMPLE}${id}`
}

/** The example whose card has this name in links, as a link writes it; null where it is a lesson's name. */
export function exampleIn(lesson: string): string | null {
  return lesson.startsWith(EXAMPLE) ? lesson.slice(EXAMPLE.length) : null
}
