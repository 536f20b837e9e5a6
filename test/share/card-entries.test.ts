import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalRuns } from '../../src/experiment/run.ts'
import { handoutIn, LessonInLink, readCards, sameLessons } from '../../src/share/card-entries.ts'
import { blankLink, writeHash } from '../../src/share/codec.ts'
import { MOST_CARDS } from '../../src/share/handout.ts'
import { MAX_ISSUES } from '../../src/share/issue.ts'
import type { OwnLesson } from '../../src/share/own-lesson.ts'
import { DEFAULT_VIEW, NO_HANDOUT, type PageView } from '../../src/share/page-view.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { UnreadCards } from '../../src/share/unread-cards.ts'
import { canBeMade, conflictsOf, NASTY, run } from '../experiment/arbitrary.ts'
import { anyText } from '../properties/any-text.ts'
import { ownLesson } from './any-shared.ts'

/** The lesson that a link hands out, which of its cards is open, and all that is wrong with it. */
function read(hash: string) {
  const { shared, issues } = readHash(hash)
  const { handout } = shared.view
  if (!(handout.cards instanceof UnreadCards)) return { lesson: null, open: 0, issues }
  const { cards, issues: inCards } = readCards(handout.cards, handout)
  return { lesson: cards.lesson, open: cards.open, issues: [...issues, ...inCards] }
}

function issuesOf(entries: string): readonly string[] {
  return read(`#v=2&${entries}`).issues.map(({ key, text, problem }) => `${key} ${text} ${problem.code}`)
}

/** The link to a page that stands at card `open` of `lesson` and shows `run`, its own where none is given. */
function linkTo(lesson: OwnLesson, open: number, view: Partial<PageView> = {}, run = lesson.cards[open]?.run): string {
  const t = lesson.cards[open]?.view.t ?? null
  return writeHash({
    run: run ?? blankLink.shared.run,
    view: { ...DEFAULT_VIEW, t, ...view, handout: handoutIn(lesson, open) },
    unknown: [],
  })
}

