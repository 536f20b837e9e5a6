import { halfWidth } from '../experiment/numbers.ts'

/** Hyphens and dashes of all kinds, which keyboards, input methods and documents put for a minus. */
const MINUS = /[\u02d7\u2010-\u2015\u207b\u2212\u2796\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d\uff70]/g
/** What nobody sees: soft hyphens, joiners, marks of direction, byte order marks. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** Arabic, Persian, Devanagari, Bengali and Thai digits: where each ten of them begin. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g
const ZEROS = [0xe50, 0x9e6, 0x966, 0x6f0, 0x660] as const
/** Apostrophes and accents that stand between thousands, and Arabic's mark for it. */
const APOSTROPHE = /(?<=\d)[\u2019\u02bc\u00b4\u066c](?=\d{3})/g
/** The Cyrillic е, which looks like the Latin one. */
const CYRILLIC_E = /(?<=\d\.?)[\u0435\u0415](?=[+-]?\d)/g
/** The full stop and the half-width one of a Chinese or Japanese input method, the decimal separator of Arabic, a raised point. */
const POINT = /[\u3002\uff61\u066b]|(?<=\d)\u00b7(?=\d)(?!10\s*(?:\^|\*\*|-?[\u2070\u00b9\u00b2\u00b3\u2074-\u207b]))/g
/** Blanks of all widths, but not the ends of lines. */
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/**
 * `text` in the characters that programs write numbers in: half width, one minus, Western digits, a point for the Chinese full
 * stop, plain blanks, and nothing invisible. Nothing of it changes what a number is.
 */
export function tidied(text: string): string {
  const digit = (other: string) => {
    const code = other.charCodeAt(0)
    return String(code - (ZEROS.find((zero) => zero <= code) ?? code))
  }
  return halfWidth(text.replace(INVISIBLE, '').replace(MINUS, '-'))
    .replace(DIGITS, digit)
    .replace(APOSTROPHE, "'")
    .replace(CYRILLIC_E, 'e')
    .replace(POINT, '.')
    .replace(BLANK, ' ')
}
