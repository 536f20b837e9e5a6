/** The browser's usual size of letters, in pixels: what is laid out in pixels is laid out for it. */
const USUAL = 16

/** How large the page's letters are beside the usual ones: the reader's setting and the screen's size decide it. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL
}

/** A length in pixels as it is at the usual size of letters, so that it grows with them. */
export function rem(pixels: number): string {
  return `${pixels / USUAL}rem`
}
