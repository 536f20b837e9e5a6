import { KEYS, type Run, snakeCase } from '../experiment/config.ts'
import { MAX_ITERATIONS } from '../experiment/fields.ts'
import { integer, type Kind, oneOf, real, words } from '../experiment/kinds.ts'
import { plain } from '../experiment/numbers.ts'
import { type Entry, type LinkReading, readEntry } from './entries.ts'
import { escaped } from './escape.ts'
import {
  CHOICES,
  CONTROL_PARTS,
  type ControlName,
  type Goal,
  type Handout,
  type LessonCard,
  NO_CARD,
  type OwnCard,
  QUANTITIES,
  TEXT_LIMITS,
} from './handout.ts'
import type { IssueList, LinkProblem } from './issue.ts'
import { CHOICE_KEY } from './keys.ts'
import { CARD_RUN_KEY, LESSON_TITLE_KEY, OWN_LESSON } from './lesson-keys.ts'
import { PANEL_IDS } from './panel-ids.ts'
import { UnreadCards } from './unread-cards.ts'

/** What is read here: the entries by their keys, and those of the keys that are repeated. */
export interface HandoutEntries {
  readonly given: ReadonlyMap<string, Entry>
  readonly choices: readonly Entry[]
  readonly cards: readonly Entry[]
}

/** Reads what is handed out with `run`, which stops at `t`. What does not count is named in `issues`, and as if it were not there. */
export function readHandout(
  { given, choices, cards }: HandoutEntries,
  run: Run,
  t: number | null,
  issues: IssueList,
): Handout {
  const read = <T>(key: string, kind: Readable<T>): T | null => {
    const entry = given.get(key)
    if (entry === undefined) return null
    const reading = readFrom(entry, kind)
    if (reading.ok) return reading.value
    issues.add(key, entry.text, reading.problem)
    return null
  }
  const named = read('lesson', lesson)
  const own = readOwn(read, given.get('right'), readChoices(choices, issues), issues)
  const told = {
    title: read(LESSON_TITLE_KEY, line(TEXT_LIMITS.title)) ?? '',
    ownRun: rawOf(given.get(CARD_RUN_KEY)),
    cards: cards.flatMap((card) => rawOf(card) ?? []),
  }
  const isLesson = told.title !== '' || told.ownRun !== null || told.cards.length > 0
  const open = openCard(named, isLesson || own !== null ? told.cards.length + 1 : 0, issues)
  return {
    lesson: named?.id === OWN_LESSON ? null : named,
    own: own ?? (isLesson ? NO_CARD : null),
    cards: isLesson ? new UnreadCards({ ...told, open }, run, t) : null,
    goal: read('goal', goal) ?? [],
    show: read('show', panels),
    controls: read('controls', control)?.flatMap((word) => CONTROLS.get(word) ?? []) ?? null,
  }
}

function rawOf(entry: Entry | undefined): string | null {
  return entry === undefined ? null : escaped(entry.raw)
}

/** Which of so many cards of a lesson of one's own is open, from 0. */
function openCard(named: LessonCard | null, cards: number, issues: IssueList): number {
  if (named?.id !== OWN_LESSON) return 0
  if (named.card > cards) issues.add('lesson', `${OWN_LESSON}.${named.card}`, { code: 'noSuchCard', cards })
  return Math.max(0, Math.min(named.card, cards) - 1)
}

/** What the value of an entry is read as. */
interface Readable<T> {
  read(text: string): LinkReading<T>
}

function readFrom<T>(entry: Entry, kind: Readable<T>): LinkReading<T> {
  return entry.value === null ? refused({ code: 'brokenEscape' }) : kind.read(entry.value)
}

function refused(problem: LinkProblem): { readonly ok: false; readonly problem: LinkProblem } {
  return { ok: false, problem }
}

const lesson: Readable<LessonCard> = {
  read(text) {
    const [, id, card = '1'] = /^([a-z][a-z\d-]{0,39})(?:\.([1-9]\d?))?$/.exec(plain(text)) ?? []
    return id === undefined ? refused({ code: 'badLesson' }) : { ok: true, value: { id, card: Number(card) } }
  },
}

const amounts: { readonly [Q in Goal['quantity']]: Kind<number> } = {
  full_loss: real({ min: 0, max: Number.MAX_VALUE }),
  max_error: real({ min: 0, max: Number.MAX_VALUE }),
  iteration: integer({ min: 1, max: MAX_ITERATIONS }),
}
const quantity = oneOf(QUANTITIES)

