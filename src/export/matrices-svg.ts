/** A matrix as it is drawn. */
export interface MatrixSheet {
  readonly title: string
  readonly rows: number
  readonly columns: number
  /** rows x columns, row-major. */
  readonly values: ArrayLike<number>
  /** A row of its own beneath. */
  readonly bias: ArrayLike<number> | null
  /** The value at the ends of the colour scale. */
  readonly limit: number
}

/** How it is drawn: the page's colours and its way to write numbers. */
export interface Look {
  readonly surface: string
  readonly text: string
  readonly muted: string
  readonly font: string
  readonly fill: (value: number, limit: number) => string
  readonly ink: (value: number, limit: number) => string
  readonly format: (value: number) => string
  /** Of the ends of the scale. */
  readonly tick: (value: number) => string
}

/** In pixels. */
const MARGIN = 16
const TITLE = 24
const FOOT = 24
const BIAS_GAP = 8
const NUMBERED = { width: 64, height: 32 }
const BARE = { width: 12, height: 12 }

/** So far beyond an end of the scale a value still looks like it: rounding is nothing that a legend tells. */
const SLACK = 0.005

/** With more rows or columns the cells are too small for numbers. */
const MOST_NUMBERED = 16
/** With more columns the matrices stand one under the other. */
const MOST_ABREAST = 8

/** The matrices as an SVG image that needs nothing beside it. */
export function matricesSvg(sheets: readonly MatrixSheet[], look: Look): string {
  const drawn = sheets.map((sheet) => drawnSheet(sheet, look))
  const abreast = sheets.every(({ columns }) => columns <= MOST_ABREAST)
  let [x, y] = [MARGIN, MARGIN]
  const placed = drawn.map(({ content, width, height }) => {
    const group = `<g transform="translate(${x} ${y})">${content}</g>`
    if (abreast) x += width + MARGIN
    else y += height + MARGIN
    return group
  })
  const width = abreast ? x : 2 * MARGIN + Math.max(...drawn.map((each) => each.width))
  const height = abreast ? 2 * MARGIN + Math.max(...drawn.map((each) => each.height)) : y
  return svg(width, height, look, placed.join(''))
}

/** The outermost element, with a background. */
function svg(width: number, height: number, { surface, font }: Look, content: string): string {
  const size = `width="${width}" height="${height}"`
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"`
  return `${head} font-family="${xmlText(font)}" font-size="13"><rect ${size} fill="${xmlText(surface)}"/>${content}</svg>\n`
}

function drawnSheet(sheet: MatrixSheet, look: Look) {
  const { rows, columns, values, bias, limit, title } = sheet
  const numbered = rows <= MOST_NUMBERED && columns <= MOST_NUMBERED
  const cell = numbered ? NUMBERED : BARE
  const width = Math.max(columns * cell.width, 2 * NUMBERED.width, titleWidth(title) + BIAS_GAP)
  const row = (of: ArrayLike<number>, from: number, top: number) =>
    Array.from({ length: columns }, (_, i) =>
      drawnCell(of[from + i] ?? Number.NaN, i * cell.width, top, { cell, numbered, limit, look }),
    ).join('')
  const body = Array.from({ length: rows }, (_, r) => row(values, r * columns, TITLE + r * cell.height))
  const end = TITLE + rows * cell.height
  const below = bias === null ? '' : row(bias, 0, end + BIAS_GAP)
  const bottom = bias === null ? end : end + BIAS_GAP + cell.height
  const head = `<text x="0" y="14" fill="${xmlText(look.text)}" font-weight="600">${xmlText(title)}</text>`
  const content = head + body.join('') + below + legend(sheet, width, bottom + BIAS_GAP, look)
  return { content, width, height: bottom + BIAS_GAP + FOOT }
}

/** How wide a title is at most: the picture is laid out without asking a page. */
function titleWidth(title: string): number {
  return Array.from(title).reduce((width, letter) => width + (letter >= '\u2e80' ? 13 : 8.5), 0)
}

interface CellLook {
  readonly cell: { readonly width: number; readonly height: number }
  readonly numbered: boolean
  readonly limit: number
  readonly look: Look
}

function drawnCell(value: number, x: number, y: number, { cell, numbered, limit, look }: CellLook): string {
  const gap = numbered ? 1 : 0
  const size = `width="${cell.width - gap}" height="${cell.height - gap}"`
  const box = `<rect x="${x}" y="${y}" ${size} fill="${xmlText(look.fill(value, limit))}"/>`
  if (!numbered) return box
  const place = `x="${x + cell.width / 2}" y="${y + cell.height / 2 + 4}" text-anchor="middle"`
  return `${box}<text ${place} fill="${xmlText(look.ink(value, limit))}">${xmlText(look.format(value))}</text>`
}

/** The scale between its ends, and whether a value lies beyond one of them. */
function legend({ values, bias, limit }: MatrixSheet, width: number, y: number, look: Look): string {
  const all = [...Array.from(values), ...Array.from(bias ?? [])]
  const end = limit * (1 + SLACK)
  const below = all.some((value) => value < -end) ? '< ' : ''
  const above = all.some((value) => value > end) ? '> ' : ''
  const steps = 33
  const [from, step] = [width / 2 - 32, 64 / steps]
  const boxes = Array.from({ length: steps }, (_, i) => {
    const value = limit * ((2 * i) / (steps - 1) - 1)
    return `<rect x="${from + i * step}" y="${y}" width="${step + 0.5}" height="8" fill="${xmlText(look.fill(value, limit))}"/>`
  })
  const label = (x: number, anchor: string, text: string) =>
    `<text x="${x}" y="${y + 8}" font-size="11" text-anchor="${anchor}" fill="${xmlText(look.muted)}">${xmlText(text)}</text>`
  const [low, high] = [below + look.tick(-limit), above + look.tick(limit)]
  return boxes.join('') + label(from - 6, 'end', low) + label(from + 70, 'start', high)
}

/** Text as XML has it. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
