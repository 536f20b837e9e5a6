import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Scroll } from '../../src/ui/features/output/scroll.ts'

let box: HTMLElement
let pre: HTMLElement
let scroll: Scroll

beforeEach(() => {
  box = document.createElement('div')
  box.style.cssText = 'height: 100px; overflow: auto'
  pre = document.createElement('pre')
  box.append(pre)
  document.body.append(box)
  scroll = new Scroll(box, pre)
})
afterEach(() => box.remove())

const line = (index: number) => `line ${index}`

/** The lines `from` to `to` (exclusive) and what follows, as they are to be read. */
function text(from: number, to: number, ending: readonly string[] = []): string {
  return [...Array.from({ length: to - from }, (_, i) => line(from + i)), ...ending].join('\n')
}

test('its text is the lines joined by newlines and nothing else, however they come', () => {
  const step = fc.record({ more: fc.integer({ min: 0, max: 450 }), ends: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const own = document.createElement('pre')
      const terminal = new Scroll(box, own)
      let to = 0
      for (const { more, ends } of steps) {
        to += more
        const ending = ends ? ['tensor([[1.]]', 'end)'] : []
        terminal.show(0, to, line, ending)
        expect(own.textContent).toBe(text(0, to, ending))
      }
    }),
    { numRuns: 60 },
  )
})

test('old lines go where they are no longer kept, whole nodes at a time, never one too many', () => {
  for (let to = 0; to <= 5000; to += 73) {
    const from = Math.max(0, to - 1000)
    scroll.show(from, to, line, [])
    const lines = pre.textContent?.split('\n') ?? []
    expect(lines.at(-1)).toBe(to === 0 ? '' : line(to - 1))
    expect(lines.length).toBeLessThanOrEqual(1000 + 200)
    expect(pre.textContent).toBe(text(to - (to === 0 ? 0 : lines.length), to))
    expect(pre.textContent?.includes(line(from)) ?? false).toBe(to > 0)
  }
})

test('another run, or a way back, begins anew', () => {
  scroll.show(0, 500, line, ['end'])
  scroll.show(0, 20, line, [])
  expect(pre.textContent).toBe(text(0, 20))
  scroll.show(700, 710, line, [])
  expect(pre.textContent).toBe(text(700, 710))
  scroll.show(0, 0, line, [])
  expect(pre.textContent).toBe('')
  scroll.show(0, 0, line, ['only the end'])
  expect(pre.textContent).toBe('only the end')
})

test('it stays at the bottom while it is looked at there, and where the reader has scrolled to', () => {
  scroll.show(0, 100, line, [])
  scroll.show(0, 200, line, [])
  expect(box.scrollTop + box.clientHeight).toBeGreaterThanOrEqual(box.scrollHeight - 1)
  box.scrollTop = 300
  scroll.show(0, 400, line, ['end'])
  expect(box.scrollTop).toBe(300)
})

test('it stays at the bottom when its box shrinks, and when all that it shows is let go of', () => {
  const atEnd = () => expect(box.scrollTop + box.clientHeight).toBeGreaterThanOrEqual(box.scrollHeight - 1)
  scroll.show(0, 100, line, [])
  // A note above takes its place; before that is known, lines come.
  box.style.height = '60px'
  scroll.show(5000, 15_000, line, [])
  atEnd()
  box.style.height = '40px'
  scroll.resized()
  atEnd()
  box.scrollTop -= 200
  const { scrollTop } = box
  box.style.height = '30px'
  scroll.resized()
  scroll.show(10_000, 20_000, line, ['end'])
  expect(box.scrollTop).toBeLessThanOrEqual(scrollTop)
})
