import { describe, expect, test } from 'vitest'
import { described, LESSON_IDS } from '../../../src/lessons/lesson.ts'
import { NO_CARD } from '../../../src/share/handout.ts'
import { DEFAULT_VIEW, NO_HANDOUT } from '../../../src/share/page-view.ts'
import { readHash } from '../../../src/share/read-hash.ts'
import { type CardCourse, courseNamed, ownCourse } from '../../../src/store/services/lesson-course.ts'
import { printedLesson } from '../../../src/ui/features/lesson/printed-lesson.ts'

const PAGE = 'https://example.org/sgd/'

function printed(course: CardCourse, language: 'en' | 'zh') {
  const settingsOf = ({ config }: CardCourse['faces'][0]['run']) => [`lr ${config.lr}`]
  return printedLesson({ course, numbers: new Map(), language, settingsOf, page: PAGE })
}

describe.each(LESSON_IDS)('%s', (id) => {
  test.each(['en', 'zh'] as const)(
    'on paper has every card, and no answer before the last pages, in %s',
    async (language) => {
      const course = await courseNamed(id)
      if (course === null) throw new Error('no such lesson')
      const { title, cards, answers } = printed(course, language)
      expect(title).toBe(course.title?.[language])
      expect(cards.map(({ number }) => number)).toEqual(course.faces.map((_, i) => i + 1))
      const asking = course.faces.flatMap(({ question }, i) => (question === null ? [] : [i + 1]))
      expect(answers.map(({ number }) => number)).toEqual(asking)
      for (const { number, right, reveal } of answers) {
        const card = cards[number - 1]
        expect(card?.question).not.toBeNull()
        expect(right).not.toBeNull()
        expect(reveal?.length).toBeGreaterThan(20)
        // What a choice is answered by is one of those that stand there, under its letter.
        if (card?.question?.by === 'choice')
          expect(card.question.choices.map(({ text }) => text).filter((text) => right?.endsWith(text))).toHaveLength(1)
        const handedOut = JSON.stringify(cards)
        expect(handedOut).not.toContain(JSON.stringify(reveal))
      }
      for (const { link, number, title: of, text } of cards) {
        expect([of, text].every((said) => said.length > 0)).toBe(true)
        const { shared, issues } = readHash(link.slice(PAGE.length))
        expect(issues).toEqual([])
        expect([shared.bare, shared.view.handout.lesson]).toEqual([true, { id, card: number }])
      }
    },
  )
})

test('a teacher’s own cards have their run in the link; what is asked to be thought about has lines to write on', () => {
  const run = described({ lr: 2 })
  const own = { ...NO_CARD, title: 'Two', ask: 'Why?', answer: 'So.' }
  const asks = {
    ...DEFAULT_VIEW,
    handout: { ...NO_HANDOUT, own, goal: [{ quantity: 'iteration', atMost: 9 }] as const },
  }
  const open = { ...DEFAULT_VIEW, handout: { ...NO_HANDOUT, own: { ...own, choices: ['a', 'b'], answer: '' } } }
  const course = ownCourse({
    title: '',
    cards: [
      { run, view: asks },
      { run, view: open },
    ],
  })
  const { cards, answers } = printed(course, 'en')
  expect(cards.map(({ question }) => question?.by)).toEqual(['thought', 'choice'])
  expect(cards[0]).toMatchObject({ goal: ['by iteration 9'], run: ['lr 2'], ask: 'Why?' })
  expect(readHash(cards[0]?.link.slice(PAGE.length) ?? '').shared).toMatchObject({ run, view: asks })
  // Where the teacher gives no answer there is none to print.
  expect(answers).toEqual([{ number: 1, title: 'Two', right: null, reveal: 'So.', more: null, run: [] }])
})
