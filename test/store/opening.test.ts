import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tabulate, withCell } from '../../src/experiment/matrix.ts'
import { presets } from '../../src/experiment/presets.ts'
import { offeredBack } from '../../src/store/page-state.ts'
import { replaceW } from '../../src/store/replace-w.ts'
import { expectTrue } from '../engine/reference.ts'
import { FakePage } from './fake-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const LINK = '#v=2&iterations=800&at=100:lr=0.5&colour=red'

/** Each way of dropping the run on screen, as a person does it. */
const WAYS: { readonly [name: string]: (page: FakePage) => unknown } = {
  'a field that begins a new run': ({ actions }) => actions.edit('noise', 0.1),
  'W in another shape': ({ app }) =>
    replaceW(
      app,
      tabulate(2, 5, () => 1),
    ),
  Restart: ({ actions }) => actions.restart(),
  'Restart without live changes': ({ actions }) => actions.withoutChanges(),
  'new seeds': ({ actions }) => actions.newSeeds(),
  'an example, or a run of the sweep': ({ actions }) => actions.openExample(presets.fast),
  'a link': ({ address }) => address.visit('#v=2&seed=5'),
}

/** The same after the last iteration, where nothing can be a live change. */
const AFTER_THE_END: typeof WAYS = {
  ...WAYS,
  lr: ({ actions }) => actions.edit('lr', 0.2),
  'a cell of W': ({ actions, state }) => actions.edit('W', withCell(state.shown.W, 0, 0, 7)),
  'Run again': ({ actions }) => actions.toggle(),
}

function pausedPage(): FakePage {
  const page = new FakePage(LINK)
  page.actions.setRate(Infinity)
  page.actions.toggle()
  page.livePast(300)
  page.actions.toggle()
  page.settle()
  return page
}

function finishedPage(): FakePage {
  const page = new FakePage(LINK)
  page.actions.finish()
  page.settle()
  return page
}

/** What of the page is to come back. */
function standing({ state, frame }: FakePage) {
  const { run, shown, status, stoppedAt, unknown, made } = state
  const { parameters } = frame
  return { run, shown, status, stoppedAt, unknown, made, parameters, recorded: frame.history.recorded }
}

const SITUATIONS = [
  ...Object.entries(WAYS).map(([name, drop]) => [name, 'a paused run', pausedPage, drop] as const),
  ...Object.entries(AFTER_THE_END).map(([name, drop]) => [name, 'a finished run', finishedPage, drop] as const),
]

describe.each(SITUATIONS)('%s drops %s', (_name, _situation, open, drop) => {
  test('and offers it back whole, with its live changes, at its place', async () => {
    const page = open()
    const before = standing(page)
    const { opened } = page.state
    await drop(page)
    page.settle()
    expect(page.state.opened).toBe(opened + 1)
    expect(offeredBack(page.state.toast)).toMatchObject({ recorded: before.recorded })
    page.actions.undo()
    page.settle()
    expect(standing(page)).toEqual(before)
    expect(page.state.toast).toBeNull()
    expectTrue(page.frame, page.state.run)
  })

  test('and Back returns to it, as Forward does to what came after', async () => {
    const page = open()
    const before = standing(page)
    await drop(page)
    page.settle()
    page.actions.finish()
    page.settle()
    const after = standing(page)
    await page.address.back()
    page.settle()
    expect(standing(page)).toEqual({ ...before, recorded: expect.any(Number) })
    expect(page.state.toast).toBeNull()
    await page.address.forward()
    page.settle()
    expect(standing(page)).toEqual({ ...after, recorded: expect.any(Number) })
  })
})

