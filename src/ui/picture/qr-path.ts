import { generate } from 'lean-qr/nano'

/** The white edge that readers of the code need, in dots (ISO/IEC 18004). */
const EDGE = 4

/** A QR code as it is drawn, one unit to a dot. */
interface QrView {
  /** Of the square, its white edge included. */
  readonly side: number
  /** The dark dots. */
  readonly path: string
}

/** The QR code of `link`. It throws where the link is longer than such a code can be. */
export function qrView(link: string): QrView {
  const code = generate(link)
  const strokes: string[] = []
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      let length = 0
      while (code.get(x + length, y)) length++
      if (length > 0) strokes.push(`M${x + EDGE} ${y + EDGE}h${length}v1h-${length}z`)
      x += length
    }
  }
  return { side: code.size + 2 * EDGE, path: strokes.join('') }
}

/** The same as an image that needs nothing beside it, large enough for a slide. */
export function qrSvg(link: string): string {
  const { side, path } = qrView(link)
  const size = `width="${8 * side}" height="${8 * side}" viewBox="0 0 ${side} ${side}"`
  const white = `<rect width="${side}" height="${side}" fill="#fff"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} shape-rendering="crispEdges">${white}<path d="${path}"/></svg>`
}
