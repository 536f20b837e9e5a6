import fc from 'fast-check'
import { KEYS } from '../../src/experiment/config.ts'
import type { Shared } from '../../src/share/codec.ts'
import {
  CHOICES,
  CONTROL_PARTS,
  type ControlName,
  type Goal,
  type Handout,
  type OwnCard,
  QUANTITIES,
  TEXT_LIMITS,
} from '../../src/share/handout.ts'
import { PANEL_IDS } from '../../src/share/panel-ids.ts'
import { run } from '../experiment/arbitrary.ts'

const unknown = fc
  .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
  .map(([key, value]) => `_${key}=${value}`.replaceAll('&', ''))

/** Somebody's words in their normal form. */
const words = (limit: number, several = true) =>
  fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Why? <b>&amp;</b> #1 50% a_b c\\_d', '为什么？（见下）', 'a ~b~ --- …'),
    )
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, several ? '\n' : ' ')
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
  goal,
  show: fc.option(fc.subarray([...PANEL_IDS])),
  controls: fc.option(fc.subarray<ControlName>([...KEYS, ...CONTROL_PARTS])),
})

/** Anything that the page can write, and entries that it does not know. */
export const shared: fc.Arbitrary<Shared> = fc
  .record({
    run,
    at: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    linear: fc.boolean(),
    handout,
    raw: fc.array(unknown),
  })
  .map(({ run, at, linear, handout, raw }) => ({
    run,
    view: {
      t: at === null ? null : Math.floor(at * run.config.iterations),
      scale: linear ? 'linear' : 'log',
      handout,
    },
    unknown: raw.map((raw) => ({ raw })),
  }))
