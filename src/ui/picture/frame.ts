import { FONT_SIZE } from '../plot/text-width.ts'
import { linesOf } from './lines-of-text.ts'
import { FONT, type Paper } from './paper.ts'
import { type LegendEntry, legendOf } from './picture-legend.ts'
import { near, node, type SvgNode, svgRoot } from './svg.ts'

/** What a picture shows between its legend and its caption. */
export interface Body {
  /** The least width that it needs, in pixels. */
  readonly least: number
  /** From its upper left corner, as wide as it is told to be. */
  drawn(width: number, paper: Paper): { readonly nodes: readonly SvgNode[]; readonly height: number }
}

/** A plot as a picture that stands alone, on whatever paper. */
export interface Picture {
  readonly title: string
  /** All that is drawn, the lines of other runs too. */
  readonly legend: readonly LegendEntry[]
  readonly body: Body
  /** What there is to say of it that no line shows. */
  readonly notes: readonly string[]
  readonly caption: Caption
}

/** Why there is none, in the reader's language. */
export interface NoPicture {
  readonly missing: string
}

/** Which run it is: in words, and its link. */
export interface Caption {
  readonly run: string
  readonly link: string
  /** In place of a link that is too long to be read in a picture. */
  readonly longLink: string
}

/** In pixels of the picture; it is shown twice as large. */
const WIDTH = 960
const MARGIN = 24
const TITLE = { size: 16, line: 22 }
const SMALL = { size: 11, line: 15 }
const GAP = 10

/** How wide a picture is as a file: that of a slide. */
const FILE_WIDTH = 1920

/** An address is shown in so many lines at most. */
const LINK_LINES = 3

/** The picture with its title, legend and caption: all that a file needs. */
export function framed(picture: Picture, paper: Paper): SvgNode {
  const width = Math.max(WIDTH, picture.body.least + 2 * MARGIN)
  const { nodes, height } = stacked(picture, width - 2 * MARGIN, paper)
  const whole = height + 2 * MARGIN
  const size = { width: FILE_WIDTH, height: Math.round((FILE_WIDTH * whole) / width) }
  return svgRoot(
    width,
    whole,
    { ...size, 'font-family': FONT, 'font-size': FONT_SIZE },
    node('rect', { width, height: whole, fill: paper.surface }),
    node('g', { transform: `translate(${MARGIN} ${MARGIN})` }, ...nodes),
  )
}

/** The same without title and caption, `width` pixels wide, for a sheet that says these itself. */
export function bare({ legend, body, notes }: Picture, width: number, paper: Paper): SvgNode {
  const least = Math.max(width, body.least)
  const { nodes, height } = stacked({ title: '', legend, body, notes, caption: null }, least, paper)
  return svgRoot(least, height, { 'font-family': FONT, 'font-size': FONT_SIZE }, ...nodes)
}

/** What stands one under the other, and how high that is. */
function stacked(picture: Omit<Picture, 'caption'> & { caption: Caption | null }, width: number, paper: Paper) {
  const nodes: SvgNode[] = []
  let y = 0
  const put = (content: readonly SvgNode[], height: number) => {
    nodes.push(node('g', { transform: `translate(0 ${near(y)})` }, ...content))
    y += height
  }
  const say = (text: string, { size, line, ...given }: Saying) => {
    const lines = linesOf(text, width, size)
    const said = lines.map((words, i) => node('text', { x: 0, y: size + i * line, 'font-size': size, ...given }, words))
    put(said, lines.length * line)
  }
  if (picture.title !== '') {
    say(picture.title, { ...TITLE, fill: paper.text, 'font-weight': 600 })
    y += GAP / 2
  }
  const legend = legendOf(picture.legend, width, paper)
  put([legend.drawn], legend.height)
  if (legend.height > 0) y += GAP
  const body = picture.body.drawn(width, paper)
  put(body.nodes, body.height)
  const muted = { ...SMALL, fill: paper.muted }
  if (picture.notes.length > 0 || picture.caption !== null) y += GAP
  for (const note of picture.notes) say(note, muted)
  const { caption } = picture
  if (caption !== null) {
    say(caption.run, { ...SMALL, fill: paper.text })
    put([linkOf(caption, width, paper)], linkLines(caption, width).length * SMALL.line)
  }
  return { nodes, height: y }
}

interface Saying {
  readonly size: number
  readonly line: number
  readonly fill: string
  readonly 'font-weight'?: number
}

function linkLines({ link, longLink }: Caption, width: number): readonly string[] {
  const lines = linesOf(link, width, SMALL.size)
  return lines.length <= LINK_LINES ? lines : linesOf(longLink, width, SMALL.size)
}

/** The address, to be followed where a picture can be. */
function linkOf(caption: Caption, width: number, paper: Paper): SvgNode {
  const lines = linkLines(caption, width).map((words, i) =>
    node('text', { x: 0, y: SMALL.size + i * SMALL.line, 'font-size': SMALL.size, fill: paper.accent }, words),
  )
  return node('a', { href: caption.link }, ...lines)
}
