import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { presets } from '../../../src/experiment/presets.ts'
import { described } from '../../../src/lessons/lesson.ts'
import { columnError, fallsBy, fallsTo, maxError } from '../../../src/lessons/measure.ts'
import { NO_CARD } from '../../../src/share/handout.ts'
import type { OwnLesson } from '../../../src/share/own-lesson.ts'
import { DEFAULT_VIEW, NO_HANDOUT } from '../../../src/share/page-view.ts'
import { createGuide, type LessonGuide, placeOf } from '../../../src/store/services/lesson-guide.ts'
import { numbersIn } from '../../../src/store/services/lesson-laboratory.ts'
import { paperPlace } from '../../../src/store/services/lesson-paper.ts'
import { createPins, type Pins } from '../../../src/store/services/pins.ts'
import { Theory } from '../../../src/store/services/theory.ts'
import { FakePage } from '../fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page and its guide; the cards ask nothing of the theory here. */
function opened(hash = ''): { readonly page: FakePage; readonly guide: LessonGuide; readonly pins: Pins } {
  const page = new FakePage(hash)
  const noTheory = new Theory(
    () => {
      throw new Error('no worker')
    },
    (task) => task(),
  )
  const pins = page.app.service('pins', createPins)
  return { page, guide: page.app.service('guide', (parts) => createGuide(parts, noTheory, pins)), pins }
}

/** Lets everything happen until `isThere`. */
async function until(page: FakePage, isThere: () => boolean): Promise<void> {
  await vi.waitFor(
    async () => {
      page.settle()
      await vi.advanceTimersByTimeAsync(1)
      expect(isThere()).toBe(true)
    },
    { timeout: 20_000 },
  )
}

const place = (guide: LessonGuide) => placeOf(guide.store.getState())

test('a link that names a card alone opens its run; one with settings keeps them', async () => {
  const { page, guide } = opened('#v=2&lesson=too-large.3')
  await until(page, () => place(guide) === 'too-large.3')
  expect(page.state.run.config.iterations).toBe(1000)
  expect(page.address.read()).toContain('lesson=too-large.3')
  const other = opened('#v=2&lr=0.7&lesson=too-large.3')
  await until(other.page, () => place(other.guide) === 'too-large.3')
  expect(other.page.state.run.config.lr).toBe(0.7)
  expect(other.page.state.run.config.iterations).toBe(5000)
})

test('a name that no lesson has is said, and the run is there', async () => {
  const { page, guide } = opened('#v=2&lesson=nothing.2')
  await until(page, () => guide.store.getState().trouble === 'unknown')
  expect(page.state.run).toEqual(presets.tutorial)
})

test('from card to card the same run stays where it is, and Back has each card again', async () => {
  const { page, guide } = opened('#v=2&lesson=tutorial.2')
  await until(page, () => place(guide) === 'tutorial.2')
  const count = page.state.opened
  guide.answer(0)
  await until(page, () => guide.store.getState().given.get('tutorial.2')?.stage === 'told')
  expect(page.state.stoppedAt).toBe(1)
  guide.turn(2)
  page.settle()
  expect([place(guide), page.state.opened, page.state.stoppedAt]).toEqual(['tutorial.3', count, 1])
  expect(page.address.read()).toBe('#v=2&lr=0.01&t=1&lesson=tutorial.3')
  await page.address.back()
  await until(page, () => place(guide) === 'tutorial.2')
  expect(page.state.stoppedAt).toBe(1)
})

test('an answer makes the run, and then its numbers are those of that run', async () => {
  const { page, guide } = opened('#v=2&lesson=tutorial.4')
  await until(page, () => place(guide) === 'tutorial.4')
  expect([page.state.asks, page.state.guess?.value]).toEqual([true, null])
  guide.hold(2000)
  guide.answer(2000)
  expect(page.state.asks).toBe(true)
  await until(page, () => page.state.guess?.truth === 367)
  expect(page.state.status).toBe('finished')
  expect(page.state.asks).toBe(false)
  const numberOf = numbersIn(guide.store.getState().numbers, 'tutorial.4')
  expect([numberOf(fallsBy(100)), numberOf(maxError(5000)).toFixed(5)]).toEqual([367, '0.00896'])
  guide.ask()
  expect([page.state.asks, page.state.guess?.given]).toEqual([true, false])
})

