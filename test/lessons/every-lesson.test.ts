import { describe, expect, test } from 'vitest'
import { KEYS } from '../../src/experiment/config.ts'
import { conflictAt } from '../../src/experiment/conflicts.ts'
import { equalRuns } from '../../src/experiment/run.ts'
import { glossary, manners } from '../../src/i18n/glossary.ts'
import { holds } from '../../src/lessons/claim.ts'
import { type Card, LESSON_IDS, type Said } from '../../src/lessons/lesson.ts'
import { lessons } from '../../src/lessons/lessons.ts'
import { type Measure, measured, varied } from '../../src/lessons/measure.ts'
import { keyOfMeasure, neededBy, toldBy } from '../../src/lessons/tell.ts'
import { MAX_PINS } from '../../src/share/codec.ts'
import { tellerOf } from '../../src/ui/features/lesson/teller.ts'
import { EngineLaboratory } from './engine-laboratory.ts'
import { reaches } from './reaches.ts'

// All that there is to prove about the lessons as they are written, over the registry: a new one is proved by being in it.

const all = await Promise.all(
  LESSON_IDS.map(async (id) => ({ id, listed: lessons[id], lesson: await lessons[id].load() })),
)
const cards = all.flatMap(({ id, lesson }) => lesson.cards.map((card, i) => ({ name: `${id}.${i + 1}`, card })))
const laboratory = new EngineLaboratory()

/** Where what is revealed is measured. */
function answerRun(card: Card) {
  return 'answerRun' in card && card.answerRun !== undefined ? varied(card.run, card.answerRun) : card.run
}

/** The long texts of a card, and in which run each is told. */
function saidBy(card: Card) {
  const after = { run: answerRun(card), most: 60 }
  return [
    { said: card.text, run: card.run, most: 60 },
    ...('reveal' in card ? [{ ...after, said: card.reveal }] : []),
    ...(card.more === undefined ? [] : [{ ...after, said: card.more, most: 120 }]),
  ]
}

async function toldIn(said: Said, run: Card['run']): Promise<string> {
  const numbers = new Map<string, number>()
  for (const measure of neededBy(said)) numbers.set(keyOfMeasure(measure), await measured(measure, run, laboratory))
  const find = (measure: Measure) => {
    const number = numbers.get(keyOfMeasure(measure))
    if (number === undefined) throw new Error(`${keyOfMeasure(measure)} was not asked for the first time`)
    return number
  }
  return toldBy(said, tellerOf(find))
}

describe.each(all)('$id', ({ id, listed, lesson }) => {
  test('is called what it is called, asks a question, and ends with a task', () => {
    expect(lesson.id).toBe(id)
    expect(listed.title.en).toMatch(/\?$/)
    expect(listed.title.zh).toMatch(/？$/)
    expect(lesson.cards.length).toBeGreaterThanOrEqual(4)
    expect(lesson.cards.length).toBeLessThanOrEqual(7)
    expect(lesson.cards.at(-1)?.kind).toBe('do')
    expect(lesson.cards.some(({ kind }) => kind === 'choose' || kind === 'guess')).toBe(true)
  })
})

describe.each(cards)('$name', ({ card }) => {
  test('has a run that the page would open, and shows a moment of it', () => {
    for (const run of [card.run, answerRun(card)]) {
      for (const key of KEYS) expect(conflictAt(run.config, key)).toBeNull()
      expect(card.at ?? 0).toBeLessThanOrEqual(run.config.iterations)
    }
  })

  test('says what it says in few words of both languages, with every number in it', async () => {
    for (const { said, run, most } of saidBy(card)) {
      const [en, zh] = [await toldIn(said.en, run), await toldIn(said.zh, run)]
      expect(en).not.toMatch(/–|NaN|undefined/)
      expect(zh).not.toMatch(/–|NaN|undefined/)
      expect(en.split(/\s+/).length).toBeLessThanOrEqual(most)
      expect(zh.replaceAll(/\s/g, '').length).toBeLessThanOrEqual(2 * most)
    }
  })

  test('keeps to the words of the field', async () => {
    const short = [card.title, ...(card.kind === 'choose' ? card.choices.map(({ text }) => text) : [])]
    const long = await Promise.all(
      saidBy(card).map(async ({ said, run }) => ({ en: await toldIn(said.en, run), zh: await toldIn(said.zh, run) })),
    )
    for (const { en, zh } of [...short, ...long]) {
      expect(glossary.filter(({ notEn, notZh }) => notEn?.test(en) || notZh?.test(zh))).toEqual([])
      expect(manners.filter((manner) => manner.en?.test(en) || manner.zh?.test(zh))).toEqual([])
      expect(zh).not.toMatch(/\p{Script=Han}[a-z0-9]|[a-z0-9]\p{Script=Han}/iu)
      expect(zh).not.toMatch(/\p{Script=Han}[,.:;!?()"']|[,.:;!?()"']\p{Script=Han}/u)
    }
  })

  test('is true', async () => {
    for (const claim of card.claims ?? [])
      expect([claim, await holds(claim, card.run, laboratory)]).toEqual([claim, true])
  })

  if (card.pins !== undefined)
    test('is pinned beside runs that the page would open, of which something is computed, and which tell nothing that is asked', () => {
      const { pins = [] } = card
      const pinned = pins.map((pin) => varied(card.run, pin))
      expect(pins.length).toBeLessThanOrEqual(MAX_PINS)
      const runs = [card.run, answerRun(card)]
      const measures = [
        ...(card.claims ?? []),
        ...(card.kind === 'choose' ? card.choices.flatMap(({ claim }) => claim ?? []) : []),
      ].flatMap((claim) => (claim.is === 'ratio' ? [claim.what, claim.than] : [claim.what]))
      const told = saidBy(card).flatMap(({ said }) => [...neededBy(said.en), ...neededBy(said.zh)])
      const spokenOf = [...measures, ...told].flatMap(({ variation }) => runs.map((run) => varied(run, variation)))
      for (const run of pinned) {
        for (const key of KEYS) expect(conflictAt(run.config, key)).toBeNull()
        expect(runs.some((each) => equalRuns(each, run))).toBe(false)
        expect(spokenOf.some((each) => equalRuns(each, run))).toBe(true)
      }
      // A pinned run is shown where the one on screen is: at its start.
      if (card.kind === 'choose' || card.kind === 'guess') expect(card.at).toBe(0)
    })

  if (card.kind === 'choose')
    test('has one right answer', async () => {
      expect(card.choices.length).toBeLessThanOrEqual(4)
      expect(card.choices[card.right]).toBeDefined()
      for (const [i, { claim }] of card.choices.entries()) {
        if (claim === undefined) continue
        expect([claim, await holds(claim, answerRun(card), laboratory)]).toEqual([claim, i === card.right])
      }
    })

  if (card.kind === 'guess')
    test('has a number to be guessed', async () => {
      expect(await measured(card.guess.truth, answerRun(card), laboratory)).toBeGreaterThan(0)
    })

  if (card.kind === 'do')
    test('has a task that is done by its means and not by doing nothing', () => {
      expect(reaches(card.run, card.goal)).toBe(false)
      for (const variation of card.means)
        expect([variation, reaches(varied(card.run, variation), card.goal)]).toEqual([variation, true])
    })
})
