import { describe, expect, test } from 'vitest'
import { KEYS } from '../../../src/experiment/config.ts'
import type { Readers } from '../../../src/share/handout.ts'
import { PANEL_IDS } from '../../../src/share/panel-ids.ts'
import { choicesOf, givenLink, lessonOf } from '../../../src/ui/features/share/given-link.ts'
import {
  FIRST_FIELDS,
  locked,
  OTHER_FIELDS,
  withControl,
  withPanel,
} from '../../../src/ui/features/share/reader-ticks.ts'

const everything: Readers = { show: null, controls: null }

/** What a link for these readers says of them. */
function linkFor(readers: Readers): string {
  const link = 'https://example.org/#v=2&lr=0.2'
  const given = givenLink(link, { ...choicesOf(link), readers })
  return /#len=\d+&v=2&lr=0\.2(.*)&end=\d+$/.exec(given)?.[1] ?? given
}

describe('what readers see', () => {
  test('is what is ticked, in the order of the page; with everything ticked a link says nothing', () => {
    const few = PANEL_IDS.filter((id) => id !== 'chart' && id !== 'output').reduce(
      (readers, id) => withPanel(readers, id, false),
      everything,
    )
    expect(linkFor(few)).toBe('&show=chart,output')
    expect(linkFor(withPanel(few, 'matrices', true))).toBe('&show=matrices,chart,output')
    const all = PANEL_IDS.reduce((readers, id) => withPanel(readers, id, true), few)
    expect(all).toEqual(everything)
    expect(linkFor(all)).toBe('')
  })

  test('can be nothing', () => {
    expect(linkFor(PANEL_IDS.reduce((readers, id) => withPanel(readers, id, false), everything))).toBe('&show=none')
  })
})

describe('what readers use', () => {
  test('is everything, or what is ticked: lr and Run at first', () => {
    const few = locked(everything, true)
    expect(linkFor(few)).toBe('&controls=lr,transport')
    expect(linkFor(withControl(few, 'batchSize', true))).toBe('&controls=lr,batch_size,transport')
    expect(linkFor(withControl(withControl(few, 'lr', false), 'transport', false))).toBe('&controls=none')
    expect(locked(few, false)).toEqual(everything)
  })

  test('has every field to tick, each once', () => {
    expect([...FIRST_FIELDS, ...OTHER_FIELDS].toSorted()).toEqual(KEYS.toSorted())
  })
})

test('of a lesson, what is ticked holds on every card, and the link may open at its first one', () => {
  const lesson =
    'https://example.org/#v=2&lr=3&t=9&title=two&lesson=own.2&card=lr=0.2!title=one&card=show=all!title=three'
  const hash = (choices: Partial<Parameters<typeof givenLink>[1]>) =>
    new URL(givenLink(lesson, { ...choicesOf(lesson), ...choices })).hash
  expect(lessonOf(lesson)).toEqual({ title: '', cards: 3, open: 1 })
  expect(hash({ readers: { show: ['chart'], controls: ['lr'] }, t: null })).toMatch(
    /&lr=3&title=two&show=chart&controls=lr&lesson=own\.2&card_run=t=9&card=lr=0\.2!title=one&card=title=three&end=/,
  )
  expect(hash({ readers: null, first: true })).toMatch(
    /&lr=0\.2&title=one&card=lr=3!t=9!title=two&card=lr=3!title=three&end=/,
  )
  expect(lessonOf('https://example.org/#v=2&title=two')).toBeNull()
})