test('what a question is about is not worked out, and not told, before it is answered', async () => {
  const { page, guide } = opened('#v=2&lesson=not-exact.3')
  await until(page, () => guide.store.getState().numbers.has('not-exact.3'))
  expect(guide.store.getState().numbers.get('not-exact.3')?.size).toBe(0)
  guide.answer(0)
  await until(page, () => (guide.store.getState().numbers.get('not-exact.3')?.size ?? 0) > 0)
  const numberOf = numbersIn(guide.store.getState().numbers, 'not-exact.3')
  expect(numberOf(columnError(0, 5000))).toBeCloseTo(0, 3)
})

test('leaving keeps the run; what the link shows and locks stays', async () => {
  const { page, guide } = opened('#v=2&lr=0.5&lesson=tutorial.1&show=chart')
  await until(page, () => place(guide) === 'tutorial.1')
  guide.leave()
  page.settle()
  expect(page.state.handout).toEqual({ ...NO_HANDOUT, show: ['chart'] })
  expect([page.state.run.config.lr, guide.store.getState().course, page.state.marked]).toEqual([0.5, null, null])
})

test('an example is a card of its own', async () => {
  const { page, guide } = opened()
  void guide.openExample('adam')
  await until(page, () => place(guide) === 'example-adam.1')
  expect(page.state.run).toEqual(presets.adam)
  expect(page.address.read()).toBe('#v=2&optimizer=adam&lr=0.01&lesson=example-adam.1')
})

test('a lesson of one’s own goes through its cards, and its link has the card', async () => {
  const card = (title: string, lr: number) => ({
    run: described({ lr }),
    view: { ...DEFAULT_VIEW, handout: { ...NO_HANDOUT, own: { ...NO_CARD, title } } },
  })
  const lesson: OwnLesson = { title: 'Mine', cards: [card('one', 0.01), card('two', 0.2)] }
  const { page, guide } = opened()
  guide.openOwn(lesson)
  page.settle()
  guide.turn(1)
  page.settle()
  expect([place(guide), page.state.run.config.lr]).toEqual(['own.2', 0.2])
  expect(page.address.read()).toBe('#v=2&lr=0.2&title=two&lesson_title=Mine&lesson=own.2&card=lr=0.01!title=one')
  await page.address.back()
  await until(page, () => place(guide) === 'own.1')
  expect(guide.store.getState().course?.faces).toHaveLength(2)
})

test('a task is done where all of it holds at once, whenever that was', async () => {
  const { page, guide } = opened('#v=2&lr=0.1&goal=full_loss:1e-4,iteration:400')
  await until(page, () => place(guide) === 'own.1')
  expect(guide.task.store.getState().met).toBeNull()
  page.actions.finish()
  page.settle()
  const { met } = guide.task.store.getState()
  expect(met?.fullLoss).toBeLessThanOrEqual(1e-4)
  expect(met?.iteration).toBeLessThanOrEqual(400)
})

test('a task that is missed is judged at its last iteration', async () => {
  const { page, guide } = opened('#v=2&goal=max_error:0.1,iteration:500')
  await until(page, () => place(guide) === 'own.1')
  page.actions.finish()
  await until(page, () => guide.task.store.getState().moment?.iteration === 500)
  const { met, moment } = guide.task.store.getState()
  expect([met, moment?.maxError?.toFixed(4)]).toEqual([null, '0.2025'])
  page.actions.edit('lr', 0.05)
  page.actions.finish()
  await until(page, () => guide.task.store.getState().met !== null)
})

test('for paper all cards are measured, each in its own run, and once', async () => {
  const { page, guide } = opened('#v=2&lesson=too-large.4')
  await until(page, () => place(guide) === 'too-large.4')
  const { course } = guide.store.getState()
  if (course === null) throw new Error('no lesson')
  const done = guide.paper.measure(course)
  expect(guide.paper.measure(course)).toBe(done)
  await until(page, () => guide.paper.store.getState().course === course)
  const { numbers } = guide.paper.store.getState()
  const told = numbersIn(numbers, paperPlace(1, 'told'))
  expect([told(fallsTo(1e-6)), told(fallsTo(1e-6, { lr: 1 }))]).toEqual([30, 63])
  expect([...numbers.keys()].filter((key) => key.endsWith('told'))).toHaveLength(5)
  // The reader is where they were.
  expect([place(guide), page.state.stoppedAt, page.state.asks]).toEqual(['too-large.4', 0, true])
})

