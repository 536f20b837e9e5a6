import { expect, test } from 'vitest'
import { NO_CARD } from '../../../src/share/handout.ts'

import { createGuide } from '../../../src/store/services/lesson-guide.ts'
import { createPins } from '../../../src/store/services/pins.ts'
import { Theory } from '../../../src/store/services/theory.ts'
import { finishedWords, Workshop } from '../../../src/store/services/workshop.ts'
import { FakePage } from '../fake-page.ts'

function opened(hash = '') {
  const page = new FakePage(hash)
  const noTheory = new Theory(
    () => {
      throw new Error('no worker')
    },
    (task) => task(),
  )
  const pins = page.app.service('pins', createPins)
  const guide = page.app.service('guide', (parts) => createGuide(parts, noTheory, pins))
  const workshop = page.app.service('workshop', (parts) => new Workshop(parts, guide))
  return { page, guide, workshop }
}

const titles = (workshop: Workshop) =>
  workshop.store.getState().draft?.cards.map(({ view }) => view.handout.own?.title) ?? []
const file = (text: string, name = 'a.json') => ({ name, size: text.length, text: async () => text })

test('cards are added of the run on screen, moved and removed; at least one stays', () => {
  const { page, workshop } = opened()
  workshop.make()
  workshop.word({ ...NO_CARD, title: 'one' })
  page.actions.edit('lr', 0.5)
  workshop.add()
  workshop.word({ ...NO_CARD, title: 'two' })
  expect(workshop.store.getState().draft?.cards.map(({ run }) => run.config.lr)).toEqual([0.01, 0.5])
  workshop.move(1)
  workshop.move(-1)
  expect(titles(workshop)).toEqual(['two', 'one'])
  workshop.takeRun()
  workshop.remove()
  expect(titles(workshop)).toEqual(['one'])
  workshop.remove()
  expect(titles(workshop)).toEqual([''])
})

test('a file that cannot be used changes nothing, and says why', async () => {
  const { page, guide, workshop } = opened('#v=2&lr=0.5')
  workshop.make()
  workshop.word({ ...NO_CARD, title: 'mine' })
  const before = page.state.run
  for (const bad of [
    file('{'),
    { ...file(''), size: 2_000_000 },
    { ...file(''), text: () => Promise.reject(new Error('gone')) },
  ]) {
    await workshop.take(bad)
    const { file: told } = workshop.store.getState()
    expect([told?.isUsed, told?.issues.length]).toEqual([false, 1])
  }
  expect([page.state.run, titles(workshop), guide.store.getState().course, page.state.atDesk]).toEqual([
    before,
    ['mine'],
    null,
    true,
  ])
  workshop.dismissFile()
  workshop.close()
  expect(page.state.atDesk).toBe(false)
})

test('a file that is opened takes the draft’s place, which can be had back; what was written opens again', async () => {
  const { page, guide, workshop } = opened()
  workshop.make()
  workshop.word({ ...NO_CARD, title: 'first', choices: ['', 'a', 'b'], right: 3 })
  const written = workshop.written()
  workshop.beginAnew()
  workshop.word({ ...NO_CARD, title: 'second' })
  await workshop.take(file(written))
  page.settle()
  expect([titles(workshop), guide.store.getState().course?.own?.cards[0].view.handout.own]).toEqual([
    ['first'],
    { ...NO_CARD, title: 'first', choices: ['a', 'b'], right: 2 },
  ])
  workshop.haveBack()
  expect(titles(workshop)).toEqual(['second'])
  workshop.tryOut()
  expect(page.state.handout.own?.title).toBe('second')
})

test('answers left empty are none, and one alone is no choice', () => {
  expect(finishedWords({ ...NO_CARD, choices: ['', ' a '], right: 2 })).toEqual(NO_CARD)
})
