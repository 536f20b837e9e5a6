import fc from 'fast-check'
import { KEYS } from '../../src/experiment/config.ts'
import { handoutIn } from '../../src/share/card-entries.ts'
import { type Shared, writeHash } from '../../src/share/codec.ts'
import {
  CHOICES,
  CONTROL_PARTS,
  type ControlName,
  type Goal,
  type Handout,
  NO_CARD,
  type OwnCard,
  QUANTITIES,
  TEXT_LIMITS,
} from '../../src/share/handout.ts'
import type { OwnLesson, OwnLessonCard } from '../../src/share/own-lesson.ts'
import { NO_HANDOUT } from '../../src/share/page-view.ts'
import { PANEL_IDS } from '../../src/share/panel-ids.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { run } from '../experiment/arbitrary.ts'
import { anyText } from '../properties/any-text.ts'

const unknown = fc.tuple(anyText, anyText).map(([key, value]) => `_${key}=${value}`.replaceAll('&', ''))

/** Somebody's words in their normal form. */
const words = (limit: number, several = true) =>
  fc
    .oneof(anyText, fc.constantFrom('Why? <b>&amp;</b> #1 50% a_b c\\_d', '为什么？（见下）', 'a ~b~ --- …'))
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\u2065]+/gu, several ? '\n' : ' ')
        .trim()
        .slice(0, limit / 2)
        .trim(),
    )
const line = (limit: number) => words(limit, false)

const own: fc.Arbitrary<OwnCard | null> = fc
  .record({
    title: line(TEXT_LIMITS.title),
    note: words(TEXT_LIMITS.note),
    ask: words(TEXT_LIMITS.ask),
    choices: fc.array(
      line(TEXT_LIMITS.choice).filter((choice) => choice !== ''),
      { minLength: CHOICES.min, maxLength: CHOICES.max },
    ),
    right: fc.constantFrom(null, 1, 2),
    answer: words(TEXT_LIMITS.answer),
  })
  .map((card) => (card.note === '' ? { ...card, choices: [], right: null } : card))
  .map((card) => (Object.values(card).flat().join('') === '' ? null : card))

const goal: fc.Arbitrary<readonly Goal[]> = fc
  .subarray([...QUANTITIES])
  .chain((some) => fc.tuple(...some.map((quantity) => goalOf(quantity))))

function goalOf(quantity: Goal['quantity']): fc.Arbitrary<Goal> {
  const atMost =
    quantity === 'iteration'
      ? fc.integer({ min: 1, max: 1e9 })
      : fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
  return atMost.map((atMost) => ({ quantity, atMost: atMost + 0 }))
}

const handout: fc.Arbitrary<Handout> = fc.record({
  lesson: fc.option(fc.record({ id: fc.constantFrom('tutorial', 'not-exact'), card: fc.integer({ min: 1, max: 99 }) })),
  own: fc.option(own).map((card) => card ?? null),
  cards: fc.constant(null),
  goal,
  show: fc.option(fc.subarray([...PANEL_IDS])),
  controls: fc.option(fc.subarray<ControlName>([...KEYS, ...CONTROL_PARTS])),
})

const lessonCard: fc.Arbitrary<OwnLessonCard> = fc
  .record({ run, own, goal, stops: fc.boolean(), show: handout.map(({ show, controls }) => ({ show, controls })) })
  .map(({ run, own, goal, stops, show }) => ({
    run,
    view: {
      t: stops ? run.config.iterations : null,
      scale: 'log',
      handout: { ...NO_HANDOUT, own: own ?? NO_CARD, goal, ...show },
    },
  }))

/** A lesson of a teacher's own, as its cards are kept. */
export const ownLesson: fc.Arbitrary<OwnLesson> = fc
  .record({
    title: line(TEXT_LIMITS.title),
    first: lessonCard,
    rest: fc.array(lessonCard, { maxLength: 3 }),
  })
  .map(({ title, first, rest }) => ({ title, cards: [first, ...rest] }))

/** What `link` describes, with nothing that is not known: its cards as they are read. */
function asRead({ run, view }: Omit<Shared, 'unknown'>): Omit<Shared, 'unknown'> {
  return readHash(writeHash({ run, view, unknown: [] })).shared
}

/** Anything that the page can write, and entries that it does not know. */
export const shared: fc.Arbitrary<Shared> = fc
  .record({
    run,
    at: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    linear: fc.boolean(),
    handout,
    lesson: fc.option(fc.tuple(ownLesson, fc.nat()), { freq: 1 }),
    raw: fc.array(unknown),
  })
  .map(({ run, at, linear, handout, lesson, raw }) => {
    const view = {
      t: at === null ? null : Math.floor(at * run.config.iterations),
      scale: linear ? ('linear' as const) : ('log' as const),
    }
    const one = { run, view: { ...view, handout } }
    const taught = lesson && {
      run,
      view: { ...view, handout: handoutIn(lesson[0], lesson[1] % lesson[0].cards.length) },
    }
    return { ...(taught === null ? one : asRead(taught)), unknown: raw.map((raw) => ({ raw })) }
  })
