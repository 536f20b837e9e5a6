/** The font size of all that is written in a picture, in pixels. */
export const FONT_SIZE = 12

/** Parts of the font size: a digit or letter at its widest in the system's fonts, and a Chinese character. */
const LATIN = 0.63
const HAN = 1

/** How wide a label is, or a little less: the pictures are laid out without asking the page, and so for a file, too. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += character >= '\u2e80' ? HAN : LATIN
  return width * FONT_SIZE
}
