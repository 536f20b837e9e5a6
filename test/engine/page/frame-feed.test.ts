import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { displaySchedule, FrameFeed } from '../../../src/engine/page/frame-feed.ts'
import type { Frame } from '../../../src/engine/protocol.ts'
import { RecordedRun } from '../../../src/engine/worker/recorded-run.ts'
import { tutorial } from '../arbitraries.ts'

const recorded = new RecordedRun({ config: tutorial(), changes: [] })

function frame(): Frame {
  recorded.iterate()
  return recorded.frame('running', true)
}

/** A feed whose display paints when told to. */
function feedOf() {
  const paintings: (() => void)[] = []
  return { feed: new FrameFeed((paint) => paintings.push(paint)), paintings }
}

test('a painter gets the latest frame at once and every one after it, until it is stopped', () => {
  const { feed, paintings } = feedOf()
  const [early, late] = [vi.fn<(frame: Frame) => void>(), vi.fn<(frame: Frame) => void>()]
  const [first, second] = [frame(), frame()]
  const stop = feed.subscribe(early)
  expect(early).not.toHaveBeenCalled()
  feed.present(first, () => {})
  expect(feed.latest).toBe(first)
  paintings.shift()?.()
  expect(early.mock.calls).toEqual([[first]])
  feed.subscribe(late)
  expect(late.mock.calls).toEqual([[first]])
  stop()
  feed.present(second, () => {})
  paintings.shift()?.()
  feed.repaint()
  expect(early).toHaveBeenCalledTimes(1)
  expect(late.mock.calls).toEqual([[first], [second], [second]])
})

test('a frame that waited is replaced and never painted', () => {
  const { feed, paintings } = feedOf()
  const painter = vi.fn<(frame: Frame) => void>()
  const [old, replaced] = [vi.fn<() => void>(), vi.fn<() => void>()]
  feed.subscribe(painter)
  const latest = frame()
  feed.present(frame(), old)
  feed.present(latest, replaced)
  expect(paintings).toHaveLength(1)
  paintings.shift()?.()
  expect(painter.mock.calls).toEqual([[latest]])
  expect(old).not.toHaveBeenCalled()
  expect(replaced).toHaveBeenCalledTimes(1)
})

test('a painter that throws stops neither the others nor the frames to come', () => {
  const { feed, paintings } = feedOf()
  const [painter, painted] = [vi.fn<(frame: Frame) => void>(), vi.fn<() => void>()]
  feed.subscribe(() => {
    throw new Error('a defect')
  })
  feed.subscribe(painter)
  feed.present(frame(), painted)
  expect(paintings.shift()).toThrow('a defect')
  expect([painter.mock.calls.length, painted.mock.calls.length]).toEqual([1, 1])
})

test('nothing is painted between two runs', () => {
  const { feed, paintings } = feedOf()
  const [painter, painted] = [vi.fn<(frame: Frame) => void>(), vi.fn<() => void>()]
  feed.subscribe(painter)
  feed.present(frame(), painted)
  feed.clear()
  paintings.shift()?.()
  feed.repaint()
  expect(painter).not.toHaveBeenCalled()
  expect(painted).toHaveBeenCalledTimes(1)
  expect(feed.latest).toBeNull()
})

beforeEach(() => {
  vi.useFakeTimers()
  let last = 0
  const asked = new Map<number, () => void>()
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => {
    asked.set(++last, paint)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => asked.delete(id))
  vi.stubGlobal('display', () => {
    for (const paint of asked.values()) paint()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The display shows its next picture. */
function refresh(): void {
  const display: unknown = Reflect.get(globalThis, 'display')
  if (typeof display === 'function') display()
}

test('painting goes with the display', () => {
  const paint = vi.fn<() => void>()
  displaySchedule(paint)
  expect(paint).not.toHaveBeenCalled()
  refresh()
  expect(paint).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1000)
  refresh()
  expect(paint).toHaveBeenCalledTimes(1)
})

test('and by a timer where the display stands still', () => {
  const paint = vi.fn<() => void>()
  displaySchedule(paint)
  vi.advanceTimersByTime(1000)
  expect(paint).toHaveBeenCalledTimes(1)
  refresh()
  expect(paint).toHaveBeenCalledTimes(1)
})
