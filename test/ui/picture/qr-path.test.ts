import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { qrSvg, qrView } from '../../../src/ui/picture/qr-path.ts'

/** The dots of a path, as it draws them. */
function dotsOf({ side, path }: ReturnType<typeof qrView>): readonly string[] {
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => '.'))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(length); i++) (rows[Number(y)] ?? [])[Number(x) + i] = '#'
  }
  return rows.map((row) => row.join(''))
}

test('a QR code has its three finders and a white edge of four dots', () => {
  const view = qrView('https://example.org/#v=2&lr=0.1')
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

test.each([40, 400, 1199])('a camera reads back a link of %i characters', (length) => {
  const link = `https://example.org/sgd/#v=2&W=${'.3,.4;.5,.6&at=12:lr=0.1&'.repeat(50)}`.slice(0, length)
  const view = qrView(link)
  const dots = dotsOf(view)
  const [scale, side] = [4, 4 * view.side]
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDark = dots[Math.floor(y / scale)]?.[Math.floor(x / scale)] === '#'
      if (isDark) pixels.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3)
    }
  }
  expect(jsQR(pixels, side, side)?.data).toBe(link)
})
