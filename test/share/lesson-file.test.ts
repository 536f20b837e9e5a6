import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presets } from '../../src/experiment/presets.ts'
import { NO_CARD, QUANTITIES } from '../../src/share/handout.ts'
import { FILE_LIMITS, readLessonFile, writeLessonFile } from '../../src/share/lesson-file.ts'
import type { OwnLesson, OwnLessonCard } from '../../src/share/own-lesson.ts'
import { DEFAULT_VIEW, NO_HANDOUT } from '../../src/share/page-view.ts'
import { run as arbitraryRun } from '../experiment/arbitrary.ts'

/** Words as a card keeps them: nothing around them, nothing that is not seen. */
const words = (most: number) =>
  fc
    .array(fc.constantFrom('a', 'Z', '7', '学习率', '&', '=', '%41', '#', '<b>', '"', '\\', 'π', '😀'), {
      maxLength: 12,
    })
    .map((parts) =>
      parts
        .join('')
        .slice(0, most)
        .replace(/[\ud800-\udbff]$/, ''),
    )

const arbitraryCard: fc.Arbitrary<OwnLessonCard> = fc
  .record({
    run: arbitraryRun,
    title: words(80),
    note: fc.array(words(100), { maxLength: 3 }).map((lines) => lines.join('\n').trim()),
    ask: words(300),
    answer: words(600),
    choices: fc
      .array(
        words(100).filter((choice) => choice !== ''),
        { maxLength: 4 },
      )
      .filter(({ length }) => length !== 1),
    right: fc.nat(3),
    goal: fc
      .subarray([...QUANTITIES])
      .map((quantities) => quantities.map((quantity, i) => ({ quantity, atMost: i + 1 }))),
  })
  .map(({ run, goal, right, ...texts }) => {
    const own = { ...texts, right: right < texts.choices.length ? right + 1 : null }
    const isSaid = texts.title + texts.note + texts.ask + texts.answer !== '' || texts.choices.length > 0
    return { run, view: { ...DEFAULT_VIEW, handout: { ...NO_HANDOUT, own: isSaid ? own : null, goal } } }
  })

const arbitraryLesson: fc.Arbitrary<OwnLesson> = fc
  .record({ title: words(80), first: arbitraryCard, rest: fc.array(arbitraryCard, { maxLength: 3 }) })
  .map(({ title, first, rest }) => ({ title, cards: [first, ...rest] }))

test('what is written reads back as it was, and nothing is wrong with it', () => {
  fc.assert(
    fc.property(arbitraryLesson, (lesson) => {
      expect(readLessonFile(writeLessonFile(lesson))).toEqual({ lesson, issues: [] })
    }),
    { numRuns: 60 },
  )
})

test('any text is read, and any JSON', () => {
  const read = (text: string) => {
    const { lesson, issues } = readLessonFile(text)
    expect(lesson !== null || issues.length > 0).toBe(true)
  }
  fc.assert(fc.property(fc.string(), read))
  fc.assert(fc.property(fc.json(), read))
  const card = fc.dictionary(
    fc.constantFrom('run', 'title', 'choices', 'right', 'goal', '__proto__', 'x'),
    fc.jsonValue(),
  )
  const file = fc.record({
    format: fc.constant('sgd-playground-lesson'),
    version: fc.constant(1),
    cards: fc.array(card),
  })
  fc.assert(fc.property(file, (each) => read(JSON.stringify(each))))
})

const file = (rest: object) => JSON.stringify({ format: 'sgd-playground-lesson', version: 1, ...rest })

describe('nothing of it can be used', () => {
  test.each([
    ['tooLarge', ' '.repeat(FILE_LIMITS.bytes + 1)],
    ['notJson', '{'],
    ['notALesson', '[]'],
    ['notALesson', '{"format":"other"}'],
    ['newer', JSON.stringify({ format: 'sgd-playground-lesson', version: 2, cards: [{}] })],
    ['noCards', file({ cards: [] })],
    ['noCards', file({ cards: 'one' })],
  ])('%s', (code, text) => {
    const { lesson, issues } = readLessonFile(text)
    expect([lesson, issues.map(({ problem }) => problem.code)]).toEqual([null, [code]])
  })
})

describe('what does not count is named by its card and field, the rest is there', () => {
  test.each<[string, object, number | null, string, string]>([
    ['a title of the lesson', { title: 7, cards: [{ title: 'a' }] }, null, 'title', 'notText'],
    ['a setting', { cards: [{ title: 'a', run: '#v=2&lr=fast' }] }, 1, 'run: lr', 'notUsed'],
    ['a text that is none', { cards: [{ title: 'a' }, { title: 'a', note: ['x'] }] }, 2, 'note', 'notText'],
    ['a text too long', { cards: [{ title: 'a', ask: 'x'.repeat(301) }] }, 1, 'ask', 'tooLong'],
    ['one choice', { cards: [{ title: 'a', choices: ['x'] }] }, 1, 'choices', 'choiceCount'],
    ['five choices', { cards: [{ title: 'a', choices: ['v', 'w', 'x', 'y', 'z'] }] }, 1, 'choices', 'choiceCount'],
    ['choices that are no texts', { cards: [{ title: 'a', choices: [1, 2] }] }, 1, 'choices', 'notText'],
    ['no such choice', { cards: [{ title: 'a', choices: ['x', 'y'], right: 3 }] }, 1, 'right', 'noSuchChoice'],
    ['a goal', { cards: [{ title: 'a', goal: 'soon' }] }, 1, 'goal', 'badGoal'],
    ['another field', { cards: [{ title: 'a', colour: 'red' }] }, 1, 'colour', 'unknownField'],
  ])('%s', (_, rest, card, field, code) => {
    const { lesson, issues } = readLessonFile(file(rest))
    expect(issues.map((issue) => [issue.card, issue.field, issue.problem.code])).toEqual([[card, field, code]])
    expect(lesson?.cards[0].view.handout.own?.title).toBe('a')
  })

  test('too many cards', () => {
    const { lesson, issues } = readLessonFile(file({ cards: Array.from({ length: 60 }, () => ({ title: 'a' })) }))
    expect([lesson?.cards.length, issues.map(({ problem }) => problem.code)]).toEqual([50, ['tooManyCards']])
  })
})

test('a whole address is taken for its run, with what it shows and where it stops', () => {
  const run = 'https://example.org/sgd/?lang=zh#v=2&lr=0.1&t=100&show=chart&title=other'
  const { lesson, issues } = readLessonFile(file({ cards: [{ run }] }))
  expect(issues).toEqual([])
  expect(lesson?.cards[0].run).toEqual(presets.fast)
  expect(lesson?.cards[0].view).toEqual({ t: 100, scale: 'log', handout: { ...NO_HANDOUT, show: ['chart'] } })
  expect(NO_CARD.title).toBe('')
})