describe.each([
  ['lr', ({ actions }: FakePage) => actions.edit('lr', 0.2)],
  ['a cell of W', ({ actions, state }: FakePage) => actions.edit('W', withCell(state.shown.W, 0, 0, 7))],
  [
    'all of W',
    ({ app }: FakePage) =>
      replaceW(
        app,
        tabulate(3, 2, () => 1),
      ),
  ],
] as const)('%s, changed at an earlier moment, begins another course', (_name, change) => {
  function changedPage() {
    const page = finishedPage()
    page.actions.seek(50)
    page.settle()
    const before = standing(page)
    change(page)
    page.settle()
    expect(page.state.run).not.toEqual(before.run)
    expect(page.frame.history.recorded).toBe(50)
    return { page, before }
  }

  test('and Undo has the former one back', () => {
    const { page, before } = changedPage()
    page.actions.undo()
    page.settle()
    expect(standing(page)).toEqual(before)
  })

  test('and so does Back, as Forward has the other', async () => {
    const { page, before } = changedPage()
    expect(page.address.entries).toEqual([
      '#v=2&iterations=800&at=100:lr=0.5&t=50&colour=red',
      expect.stringMatching(/^#v=2&iterations=800&at=50:(?:lr|W)=[^&]+&t=50&colour=red$/),
    ])
    page.actions.finish()
    page.settle()
    const after = standing(page)
    await page.address.back()
    page.settle()
    expect(standing(page)).toEqual(before)
    expect(page.state.toast).toBeNull()
    await page.address.forward()
    page.settle()
    expect(standing(page)).toEqual(after)
  })

  test('once: what is changed there further belongs to it', async () => {
    const { page, before } = changedPage()
    page.actions.edit('lr', 0.3)
    page.actions.edit('lr', 0.4)
    page.settle()
    expect(page.address.entries).toHaveLength(2)
    await page.address.back()
    page.settle()
    expect(standing(page)).toEqual(before)
  })
})

describe('a run that was left', () => {
  test('while it was running is had back where it was seen last', () => {
    const page = new FakePage(LINK)
    page.actions.setRate(Infinity)
    page.actions.toggle()
    page.livePast(300)
    const { iteration, parameters } = page.frame
    page.actions.edit('seed', 3)
    page.settle()
    page.actions.undo()
    page.settle()
    expect(page.frame).toMatchObject({ iteration, status: 'paused' })
    expect(page.frame.parameters).toEqual(parameters)
  })

  test('leaves a link to its place behind, which works on another page, too', () => {
    const page = finishedPage()
    page.actions.edit('noise', 0.1)
    page.settle()
    expect(page.address.entries[0]).toBe('#v=2&iterations=800&at=100:lr=0.5&t=800&colour=red')
    expect(page.address.entries).toHaveLength(2)
  })

  test('is still had back after more edits of the new one, and after that has run', () => {
    const page = pausedPage()
    const before = standing(page)
    page.actions.edit('noise', 0.1)
    page.actions.edit('seed', 2)
    page.settle()
    expect(page.address.entries).toHaveLength(2)
    page.actions.toggle()
    page.livePast(50)
    page.actions.undo()
    page.settle()
    expect(standing(page)).toEqual(before)
  })

  test('comes back by Back though others came after it', async () => {
    const page = pausedPage()
    const before = standing(page)
    for (const seed of [11, 12, 13]) {
      page.actions.edit('seed', seed)
      page.actions.finish()
      page.settle()
    }
    for (let i = 0; i < 3; i++) await page.address.back()
    page.settle()
    expect(standing(page)).toEqual({ ...before, recorded: expect.any(Number) })
  })

  test('comes back without what was wrong with the link that had taken its place', async () => {
    const page = pausedPage()
    await page.address.visit('#v=2&lr=fast')
    page.settle()
    expect(page.state.issues).toHaveLength(1)
    page.actions.undo()
    page.settle()
    expect(page.state.issues).toEqual([])
  })

  test('is another one where a link describes the same: that begins at its start', async () => {
    const page = finishedPage()
    await page.address.visit('#v=2&seed=5')
    page.settle()
    await page.address.visit('#v=2&iterations=800&at=100:lr=0.5&colour=red')
    page.settle()
    expect(page.state).toMatchObject({ status: 'idle', stoppedAt: 0 })
  })

  test('says what could not be kept of its values', () => {
    const page = new FakePage('#v=2&iterations=800&momentum=0.5&nesterov=1&at=10:momentum=0')
    page.actions.finish()
    page.settle()
    page.actions.withoutChanges()
    expect(page.state.toast).toMatchObject({ type: 'left', gaveWay: { key: 'nesterov' } })
  })
})

test('where nothing was under way nothing is offered, and no step is made', () => {
  const page = new FakePage(LINK)
  for (const drop of [WAYS['new seeds'], WAYS['a field that begins a new run'], WAYS['Restart without live changes']]) {
    drop?.(page)
    page.settle()
  }
  expect(page.state.toast).toBeNull()
  expect(page.address.entries).toHaveLength(1)
})
