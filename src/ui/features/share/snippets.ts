// What stands in the source of other people's pages.

/** A frame that shows a link. */
export interface FrameLook {
  readonly link: string
  /** What it shows, for those who do not see it. */
  readonly title: string
  /** In pixels; null: as wide as the text around it. */
  readonly width: number | null
  /** In pixels. */
  readonly height: number
}

/** The smallest frame that the page fits into, in pixels, and the largest that makes sense. */
export const FRAME_LIMITS = { width: [280, 4000], height: [240, 4000] } as const

/** The HTML of a frame, on one line: some editors put line breaks of their own into what is pasted. */
export function frameCode({ link, title, width, height }: FrameLook): string {
  const size = width === null ? `width="100%" height="${height}"` : `width="${width}" height="${height}"`
  const own = `style="border:0${width === null ? '' : ';max-width:100%'}" loading="lazy" allow="clipboard-write"`
  return `<iframe src="${attribute(link)}" title="${attribute(title)}" ${size} ${own}></iframe>`
}

/** `text` as the value of an attribute in double quotes. */
function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s+/g, ' ')
}

/** A picture in Markdown that leads to `link`; `picture` is an address, which may hold the picture itself. */
export function markdownCode(link: string, says: string, picture: string): string {
  return `[![${plainMarkdown(says)}](${destination(picture)})](${destination(link)})`
}

/** `text` as text that no reader of Markdown takes for anything else. Square brackets some do not unescape within a link. */
function plainMarkdown(text: string): string {
  const round = text.replace(/\s+/g, ' ').replaceAll('[', '(').replaceAll(']', ')')
  return round.replace(/[\\`*_<>|~&$]/g, '\\$&')
}

/** An address with nothing in it that would end it in Markdown. */
function destination(address: string): string {
  return address.replace(
    /[\s()<>\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
