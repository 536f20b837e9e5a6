import type { Run } from '../../../experiment/config.ts'
import type { Language } from '../../../i18n/language.ts'
import type { Texts } from '../../../i18n/texts.ts'
import type { CardFace } from '../../../lessons/face.ts'
import type { Guess, Said } from '../../../lessons/lesson.ts'
import { toldBy } from '../../../lessons/tell.ts'
import { blankLink, writeHash } from '../../../share/codec.ts'
import { DEFAULT_VIEW, NO_HANDOUT } from '../../../share/page-view.ts'
import type { CardCourse } from '../../../store/services/lesson-course.ts'
import { numbersIn } from '../../../store/services/lesson-laboratory.ts'
import { type PaperState, paperPlace } from '../../../store/services/lesson-paper.ts'
import { formatLoss, formatShort } from '../../format.ts'
import { guessLabel } from './guess-label.ts'
import { paperText } from './paper-text.ts'
import { wanted } from './task-text.ts'
import { tellerOf } from './teller.ts'
import { lessonText } from './text.ts'

/** A card as its reader gets it on paper. */
export interface PrintedCard {
  /** From 1. */
  readonly number: number
  readonly title: string
  readonly text: string
  readonly ask: string
  /** What is asked, and how it is answered with a pen. */
  readonly question: PrintedQuestion | null
  /** What is to be reached, part by part. */
  readonly goal: readonly string[]
  /** Where nothing is asked. */
  readonly more: string | null
  /** The settings of its run that are not the tutorial's. */
  readonly run: readonly string[]
  /** The iteration at which it is shown, where that is not its start. */
  readonly at: number | null
  readonly link: string
}

type PrintedQuestion =
  | { readonly by: 'choice'; readonly choices: readonly PrintedChoice[] }
  /** One number on a line, or sentences on several. */
  | { readonly by: 'number'; readonly label: string; readonly unit: string }
  | { readonly by: 'thought' }

interface PrintedChoice {
  readonly letter: string
  readonly text: string
}

/** What is revealed of a card. */
export interface PrintedAnswer {
  readonly number: number
  readonly title: string
  /** The right choice, or the number; null where the teacher gives none. */
  readonly right: string | null
  readonly reveal: string | null
  readonly more: string | null
  /** The settings of the run that answers, where it is another one than the card's. */
  readonly run: readonly string[]
}

/** A lesson as it is printed: the cards, and apart from them what they ask for. */
export interface PrintedLessonData {
  readonly title: string
  readonly cards: readonly PrintedCard[]
  readonly answers: readonly PrintedAnswer[]
}

/** What is known of a lesson when it is printed. */
interface Known {
  readonly course: CardCourse
  readonly numbers: PaperState['numbers']
  readonly language: Language
  /** The settings of a run in words. */
  readonly settingsOf: (run: Run) => readonly string[]
  /** The address of the page, without anything behind `#`. */
  readonly page: string
}

/** What stands for a number that is still being measured. */
const NOT_YET = '–'

/** All that is printed of a lesson. */
export function printedLesson(known: Known): PrintedLessonData {
  const { course, language } = known
  const title = course.title?.[language] ?? ''
  return {
    title: title === '' && course.faces.length === 1 ? course.faces[0].title[language] : title,
    cards: course.faces.map((face, card) => printedCard(face, card, known)),
    answers: course.faces.flatMap((face, card) => printedAnswer(face, card, known) ?? []),
  }
}

function printedCard(face: CardFace, card: number, known: Known): PrintedCard {
  const { course, language, settingsOf, page } = known
  const say = sayingOf(known, card, 'asked')
  return {
    number: card + 1,
    title: face.title[language],
    text: say(face.text),
    ask: face.ask[language],
    question: questionOf(face, language),
    goal: face.goal.map((part) => wanted(part, lessonText[language])),
    more: face.more === null || face.question !== null ? null : say(face.more),
    run: settingsOf(face.run),
    at: face.at === null || face.at === 0 ? null : face.at,
    link: `${page}${hashOf(course, face, card)}`,
  }
}

function questionOf({ question, reveal }: CardFace, language: Language): PrintedQuestion | null {
  if (question === null) return null
  if (question.by === 'thought') return reveal === null ? null : { by: 'thought' }
  if (question.by === 'choice') {
    const choices = question.choices.map((choice, i) => ({ letter: letterOf(i), text: choice[language] }))
    return { by: 'choice', choices }
  }
  const unit = question.by === 'number' ? question.unit[language] : ''
  return { by: 'number', label: guessLabel(question, lessonText[language]), unit }
}

function printedAnswer(face: CardFace, card: number, known: Known): PrintedAnswer | null {
  const { question, title, run, answerRun } = face
  if (question === null) return null
  const say = sayingOf(known, card, 'told')
  const right = rightOf(face, card, known)
  const reveal = face.reveal === null ? null : say(face.reveal)
  const more = face.more === null ? null : say(face.more)
  if (right === null && reveal === null && more === null) return null
  const settings = known.settingsOf(answerRun)
  const isOther = answerRun !== run && String(settings) !== String(known.settingsOf(run))
  return { number: card + 1, title: title[known.language], right, reveal, more, run: isOther ? settings : [] }
}

function rightOf({ question }: CardFace, card: number, { numbers, language }: Known): string | null {
  if (question === null || question.by === 'thought') return null
  if ('truth' in question) {
    const place = paperPlace(card, 'told')
    return numbers.has(place) ? truthOf(question, numbersIn(numbers, place)(question.truth), language) : NOT_YET
  }
  const { right, choices } = question
  const choice = right === null ? undefined : choices[right]
  return right === null || choice === undefined ? null : paperText[language].right(letterOf(right), choice[language])
}

function truthOf(guess: Guess, truth: number, language: Language): string {
  const text = paperText[language]
  if (Number.isNaN(truth)) return text.noNumber
  switch (guess.by) {
    case 'number':
      return text.truth(formatShort(truth, 3), guess.unit[language])
    case 'iteration':
      return text.truthIteration(truth)
    case 'loss':
      return text.truthLoss(formatLoss(truth))
    case 'lr':
      return text.truthLr(formatShort(truth, 3))
  }
}

function sayingOf({ numbers, language }: Known, card: number, stage: 'asked' | 'told') {
  const teller = tellerOf(numbersIn(numbers, paperPlace(card, stage)))
  return (said: Texts<Said>) => toldBy(said[language], teller)
}

/** A card of the page's lessons by its name, which opens its run: short enough to be typed. A teacher's own with all that is on it. */
function hashOf({ id, own }: CardCourse, { run }: CardFace, card: number): string {
  const view = own?.cards[card]?.view
  if (view !== undefined) return writeHash({ run, view, unknown: [] })
  const handout = { ...NO_HANDOUT, lesson: { id, card: card + 1 } }
  return writeHash({ ...blankLink.shared, view: { ...DEFAULT_VIEW, handout }, bare: true })
}

function letterOf(i: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + i)
}
