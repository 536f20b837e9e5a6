import { FONT_SIZE, textWidth } from '../plot/text-width.ts'

/** How wide `text` is in letters of `size` pixels, or a little less. */
export function widthAt(text: string, size: number): number {
  return (textWidth(text) * size) / FONT_SIZE
}

/** Where a text may be broken: behind a space, and between two Han characters but for a mark that ends what is before it. */
const PIECES =
  /[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef][\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\uff09\u201d]*\s*|\s+/gu

/** `text` in lines of at most so many pixels; what is wider by itself, as an address is, is broken anywhere. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  const pieces = (text.match(PIECES) ?? []).flatMap((piece) => chopped(piece, width, size))
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && widthAt((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

function chopped(piece: string, width: number, size: number): readonly string[] {
  if (widthAt(piece.trimEnd(), size) <= width) return [piece]
  const parts: string[] = []
  let part = ''
  for (const letter of piece) {
    if (part !== '' && widthAt(part + letter, size) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}
