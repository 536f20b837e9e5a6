import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MatrixSheet, matricesBody } from '../../../src/ui/features/matrices/matrix-sheets.ts'
import { framed, type Picture } from '../../../src/ui/picture/frame.ts'
import { linesOf, widthAt } from '../../../src/ui/picture/lines-of-text.ts'
import { papers } from '../../../src/ui/picture/paper.ts'
import { lineSample } from '../../../src/ui/picture/picture-legend.ts'
import { svgText, xmlText } from '../../../src/ui/picture/svg.ts'
import { misplaced, partsOf, placedTexts } from './placed-texts.ts'

const caption = { run: 'lr 2, batch_size 1', link: 'https://example.org/#v=2&lr=2', longLink: 'The link is too long.' }
const numbers = { cell: (value: number) => value.toFixed(4), tick: String }

function sheetsOf(rows: number, columns: number, more: Partial<MatrixSheet> = {}): readonly MatrixSheet[] {
  const values = new Float32Array(rows * columns).fill(-0.5)
  const titles = ['Target W', 'Learned weight.t()', 'Difference']
  return titles.map((title) => ({ title, rows, columns, values, bias: null, limit: 1, ...more }))
}

function matricesIn(sheets: readonly MatrixSheet[]): Picture {
  return { title: 'Matrices', legend: [], body: matricesBody(sheets, numbers), notes: [], caption }
}

describe('a picture', () => {
  const names = Array.from({ length: 9 }, (_, i) => `${i + 1}: optimizer Adam, lr 0.00${i}, weight_decay 0.125`)
  const picture: Picture = {
    ...matricesIn(sheetsOf(3, 2)),
    title: '第 1 个输出列在最优点附近的损失，以及运行的轨迹'.repeat(3),
    legend: names.map((name) => ({ name, sample: lineSample(({ accent }) => accent) })),
    notes: ['A note that is longer than a line of the picture. '.repeat(6)],
  }

  test('is 1920 wide, and none of its texts is cut or on another, however long', () => {
    const drawn = framed(picture, papers.light)
    expect(drawn.given.width).toBe(1920)
    expect(misplaced(drawn)).toEqual([])
    expect(partsOf(drawn, 'legend-entry')).toHaveLength(names.length)
    const said = placedTexts(drawn)
      .map(({ text }) => text)
      .join(' ')
    for (const name of names) expect(said).toContain(name)
    expect(said).toContain(caption.run)
    expect(said).toContain(caption.link)
  })

  test('has an address that is too long as a link, and says so in its place', () => {
    const link = `${caption.link}${'&W=1'.repeat(500)}`
    const drawn = framed({ ...picture, caption: { ...caption, link } }, papers.light)
    expect(misplaced(drawn)).toEqual([])
    expect(placedTexts(drawn).map(({ text }) => text)).toContain(caption.longLink)
    expect(svgText(drawn)).toContain(`<a href="${xmlText(link)}">`)
  })

  test('is drawn on either paper in the colours of the page', () => {
    const css = readFileSync(new URL('../../../src/ui/theme/tokens.css', import.meta.url), 'utf8')
    for (const name of ['surface', 'text', 'muted', 'line', 'edge', 'accent', 'danger'] as const) {
      expect(css).toContain(`--${name}: light-dark(${papers.light[name]}, ${papers.dark[name]})`)
    }
    expect(papers.light.color('light-dark(#aaa, #bbb)')).toBe('#aaa')
    expect(papers.dark.color('light-dark(#aaa, #bbb)')).toBe('#bbb')
    expect(svgText(framed(picture, papers.dark))).not.toMatch(/var\(|light-dark|NaN|undefined/)
  })

  test('of anybody’s words is XML', () => {
    const drawn = svgText(framed({ ...picture, title: 'a < b & "c"' }, papers.light))
    expect(drawn).toContain('a &lt; b &amp; &quot;c&quot;')
    expect(drawn).toContain("'Noto Sans CJK SC'")
  })
})

describe('the matrices', () => {
  test('have titles and scales that keep to themselves, of whatever shape they are', () => {
    for (const [rows, columns] of [
      [1, 1],
      [3, 2],
      [8, 8],
      [2, 16],
      [16, 1],
      [64, 64],
    ] as const) {
      expect(misplaced(framed(matricesIn(sheetsOf(rows, columns)), papers.light)), `${rows} x ${columns}`).toEqual([])
    }
  })

  test('show every number, that of the bias too', () => {
    const [sheet] = sheetsOf(2, 3, { values: [1, 2, 3, 4, 5, 6], bias: [7, 8, 9], limit: 9 })
    const texts = placedTexts(framed(matricesIn(sheet === undefined ? [] : [sheet]), papers.light)).map(
      ({ text }) => text,
    )
    for (let value = 1; value <= 9; value++) expect(texts).toContain(numbers.cell(value))
  })

  test('say where values lie beyond the colours', () => {
    const textsAt = (limit: number) =>
      placedTexts(framed(matricesIn(sheetsOf(1, 2, { values: [6, -1], limit })), papers.light)).map(({ text }) => text)
    expect(textsAt(9)).toContain('9')
    expect(textsAt(5)).toContain('> 5')
    expect(textsAt(5)).not.toContain('< -5')
  })

  test('are colours alone where they are large', () => {
    const drawn = framed(matricesIn(sheetsOf(64, 64)), papers.light)
    expect(placedTexts(drawn).map(({ text }) => text)).not.toContain(numbers.cell(-0.5))
    expect(svgText(drawn).match(/<rect/g)?.length).toBeGreaterThan(3 * 64 * 64)
  })
})

test('a text is broken into lines that fit, and nothing of it is lost', () => {
  expect(linesOf('lr 2, batch_size 1', 80, 12)).toEqual(['lr 2,', 'batch_size', '1'])
  expect(linesOf('损失，以及运行的轨迹。', 40, 12)).toEqual(['损失，', '以及运', '行的轨', '迹。'])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '&', 'c', '，', '损', '。', '失', '9') }),
      fc.integer({ min: 30, max: 300 }),
      (text, width) => {
        const lines = linesOf(text, width, 12)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
        for (const line of lines) expect(widthAt(line, 12)).toBeLessThanOrEqual(width)
      },
    ),
  )
})
