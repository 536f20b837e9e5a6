import type { Run } from '../experiment/config.ts'
import { quoted } from '../experiment/problem.ts'
import { equalRuns } from '../experiment/run.ts'
import { blankLink } from './codec.ts'
import { differingEntries, partsOf, readDiffering, refused } from './differing-run.ts'
import { type Entry, entriesOf, type LinkReading } from './entries.ts'
import { escaped, linked } from './escape.ts'
import { type Handout, type LessonCards, MOST_CARDS, NO_CARD, type OwnCard, type Readers } from './handout.ts'
import { IssueList, type LinkIssue } from './issue.ts'
import { CHOICE_KEY, PIN_BETWEEN } from './keys.ts'
import { CARD_KEY, CARD_RUN_KEY } from './lesson-keys.ts'
import type { OwnLesson, OwnLessonCard } from './own-lesson.ts'
import { DEFAULT_VIEW, NO_HANDOUT, type PageView } from './page-view.ts'
import { lessonEntries, UnreadCards } from './unread-cards.ts'
import { readView } from './view-entries.ts'
import { writeHandout } from './written-entries.ts'

/*
 * A lesson of several cards in a link. The link's own words are those of the card that is open, the others are entries:
 *
 *     lr=2&title=Twice&lesson=own.2&card=lr=1!title=Once&card=lr=4!title=Four!choice=yes!choice=no
 *
 * `card=` is what a card's run has otherwise than the link's, as a pin has it (`differing-run.ts`), and its words, its goal
 * and where it stops, by the keys that a link has for them, `!` between them (in its words `%2521`). What its readers see
 * and use is as in the link, or `show=all`, `controls=lr`. `lesson=own.2`: the open card is the second. `card_run=lr=1`:
 * its own run has another lr than the link, as its reader has changed that; back to the card's run leads there.
 */

const ALL = 'all'

/** A lesson of a teacher's own as a link has it, with one of its cards open. */
export class LessonInLink implements LessonCards {
  readonly lesson: OwnLesson
  /** From 0. */
  readonly open: number

  constructor(lesson: OwnLesson, open: number) {
    this.lesson = lesson
    this.open = open
  }

  entries(run: Run, t: number | null, readers: Readers): readonly string[] {
    const { title, cards } = this.lesson
    const own = cards[this.open] ?? cards[0]
    const isLink = equalRuns(own.run, run) && own.view.t === t
    return [
      ...lessonEntries(title, this.open),
      ...(isLink ? [] : [`${CARD_RUN_KEY}=${runParts(own, run).join(PIN_BETWEEN)}`]),
      ...cards.filter((card) => card !== own).map((card) => cardEntry(card, run, readers)),
    ]
  }

  whole(): LessonInLink {
    return this.withReaders({ show: null, controls: null })
  }

  /** The same lesson, of all of whose cards readers see and use so much. */
  withReaders(readers: Readers): LessonInLink {
    const { title, cards } = this.lesson
    const [first, ...rest] = cards.map(({ run, view }) => ({
      run,
      view: { ...view, handout: { ...view.handout, ...readers } },
    }))
    return first === undefined ? this : new LessonInLink({ title, cards: [first, ...rest] }, this.open)
  }
}

/** What a link hands out for the card at `open` of `lesson`. One card without a title above it stands for itself. */
export function handoutIn(lesson: OwnLesson, open: number): Handout {
  const { handout } = (lesson.cards[open] ?? lesson.cards[0]).view
  const isAlone = lesson.cards.length === 1 && lesson.title === ''
  return {
    ...handout,
    own: handout.own ?? NO_CARD,
    lesson: null,
    cards: isAlone ? null : new LessonInLink(lesson, open),
  }
}

/** The lesson that `handout` has, read if need be; null where its card stands for itself. */
export function lessonIn(handout: Handout): LessonInLink | null {
  const { cards } = handout
  if (cards instanceof LessonInLink) return cards
  return cards instanceof UnreadCards ? readCards(cards, handout).cards : null
}

/** Whether two lessons are the same, to the digit and the letter. */
export function sameLessons(a: OwnLesson, b: OwnLesson): boolean {
  return written(a) === written(b)
}

function written({ title, cards }: OwnLesson): string {
  const { run } = blankLink.shared
  return [title, ...cards.map((card) => cardEntry(card, run, NO_HANDOUT))].join('&')
}

function cardEntry(card: OwnLessonCard, run: Run, readers: Readers): string {
  const { scale, handout } = card.view
  const { own, goal, show, controls } = handout
  const said = writeHandout({
    lesson: null,
    own: own === null ? null : withoutBetween(own),
    goal,
    show: sameWords(show, readers.show) ? null : show,
    controls: sameWords(controls, readers.controls) ? null : controls,
  })
  const parts = [
    ...runParts(card, run),
    ...(scale === DEFAULT_VIEW.scale ? [] : [`scale=${scale}`]),
    ...said,
    ...(show === null && readers.show !== null ? [`show=${ALL}`] : []),
    ...(controls === null && readers.controls !== null ? [`controls=${ALL}`] : []),
  ]
  return `${CARD_KEY}=${parts.join(PIN_BETWEEN)}`
}