const goal: Readable<readonly Goal[]> = {
  read(text) {
    const goals: Goal[] = []
    for (const part of plain(text).split(',', QUANTITIES.length + 1)) {
      const [name = '', amount] = part.split(':')
      const what = quantity.read(name)
      if (!what.ok || amount === undefined) return refused({ code: 'badGoal' })
      if (goals.some((each) => each.quantity === what.value)) return refused({ code: 'badGoal' })
      const atMost = amounts[what.value].read(amount)
      if (!atMost.ok) return atMost
      goals.push({ quantity: what.value, atMost: atMost.value })
    }
    return { ok: true, value: goals }
  },
}

const panels = words(PANEL_IDS)

/** What `controls=` may name, by its words there. */
const CONTROLS: ReadonlyMap<string, ControlName> = new Map<string, ControlName>([
  ...KEYS.map((key) => [snakeCase(key), key] as const),
  ...CONTROL_PARTS.map((part) => [part, part] as const),
])
const control = words([...CONTROLS.keys()])
const right = integer({ min: 1, max: CHOICES.max })

/** How what is handed out is read, but for somebody's own words. */
export const HANDOUT_KINDS = { lesson, goal, show: panels, controls: control, right } as const

/** The keys of somebody's own words. */
export const TEXT_KEYS = ['title', 'note', 'ask', CHOICE_KEY, 'answer', LESSON_TITLE_KEY] as const

type ReadText = <T>(key: string, kind: Readable<T>) => T | null

function readOwn(
  read: ReadText,
  given: Entry | undefined,
  choices: readonly string[],
  issues: IssueList,
): OwnCard | null {
  const own: OwnCard = {
    title: read('title', line(TEXT_LIMITS.title)) ?? '',
    note: read('note', lines(TEXT_LIMITS.note)) ?? '',
    ask: read('ask', lines(TEXT_LIMITS.ask)) ?? '',
    choices,
    right: readRight(given, choices, issues),
    answer: read('answer', lines(TEXT_LIMITS.answer)) ?? '',
  }
  const { title, note, ask, answer } = own
  return title + note + ask + answer === '' && choices.length === 0 ? null : own
}

function readRight(entry: Entry | undefined, choices: readonly string[], issues: IssueList): number | null {
  if (entry === undefined) return null
  const reading = readEntry(entry, right)
  if (reading.ok && reading.value <= choices.length) return reading.value
  issues.add('right', entry.text, { code: 'noSuchChoice', choices: choices.length })
  return null
}

/** All of the answers or, where one does not count, none: `right` counts them. */
function readChoices(entries: readonly Entry[], issues: IssueList): readonly string[] {
  if (entries.length === 0) return []
  const { min, max } = CHOICES
  if (entries.length < min || entries.length > max) {
    issues.add(CHOICE_KEY, '', { code: 'choiceCount', found: entries.length, min, max })
  }
  const choices: string[] = []
  const counted = entries.slice(0, max)
  for (const entry of counted) {
    const reading = readFrom(entry, line(TEXT_LIMITS.choice))
    if (reading.ok && reading.value !== '') choices.push(reading.value)
    else issues.add(CHOICE_KEY, entry.text, reading.ok ? { code: 'empty' } : reading.problem)
  }
  return choices.length === counted.length && counted.length >= min ? choices : []
}

// What nobody sees, and what would turn the text around it the other way.
const INVISIBLE = /[\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Plain text of several lines and at most `limit` characters, what is left of it laid out by `laidOut`. */
function lines(limit: number, laidOut = (text: string) => text): Readable<string> {
  return {
    read(text) {
      const tooLong = refused({ code: 'tooLong', limit })
      // Before anything is done with all of it.
      if (text.length > 20 * limit) return tooLong
      const seen = text
        .replace(INVISIBLE, '')
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(/(?!\n)\p{Cc}/gu, ' ')
        .replace(/\p{Surrogate}/gu, '\ufffd')
      const clean = laidOut(seen).trim()
      return Array.from(clean).length > limit ? tooLong : { ok: true, value: clean }
    },
  }
}

/** Plain text of one line and at most `limit` characters. */
function line(limit: number): Readable<string> {
  return lines(limit, (text) => text.replace(/\s+/g, ' '))
}
