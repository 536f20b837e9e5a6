// Everything that browsers, mail programs and Markdown leave alone within a link. `%` is among them: what is escaped
// already stays as it is, so that escaping twice is the same as once.
const UNSAFE = /[^\w\-.~!$*+,;:@/?=%]/gu

/** `raw` with what is not safe in a link escaped, existing escapes kept, broken ones too. */
export function escaped(raw: string): string {
  return raw.replace(UNSAFE, escapedCharacter)
}

function escapedCharacter(character: string): string {
  // Brackets and the apostrophe end a link in Markdown and in text; encodeURIComponent leaves them as they are.
  if (/['()]/.test(character)) return byCode(character)
  // It throws at half a character; browsers put U+FFFD in its place.
  return encodeURIComponent(/\p{Surrogate}/u.test(character) ? '\ufffd' : character)
}

/** `value` as it stands in a link: its rows with `~` between them, at which no program ends a link, as some do at `;`. */
export function linked(value: string): string {
  return value.replaceAll(';', '~')
}

/** `key=value` escaped, so that it reads back as it is. */
export function writeEntry(key: string, value: string): string {
  return escaped(`${key}=${linked(value).replaceAll('%', '%25').replaceAll('+', '%2B')}`)
}

/** The escape of a character of ASCII; what is an escape already stays. */
function byCode(text: string): string {
  return text.length > 1 ? text : `%${text.charCodeAt(0).toString(16).toUpperCase()}`
}

// In somebody's own words everything else is escaped: no program takes a part of them for the end of the link, or for Markdown.
const NO_LETTER = /[^A-Za-z0-9]/gu

/** `key=text` with all of `text` but letters and digits escaped. */
export function writeText(key: string, text: string): string {
  return `${key}=${text.replace(NO_LETTER, (character) => byCode(escapedCharacter(character)))}`
}
