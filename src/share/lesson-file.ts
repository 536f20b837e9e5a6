import '../experiment/read-data.ts'
import '../experiment/read-expression.ts'
import { plain, writeNumber } from '../experiment/numbers.ts'
import { quoted } from '../experiment/problem.ts'
import { writeHash } from './codec.ts'
import { writeText } from './escape.ts'
import { CHOICES, type Goal, MOST_CARDS, NO_CARD, TEXT_LIMITS } from './handout.ts'
import type { LinkIssue } from './issue.ts'
import type { OwnLesson, OwnLessonCard } from './own-lesson.ts'
import { NO_HANDOUT } from './page-view.ts'
import { readHash } from './read-hash.ts'

/*
 * A lesson of one's own as a file:
 *
 *     { "format": "sgd-playground-lesson", "version": 1, "title": "...", "cards": [
 *       { "run": "#v=2&lr=2", "title": "...", "note": "...", "ask": "...", "choices": ["...", "..."], "right": 2,
 *         "answer": "...", "goal": "full_loss:1e-4,iteration:500" } ] }
 *
 * `run` is what stands behind the address of the page, or the whole of it. The texts are those of a link, with its limits.
 */

const FORMAT = 'sgd-playground-lesson'
const VERSION = 1

/** The most bytes, and the most cards, of a file that is read. */
export const FILE_LIMITS = { bytes: 1_000_000, cards: MOST_CARDS } as const

/** What can be wrong with a lesson's file. Data, not prose. */
export type FileProblem =
  | { readonly code: 'tooLarge'; readonly limit: number }
  | { readonly code: 'unreadable' | 'notJson' | 'notALesson' | 'noCards' }
  | { readonly code: 'newer'; readonly version: string }
  | { readonly code: 'tooManyCards'; readonly found: number; readonly limit: number }
  | { readonly code: 'notText' | 'unknownField' | 'badGoal' | 'notUsed' }
  | { readonly code: 'tooLong'; readonly limit: number }
  | { readonly code: 'choiceCount'; readonly min: number; readonly max: number }
  | { readonly code: 'noSuchChoice'; readonly choices: number }

/** One thing in a file that did not count as it stood. */
export interface FileIssue {
  /** Counted from 1; null where the file as a whole is meant. */
  readonly card: number | null
  /** The field, as the file has it; for a run the key of its setting behind it, `run: lr`. Empty where a whole is meant. */
  readonly field: string
  readonly problem: FileProblem
}

/** What was read of a file; without a lesson nothing of it can be used. */
export interface ReadLesson {
  readonly lesson: OwnLesson | null
  readonly issues: readonly FileIssue[]
}

/** Nothing of a file can be used. */
export function unusable(problem: FileProblem): ReadLesson {
  return { lesson: null, issues: [{ card: null, field: '', problem }] }
}

/** Reads the text of a lesson's file. Total: any text gives a lesson or says why not, and what in it does not count is named. */
export function readLessonFile(text: string): ReadLesson {
  if (text.length > FILE_LIMITS.bytes) return unusable({ code: 'tooLarge', limit: FILE_LIMITS.bytes })
  const file = parsed(text)
  if (file === undefined) return unusable({ code: 'notJson' })
  if (!isRecord(file) || file.format !== FORMAT) return unusable({ code: 'notALesson' })
  if (file.version !== VERSION) return unusable({ code: 'newer', version: quoted(String(file.version)) })
  const { cards } = file
  if (!Array.isArray(cards) || cards.length === 0) return unusable({ code: 'noCards' })
  const issues: FileIssue[] = []
  if (cards.length > FILE_LIMITS.cards) {
    issues.push({
      card: null,
      field: 'cards',
      problem: { code: 'tooManyCards', found: cards.length, limit: FILE_LIMITS.cards },
    })
  }
  const title = titleOf(file, issues)
  const [first, ...rest] = cards.slice(0, FILE_LIMITS.cards).map((card: unknown, i) => readCard(card, i + 1, issues))
  if (first === undefined) return unusable({ code: 'noCards' })
  return { lesson: { title, cards: [first, ...rest] }, issues }
}

/** Writes `lesson` as a file; `readLessonFile` gives back the same, without an issue. */
export function writeLessonFile({ title, cards }: OwnLesson): string {
  const file = { format: FORMAT, version: VERSION, title, cards: cards.map(writtenCard) }
  return `${JSON.stringify(file, null, 2)}\n`
}

