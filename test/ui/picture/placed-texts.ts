import { widthAt } from '../../../src/ui/picture/lines-of-text.ts'
import type { SvgNode } from '../../../src/ui/picture/svg.ts'

/** A text of a picture where it is drawn. */
export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Context {
  readonly x: number
  readonly y: number
  readonly upright: boolean
  readonly size: number
}

/** All texts of a picture with the room that each takes, as widely as the layout thinks it may be. */
export function placedTexts(root: SvgNode, from: Context = { x: 0, y: 0, upright: false, size: 12 }): PlacedText[] {
  const { given, children, name } = root
  const moved = /translate\((\S+) (\S+)\)/.exec(String(given.transform ?? ''))
  const context: Context = {
    x: from.x + Number(moved?.[1] ?? 0),
    y: from.y + Number(moved?.[2] ?? 0),
    upright: from.upright || String(given.transform ?? '').includes('rotate(-90)'),
    size: Number(given['font-size'] ?? from.size),
  }
  if (name === 'text') return [placed(root, context)]
  return children.flatMap((child) => (typeof child === 'string' ? [] : placedTexts(child, context)))
}

function placed({ given, children }: SvgNode, { x, y, upright, size }: Context): PlacedText {
  const text = children.map(textIn).join('')
  const width = widthAt(text, size)
  const start = { start: 0, middle: 0.5, end: 1 }[String(given['text-anchor'] ?? 'start')] ?? 0
  const [own, base] = [Number(given.x ?? 0), Number(given.y ?? 0)]
  const from = own - start * width
  // Letters reach three quarters of their size above their line, and a fifth below.
  if (upright) {
    return { text, left: x - 0.75 * size, right: x + 0.2 * size, top: y - from - width, bottom: y - from }
  }
  const line = y + base
  return { text, left: x + from, right: x + from + width, top: line - 0.75 * size, bottom: line + 0.2 * size }
}

function textIn(child: SvgNode | string): string {
  return typeof child === 'string' ? child : child.children.map(textIn).join('')
}

/** What is wrong with where the texts of a picture stand: outside of it, or one on another. */
export function misplaced(root: SvgNode): readonly string[] {
  const [, , width = 0, height = 0] = String(root.given.viewBox).split(' ').map(Number)
  const texts = placedTexts(root)
  const outside = texts
    .filter(({ left, right, top, bottom }) => !(left >= 0 && top >= 0 && right <= width && bottom <= height))
    .map(({ text }) => `outside: ${text}`)
  const onEachOther = texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `on each other: ${a.text} | ${b.text}`),
  )
  return [...outside, ...onEachOther]
}

/** The parts of a picture that are marked as such. */
export function partsOf(root: SvgNode, part: string): readonly SvgNode[] {
  const own = root.given['data-part'] === part ? [root] : []
  return [...own, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : partsOf(child, part)))]
}
