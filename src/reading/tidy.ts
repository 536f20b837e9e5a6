import { halfWidth } from '../experiment/numbers.ts'

/** Hyphens and dashes of all kinds, which keyboards, input methods and documents put for a minus. */
const MINUS = /[\u02d7\u2010-\u2015\u207b\u2212\u2796\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d\uff70]/g
/** What nobody sees: soft hyphens, joiners, marks of direction, byte order marks. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** Arabic and Persian digits. */
const ARABIC = /[\u0660-\u0669\u06f0-\u06f9]/g
/** The full stop and the half-width one of a Chinese or Japanese input method, the decimal separator of Arabic, a raised point. */
const POINT = /[\u3002\uff61\u066b]|(?<=\d)\u00b7(?=\d)(?!10\s*(?:\^|\*\*|-?[\u2070\u00b9\u00b2\u00b3\u2074-\u207b]))/g
/** Blanks of all widths, but not the ends of lines. */
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/**
 * `text` in the characters that programs write numbers in: half width, one minus, Western digits, a point for the Chinese full
 * stop, plain blanks, and nothing invisible. Nothing of it changes what a number is.
 */
export function tidied(text: string): string {
  const digit = (wide: string) => String(wide.charCodeAt(0) & 0xf)
  return halfWidth(text.replace(INVISIBLE, '').replace(MINUS, '-'))
    .replace(ARABIC, digit)
    .replace(POINT, '.')
    .replace(BLANK, ' ')
}