/** What a link says of a lesson, written anew. */
function canonical(entries: string): string {
  const { shared } = readHash(`#v=2&${entries}`)
  const { lesson, open } = read(`#v=2&${entries}`)
  if (lesson === null) throw new Error('no lesson')
  const handout = handoutIn(lesson, open)
  return writeHash({ ...shared, view: { ...shared.view, handout } }).replace(/^#v=2&?/, '')
}

describe('a lesson in a link', () => {
  it('reads back the same, whichever card is open and whatever was done to its run', () => {
    fc.assert(
      fc.property(ownLesson, fc.nat(), fc.option(run), (lesson, at, other) => {
        const open = at % lesson.cards.length
        const hash = linkTo(lesson, open, other === null ? {} : { t: null }, other ?? undefined)
        expect(hash).toMatch(/^#v=2(?:&[\w\-.~!$*+,;:@/?=%]+)*$/)
        const again = read(hash)
        expect(again.issues).toEqual([])
        if (again.lesson === null) {
          expect([lesson.title, lesson.cards.length]).toEqual(['', 1])
          return
        }
        expect(again.open).toBe(open)
        expect(sameLessons(again.lesson, lesson)).toBe(true)
        for (const [i, card] of again.lesson.cards.entries()) {
          expect(equalRuns(card.run, lesson.cards[i]?.run ?? blankLink.shared.run)).toBe(true)
          expect(card.view).toEqual(lesson.cards[i]?.view)
        }
        const { shared } = readHash(hash)
        const handout = handoutIn(again.lesson, open)
        expect(writeHash({ ...shared, view: { ...shared.view, handout } })).toBe(hash)
      }),
      { numRuns: 100 },
    )
  })

  it('of one card without a title above it is the link that it always was', () => {
    const view = { ...DEFAULT_VIEW, handout: { ...NO_HANDOUT, own: null } }
    const lesson: OwnLesson = { title: '', cards: [{ run: blankLink.shared.run, view }] }
    expect(linkTo(lesson, 0)).toBe('#v=2')
    expect(handoutIn(lesson, 0).cards).toBeNull()
  })

  it.each([
    ['title=a&card=title=b', 'title=a&card=title=b'],
    ['lr=2&title=a&card=lr=4!title=b&card=', 'lr=2&title=a&card=lr=4!title=b&card='],
    ['card=title=b', 'card=title=b'],
    ['lesson_title=All&note=a', 'note=a&lesson_title=All'],
    ['lr=1&card=ask=Why%3F!choice=a!choice=b!right=2', 'lr=1&card=ask=Why%3F!choice=a!choice=b!right=2'],
    ['card=note=So+what%2521%2525', 'card=note=So%20what%2521%2525'],
    ['title=b&lesson=own.2&card=title=a', 'title=b&lesson=own.2&card=title=a'],
    ['title=b&lr=3&card_run=lr=1&card=title=a', 'lr=3&title=b&card_run=lr=1&card=lr=3!title=a'.replace('lr=3!', '')],
    ['title=b&card_run=&t=40&card=', 't=40&title=b&card_run=&card='],
    [
      'controls=lr&title=a&card=title=b&card=controls=all!show=chart',
      'title=a&controls=lr&card=title=b&card=show=chart!controls=all',
    ],
    ['seed=1&at=5:lr=1&card=&card=at=none!t=5', 'seed=1&at=5:lr=1&card=&card=at=none!t=5'],
  ])('%s is written %s', (entries, expected) => {
    expect(issuesOf(entries)).toEqual([])
    expect(canonical(entries)).toBe(expected)
  })

  it('is locked as the link is, and whole where that is', () => {
    const { lesson } = read('#v=2&title=a&controls=lr,transport&show=chart&card=title=b&card=controls=all')
    expect(lesson?.cards.map(({ view }) => view.handout.controls)).toEqual([
      ['lr', 'transport'],
      ['lr', 'transport'],
      null,
    ])
    expect(lesson?.cards.map(({ view }) => view.handout.show)).toEqual([['chart'], ['chart'], ['chart']])
    const whole = lesson && new LessonInLink(lesson, 0).whole().entries(blankLink.shared.run, null, NO_HANDOUT)
    expect(whole).toEqual(['card=title=b', 'card='])
  })
})

describe('cards that do not count', () => {
  it.each([
    ['card=lr=abc', 'card lr=abc notANumber'],
    ['card=colour=red', 'card colour=red notInCard'],
    ['card=lesson=tutorial.1', 'card lesson=tutorial.1 notInCard'],
    ['card=card=lr=1', 'card card=lr=1 notInCard'],
    ['card=lr=%E0%A4%A', 'card lr=%E0%A4%A brokenEscape'],
    ['card=batch_size=101', 'card batch_size=101 batchOverSamples'],
    ['card=at=50:lr=1!iterations=5', 'card at=50:lr=1!iterations=5 changeTooLate'],
  ])('%s is left out: %s', (entries, issue) => {
    expect(issuesOf(`title=a&${entries}&card=title=c`)).toEqual([issue])
    const { lesson } = read(`#v=2&title=a&${entries}&card=title=c`)
    expect(lesson?.cards.map(({ view }) => view.handout.own?.title)).toEqual(['a', 'c'])
  })

  it.each([
    [`card=title=b!note=${'n'.repeat(601)}`, 'card: note', 'tooLong'],
    ['card=title=b!choice=x', 'card: choice', 'choiceCount'],
    ['card=title=b!right=3', 'card: right', 'noSuchChoice'],
    ['card=title=b!goal=soon', 'card: goal', 'badGoal'],
    ['card=title=b!t=9999', 'card: t', 'tBeyondEnd'],
    ['card=title=b!title=c', 'card: title', 'duplicateKey'],
    ['card=title=b&lesson=own.7', 'lesson', 'noSuchCard'],
    ['card=title=b&card_run=lr=fast', 'card_run', 'notANumber'],
  ])('%s is there all the same, and %s is named', (entries, key, code) => {
    const { lesson, issues } = read(`#v=2&title=a&${entries}`)
    expect(issues.map((issue) => [issue.key, issue.problem.code])).toEqual([[key, code]])
    expect(lesson?.cards.map(({ view }) => view.handout.own?.title).toSorted()).toEqual(['a', 'b'])
  })

  it('are those beyond the fiftieth, too', () => {
    const { lesson, issues } = read(`#v=2${'&card=title=x'.repeat(60)}`)
    expect(lesson?.cards).toHaveLength(MOST_CARDS)
    expect(issues).toEqual([{ key: 'card', text: '', problem: { code: 'tooManyCards', found: 61, limit: MOST_CARDS } }])
  })

  it('leave the open one where it is among the others', () => {
    const { lesson, open } = read('#v=2&title=c&lesson=own.3&card=title=a&card=lr=x&card=title=d')
    expect(lesson?.cards.map(({ view }) => view.handout.own?.title)).toEqual(['a', 'c', 'd'])
    expect(open).toBe(1)
  })

  it('do no harm, whatever they say', () => {
    const part = fc.oneof(
      fc.constantFrom(...NASTY, '!', '=', '%', 'at=', 't=5', 'lr=1', 'title=%2521', 'choice=a', 'right=1', 'show=all'),
      anyText,
    )
    const entry = fc
      .tuple(fc.constantFrom('card', 'card', 'card_run', 'lesson_title', 'lesson'), fc.array(part, { maxLength: 6 }))
      .map(([key, parts]) => `${key}=${parts.join('!').replaceAll('&', '')}`)
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const { lesson, open, issues } = read(`#v=2&${entries.join('&')}`)
        expect(issues.length).toBeLessThanOrEqual(2 * (MAX_ISSUES + 1))
        if (lesson === null) return
        for (const { run } of lesson.cards) {
          expect(conflictsOf(run.config)).toEqual([])
          expect(canBeMade(run)).toBe(true)
        }
        const again = read(linkTo(lesson, open))
        expect(again.issues).toEqual([])
      }),
    )
  })
})