function writtenCard({ run, view }: OwnLessonCard) {
  const { handout } = view
  const { title, note, ask, choices, right, answer } = handout.own ?? NO_CARD
  const bare = { ...view, handout: { ...handout, lesson: null, own: null, cards: null, goal: [] } }
  return {
    run: writeHash({ run, view: bare, unknown: [] }),
    ...(title !== '' && { title }),
    ...(note !== '' && { note }),
    ...(ask !== '' && { ask }),
    ...(choices.length > 0 && { choices }),
    ...(right !== null && { right }),
    ...(answer !== '' && { answer }),
    ...(handout.goal.length > 0 && { goal: writtenGoal(handout.goal) }),
  }
}

/** `full_loss:1e-4,iteration:500`, as a link has it. */
function writtenGoal(goal: readonly Goal[]): string {
  return goal.map(({ quantity, atMost }) => `${quantity}:${writeNumber(atMost)}`).join(',')
}

const FIELDS = ['run', 'title', 'note', 'ask', 'choices', 'right', 'answer', 'goal'] as const
type Field = (typeof FIELDS)[number]

function titleOf({ title = '' }: Readonly<Record<string, unknown>>, issues: FileIssue[]): string {
  if (typeof title !== 'string') {
    issues.push({ card: null, field: 'title', problem: { code: 'notText' } })
    return ''
  }
  const { own, issues: found } = readWords([writeText('title', title)])
  issues.push(...found.map((issue) => ({ card: null, field: 'title', problem: problemOf(issue) })))
  return own.title
}

function readCard(given: unknown, card: number, issues: FileIssue[]): OwnLessonCard {
  const tell = (field: string, problem: FileProblem) => issues.push({ card, field, problem })
  if (!isRecord(given)) tell('', { code: 'notALesson' })
  const file = isRecord(given) ? given : {}
  for (const key of Object.keys(file).slice(0, FILE_LIMITS.cards)) {
    if (!FIELDS.some((field) => field === key)) tell(quoted(key), { code: 'unknownField' })
  }
  const text = (field: Field): string => {
    const value = file[field] ?? ''
    if (typeof value === 'string') return value
    tell(field, { code: 'notText' })
    return ''
  }
  const link = readHash(settingsIn(text('run')))
  for (const issue of link.issues) tell(`run${issue.key === '' ? '' : `: ${issue.key}`}`, { code: 'notUsed' })
  const words = readWords([
    ...(['title', 'note', 'ask', 'answer', 'goal'] as const).flatMap((field) => entry(field, text(field))),
    ...choicesIn(file.choices, () => tell('choices', { code: 'notText' })),
    ...rightIn(file.right, () => tell('right', { code: 'notUsed' })),
  ])
  for (const issue of words.issues) tell(issue.key === 'choice' ? 'choices' : issue.key, problemOf(issue))
  const { run, view } = link.shared
  const { own, goal } = words
  const isSaid = Object.values(own).some((value) => value !== null && value.length !== 0)
  return {
    run,
    view: { ...view, handout: { ...view.handout, lesson: null, own: isSaid ? own : null, cards: null, goal } },
  }
}

/** What follows the `#` of an address, or the text where there is none. */
export function settingsIn(run: string): string {
  const at = run.indexOf('#')
  return at < 0 ? run.trim() : run.slice(at).trim()
}

function entry(key: string, text: string): readonly string[] {
  return plain(text) === '' ? [] : [writeText(key, text)]
}

function choicesIn(given: unknown, complain: () => void): readonly string[] {
  if (given === undefined) return []
  if (!Array.isArray(given) || !given.every((choice) => typeof choice === 'string')) {
    complain()
    return []
  }
  // One more than there may be: then it is said that there are too many.
  return given.slice(0, CHOICES.max + 1).map((choice: string) => writeText('choice', choice))
}

function rightIn(given: unknown, complain: () => void): readonly string[] {
  if (given === undefined || given === null) return []
  if (typeof given === 'number') return [writeText('right', String(given))]
  complain()
  return []
}

/** Reads words and goals as a link would. */
function readWords(entries: readonly string[]) {
  const { shared, issues } = readHash(`#v=2&${entries.join('&')}`)
  const { own, goal } = { ...NO_HANDOUT, ...shared.view.handout }
  return { own: own ?? NO_CARD, goal, issues }
}

function problemOf({ key, problem }: LinkIssue): FileProblem {
  switch (problem.code) {
    case 'tooLong':
      return { code: 'tooLong', limit: limitOf(key) ?? problem.limit }
    case 'choiceCount':
      return { code: 'choiceCount', min: problem.min, max: problem.max }
    case 'noSuchChoice':
      return { code: 'noSuchChoice', choices: problem.choices }
    case 'badGoal':
      return { code: 'badGoal' }
    default:
      return { code: key === 'goal' ? 'badGoal' : 'notUsed' }
  }
}

function limitOf(key: string): number | undefined {
  return Object.entries(TEXT_LIMITS).find(([name]) => name === key)?.[1]
}

/** The value of `text` as JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