/** What the run of a card has otherwise than `run`, and where it stops, as it stands in a link. */
function runParts({ run: own, view: { t } }: OwnLessonCard, run: Run): readonly string[] {
  const differing = differingEntries(own, run).map((entry) =>
    escaped(linked(entry).replaceAll('%', '%25').replaceAll('+', '%2B')),
  )
  return [...differing, ...(t === null ? [] : [`t=${t}`])]
}

function sameWords(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a?.join() === b?.join()
}

/** `own` without the mark between the entries of a card in its words. */
function withoutBetween(own: OwnCard): OwnCard {
  const change = (text: string) => text.replace(/[%!]/g, (mark) => (mark === '!' ? '%21' : '%25'))
  const { title, note, ask, choices, answer } = own
  const texts = { title: change(title), note: change(note), ask: change(ask), answer: change(answer) }
  return { ...own, ...texts, choices: choices.map(change) }
}

function withBetween(text: string): string {
  return text.replace(/%2[15]/g, (mark) => (mark === '%21' ? '!' : '%'))
}

/** What was read of the cards of a link, and what in them did not count. */
export interface ReadCards {
  readonly cards: LessonInLink
  readonly issues: readonly LinkIssue[]
}

/**
 * Reads the cards of a link that hands out `handout`. Total: a card whose run does not count, or in which something has no
 * place, is named and left out; of the others what does not count is named and as if it were not there, as in the link.
 */
export function readCards({ told, run, t }: UnreadCards, handout: Handout): ReadCards {
  const issues = new IssueList()
  const own = readOwnRun(told.ownRun, run, t, issues)
  const scale = DEFAULT_VIEW.scale
  const view = { t: own.t, scale, handout: { ...handout, lesson: null, cards: null } }
  const before: OwnLessonCard[] = []
  const behind: OwnLessonCard[] = []
  const counted = told.cards.slice(0, MOST_CARDS - 1)
  if (counted.length < told.cards.length) {
    issues.add(CARD_KEY, '', { code: 'tooManyCards', found: told.cards.length + 1, limit: MOST_CARDS })
  }
  for (const [i, raw] of counted.entries()) {
    const [entry] = entriesOf(raw).entries
    const reading = entry === undefined ? null : readCard(entry, run, handout, issues)
    if (reading?.ok === true) (i < told.open ? before : behind).push(reading.value)
    else if (reading !== null && entry !== undefined) issues.add(CARD_KEY, entry.text, reading.problem)
  }
  const [first = { run: own.run, view }, ...rest] = [...before, { run: own.run, view }, ...behind]
  const lesson = { title: told.title, cards: [first, ...rest] } as const
  return { cards: new LessonInLink(lesson, before.length), issues: issues.all() }
}

/** The open card's own run, and where it stops: the link's where it is no other, or cannot be read. */
function readOwnRun(raw: string | null, run: Run, t: number | null, issues: IssueList) {
  const [entry] = raw === null ? [] : entriesOf(raw).entries
  if (entry === undefined) return { run, t }
  const reading = readCard(entry, run, NO_HANDOUT, new IssueList())
  if (reading.ok) return { run: reading.value.run, t: reading.value.view.t }
  issues.add(CARD_RUN_KEY, entry.text, reading.problem)
  return { run, t }
}

/** What an entry of a card may have beside values of a run. */
const OF_CARD: ReadonlySet<string> = new Set([
  ...['t', 'scale', 'goal', 'show', 'controls', 'right'],
  ...['title', 'note', 'ask', CHOICE_KEY, 'answer'],
])

function readCard(entry: Entry, run: Run, readers: Readers, issues: IssueList): LinkReading<OwnLessonCard> {
  const parts = partsOf(entry)
  if (!parts.ok) return parts
  const stranger = parts.value.others.find(({ key }) => !OF_CARD.has(key))
  if (stranger !== undefined) return refused({ code: 'notInCard', key: quoted(stranger.key) })
  const reading = readDiffering(parts.value, run)
  return reading.ok
    ? {
        ok: true,
        value: { run: reading.value, view: readCardView(parts.value.others, reading.value, readers, issues) },
      }
    : reading
}

/** The words of a card and the like, through the door of the link's own. */
function readCardView(others: readonly Entry[], run: Run, readers: Readers, issues: IssueList): PageView {
  const given = new Map<string, Entry>()
  const found = new IssueList()
  for (const { key, text, value, raw } of others) {
    const entry = { key, text, value: withBetween(value ?? text), raw }
    if (key === CHOICE_KEY) continue
    if (given.has(key)) found.add(key, text, { code: 'duplicateKey' })
    else given.set(key, entry)
  }
  const isAll = (key: string) => given.get(key)?.value?.trim() === ALL
  const all = { show: isAll('show'), controls: isAll('controls') }
  for (const key of ['show', 'controls']) if (isAll(key)) given.delete(key)
  const choices = others
    .filter(({ key }) => key === CHOICE_KEY)
    .map((choice) => ({ ...choice, value: withBetween(choice.value ?? choice.text) }))
  const view = readView({ given, choices, cards: [] }, run, found)
  for (const { key, text, problem } of found.all()) issues.add(`${CARD_KEY}: ${key}`, text, problem)
  const { handout } = view
  return {
    ...view,
    handout: {
      ...handout,
      show: all.show ? null : (handout.show ?? readers.show),
      controls: all.controls ? null : (handout.controls ?? readers.controls),
    },
  }
}
