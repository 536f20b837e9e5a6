import { expect, test } from 'vitest'
import { qrSvg, qrView } from '../../../src/ui/features/share/qr-path.ts'

/** The dots of a path, as it draws them. */
function dotsOf({ side, path }: ReturnType<typeof qrView>): readonly string[] {
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => '.'))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(length); i++) (rows[Number(y)] ?? [])[Number(x) + i] = '#'
  }
  return rows.map((row) => row.join(''))
}

test('a QR code has its three finders and a white edge of four dots', () => {
  const view = qrView('https://example.org/#v=1&lr=0.1')
  const dots = dotsOf(view)
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']
  const at = (x: number, y: number) => finder.map((_, i) => dots[y + i]?.slice(x, x + 7))
  expect(at(4, 4)).toEqual(finder)
  expect(at(view.side - 11, 4)).toEqual(finder)
  expect(at(4, view.side - 11)).toEqual(finder)
  const blank = '.'.repeat(view.side)
  expect([...dots.slice(0, 4), ...dots.slice(-4)]).toEqual(Array.from({ length: 8 }, () => blank))
  expect(dots.every((row) => row.startsWith('....') && row.endsWith('....'))).toBe(true)
})

test('as a file it is black on white, and of any length that the page offers', () => {
  const svg = qrSvg(`https://example.org/#${'x'.repeat(1180)}`)
  expect(svg).toMatch(/<rect width="(\d+)" height="\1" fill="#fff"\/>/)
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="(\d+)" height="\1"/)
})