test('the runs that a card is compared with are pinned with it, stand in its link, and go with it; a reader’s own stay', async () => {
  const { page, guide, pins } = opened('#v=2&lesson=batch-of-one.1')
  await until(page, () => place(guide) === 'batch-of-one.1')
  const pinned = () => pins.store.getState().pins.map(({ run: { config } }) => [config.lr, config.batchSize])
  pins.pin(described({ lr: 0.5 }))
  await until(page, () => pinned().length === 1)
  guide.turn(1)
  await until(page, () => pinned().length === 3)
  const link = page.address.read()
  expect(link).toContain('lesson=batch-of-one.2&pin=lr=0.5&pin=lr=1&pin=lr=1!batch_size=100')
  // Nothing of them is known yet: what the card asks is not told.
  guide.answer(2)
  await until(page, () => guide.store.getState().given.get('batch-of-one.2')?.stage === 'told')
  expect(pinned()).toHaveLength(3)
  guide.turn(2)
  await until(page, () => pinned().length === 1)
  expect(pinned()).toEqual([[0.5, 4]])

  // A link has the pins that its sender had, and no others.
  const other = opened('#v=2&lr=0.01&lesson=batch-of-one.2&pin=lr=1')
  await until(other.page, () => place(other.guide) === 'batch-of-one.2' && other.pins.store.getState().pins.length > 0)
  expect(other.pins.store.getState().pins).toHaveLength(1)
  // The card alone has its own.
  const bare = opened('#v=2&lesson=batch-of-one.2')
  await until(bare.page, () => bare.pins.store.getState().pins.length === 2)
})

const LESSON = '#v=2&lr=0.2&iterations=50&title=one&choice=yes&choice=no&right=1&card=lr=3!title=two&card=title=three'

test('a lesson in a link is gone through as one from a file; its address says where, and leads there', async () => {
  const { page, guide } = opened(LESSON)
  await until(page, () => place(guide) === 'own.1')
  expect(guide.store.getState().course?.faces).toHaveLength(3)
  expect(page.address.read()).toBe(LESSON)
  guide.answer(0)
  await until(page, () => guide.store.getState().given.get('own.1')?.stage === 'told')
  guide.turn(1)
  page.actions.edit('lr', 1)
  page.settle()
  const there = page.address.read()
  expect(there).toBe(
    '#v=2&lr=1&iterations=50&title=two&lesson=own.2&card_run=lr=3&card=lr=0.2!title=one!choice=yes!choice=no!right=1&card=lr=0.2!title=three',
  )
  const other = opened(there)
  await until(other.page, () => place(other.guide) === 'own.2')
  expect(other.page.state.run.config.lr).toBe(1)
  other.guide.back()
  other.page.settle()
  expect(other.page.state.run.config.lr).toBe(3)
  other.guide.turn(2)
  other.page.settle()
  expect([place(other.guide), other.page.state.run.config.lr]).toEqual(['own.3', 0.2])

  // Back through the history it is still the same lesson, with what was answered in it; another one begins anew.
  await page.address.back()
  await until(page, () => place(guide) === 'own.1')
  expect(guide.store.getState().given.get('own.1')?.value).toBe(0)
  await page.address.visit('#v=2&title=other&choice=a&choice=b&card=title=more')
  await until(page, () => guide.store.getState().course?.faces.length === 2)
  expect(guide.store.getState().given.size).toBe(0)
})

test('what in the cards of a link does not count is said, and kept out', async () => {
  const { page, guide } = opened('#v=2&title=one&card=lr=fast!title=two&card=title=three')
  await until(page, () => place(guide) === 'own.1')
  expect(page.state.issues.map(({ key, problem }) => `${key} ${problem.code}`)).toEqual(['card notANumber'])
  expect(guide.store.getState().course?.faces.map(({ title }) => title.en)).toEqual(['one', 'three'])
})

test('the link to the whole page unlocks every card', async () => {
  const { page, guide } = opened('#v=2&title=one&controls=lr&card=title=two&card=controls=none')
  await until(page, () => place(guide) === 'own.1')
  expect(page.app.wholeLink()).toMatch(/&title=one&card=title=two&card=&end=\d+$/)
  guide.turn(2)
  page.settle()
  expect(page.state.handout.controls).toEqual([])
})

test('a card whose run is to stop at its start tells at once, whatever is on screen', async () => {
  const { page, guide } = opened('#v=2&title=one&choice=a&choice=b&card=t=0!choice=a!choice=b')
  await until(page, () => place(guide) === 'own.1')
  guide.turn(1)
  page.actions.edit('lr', 0.5)
  page.settle()
  guide.answer(1)
  page.settle()
  expect(guide.store.getState().given.get('own.2')?.stage).toBe('told')
  expect(page.state.run.config.lr).toBe(0.01)
})
