import type { Kind } from '../experiment/kinds.ts'
import { bad, quoted, type Reading } from '../experiment/problem.ts'
import { tidied } from './tidy.ts'
import { type TypedNumber, typedNumber } from './typed-number.ts'

/**
 * How a person's text is read as a value of `kind`: as a link's is, and where it has numbers, in any habit of writing them. What
 * may be two of them is a problem that has both, so that none is taken unasked.
 */
export function typedReader<T>({ control, read }: Pick<Kind<T>, 'control' | 'read'>): (text: string) => Reading<T> {
  switch (control.type) {
    case 'number':
      return (text) => judged(read, text, meant([text], control.integer))
    case 'pair':
      return (text) => judged(read, text, listMeant(text, false, 2))
    case 'integers':
      return (text) => (/\d/.test(text) ? judged(read, text, listMeant(text, true)) : read(text))
    case 'vector':
      return (text) => (/\d/.test(text) ? judged(read, text, listMeant(text, false)) : read(text))
    default:
      return read
  }
}

/** `betas = (0.9, 0.999)`: it may be for another field. */
const NAMED = /^\s*[a-z_][\w.]*\s*[=:]\s*(?=[[({\d.,+-])/i
/** A mark before three digits that are no number of their own: `1,000`. */
const THOUSANDS = /(?<=\d)[, ](?=0\d\d(?!\d))/g
/** Two whole numbers, or one with a decimal comma; 0 and 1 beside each other are two. */
const ONE_COMMA = /^[+-]?(?![01],[01]$)(?:\d+,\d+|\d{1,3},\d{3}\.\d+)$/
/** `0,5,0,3` */
const ZERO_COMMAS = /^[+-]?0,\d+(?:,[+-]?0,\d+)+$/

/** What a list of numbers may mean, `count` where it has so many; a comma in it may also be within one. */
function listMeant(text: string, whole: boolean, count?: number): TypedNumber {
  const tidy = tidied(text)
  const named = tidy.replace(NAMED, '')
  const bare = named.trim().replace(/(?<=[\d\])}])[,;]$/, '')
  const list = meant(partsOf(bare, count), whole)
  const [likelier, less] = count === undefined ? otherwise(bare, whole) : [[], []]
  const texts = [...new Set([...likelier, ...list.texts, ...less])]
  return { texts, sure: list.sure && texts.length === 1 && named === tidy }
}

/** What else than a list by all of its commas `bare` may mean: what is likelier than that, and what is less likely. */
function otherwise(bare: string, whole: boolean): readonly [readonly string[], readonly string[]] {
  const grouped = bare.replace(THOUSANDS, '')
  const inGroups = grouped === bare ? [] : meant(partsOf(grouped), whole).texts
  if (whole) return [inGroups, []]
  const decimals = ZERO_COMMAS.test(bare) ? (bare.match(/[+-]?0,\d+/g) ?? []) : ONE_COMMA.test(bare) ? [bare] : null
  const read = decimals === null ? [] : meant(decimals, false).texts
  return /^[+-]?0,/.test(bare) ? [read, inGroups] : [inGroups, read]
}

/** The numbers of a list: by what can be no part of one where there is such a thing, else by commas. */
function partsOf(bare: string, count?: number): readonly string[] {
  const inside = bare.replace(/^[[({]([^[\]]*)[\])}]$/, '$1').trim()
  const apart = inside.split(/\s*[;|\t]\s*|,\s+/)
  // Where other marks stand between them, blanks are within numbers.
  if (apart.length > 1 && apart.every((part) => !/ /.test(part) || /^[+-]?\d{1,3}(?: \d{3})+$/.test(part))) return apart
  const blanks = inside.split(/\s*[;|\t]\s*|,\s+|(?<!,)\s+/)
  if (blanks.length > 1) return blanks
  const byComma = inside.split(',')
  // `0,9,0,999`: two numbers with decimal commas.
  if (count === 2 && byComma.length === 4) return [byComma.slice(0, 2).join(), byComma.slice(2).join()]
  return byComma
}

/** What `parts`, each a number, may mean together, written plainly and apart. */
function meant(parts: readonly string[], whole: boolean): TypedNumber {
  const numbers = parts.map((part) => typedNumber(part, whole))
  if (numbers.some(({ texts }) => texts.length === 0)) return { texts: [], sure: false }
  const written = (nth: number) => numbers.map(({ texts }) => texts[nth] ?? texts[0]).join(', ')
  return { texts: [...new Set([written(0), written(1)])], sure: numbers.every(({ sure }) => sure) }
}

/** Reads what `text` means; as it is where it means nothing else, and where it may be several a problem that has them. */
function judged<T>(read: (text: string) => Reading<T>, text: string, { texts, sure }: TypedNumber): Reading<T> {
  const [first] = texts
  if (first === undefined) return read(text)
  if (sure) return read(first)
  const readings = [...new Set(texts)].filter((each) => read(each).ok)
  return readings.length === 0 ? read(first) : bad({ code: 'unsure', text: quoted(text.trim()), readings })
}
