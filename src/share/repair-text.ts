// What programs do to a link as a whole on its way, each undone by a function. None of them touches what the page writes.

/** Every `=` as mail programs escape it, `v=3D1`. */
export function withoutMailEscapes(hash: string): string {
  return /^#?(?:v|len)=3D\d/i.test(hash) ? hash.replace(/=3D/gi, '=') : hash
}

/** Every `=` and `&` escaped, as where the whole link was: once more, or twice. */
export function withEquals(hash: string): string {
  let text = hash
  for (let times = 0; times < 3 && !text.includes('=') && /%(?:25)*3D/i.test(text); times++) {
    try {
      text = decodeURIComponent(text)
    } catch {
      return hash
    }
  }
  return text
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/** `&amp;` and the like, as HTML writes them: once, or several times over. */
export function withoutEntities(hash: string): string {
  let text = hash
  for (let times = 0; times < 3 && text.includes(';'); times++) {
    text = text.replace(
      /&(?:([a-z]{2,4})|#(\d{1,5})|#x([\da-f]{1,4}));/gi,
      (whole, name?: string, ten?: string, hex?: string) => {
        if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole
        return String.fromCharCode(ten === undefined ? Number.parseInt(hex ?? '', 16) : Number(ten))
      },
    )
  }
  return text
}

/** Keys that begin like the name of a character in HTML, which eats them even without its `;`. */
const EATEN: readonly (readonly [character: string, begins: string, rest: string])[] = [
  ['\u00a2', 'cent', 'ered'],
  ['\u00ac', 'not', 'e'],
  ['\u03b1', 'alpha', ''],
  ['\u03b2', 'beta', 's?'],
  ['\u03b4', 'delta', ''],
]

/** `&centered=1` that was shown as `\u00a2ered=1`. */
export function withEatenKeys(hash: string): string {
  return EATEN.reduce(
    (text, [character, begins, rest]) =>
      text.replace(
        new RegExp(`(?<=[^&#])(?:${character}|${encodeURIComponent(character)})(?=${rest}=)`, 'gi'),
        `&${begins}`,
      ),
    hash,
  )
}
