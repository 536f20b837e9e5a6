import type { Kind } from '../experiment/kinds.ts'
import { bad, quoted, type Reading } from '../experiment/problem.ts'
import { tidied } from './tidy.ts'
import { typedNumber } from './typed-number.ts'

/**
 * How a person's text is read as a value of `kind`: as a link's is, and where it has numbers, in any habit of writing them. What
 * may be two of them is a problem that has both, so that none is taken unasked.
 */
export function typedReader<T>({ control, read }: Pick<Kind<T>, 'control' | 'read'>): (text: string) => Reading<T> {
  switch (control.type) {
    case 'number':
      return (text) => readNumbers(read, [text], text, control.integer)
    case 'pair':
      return (text) => readNumbers(read, partsOf(text, 2), text)
    case 'integers':
      return (text) => (/\d/.test(text) ? readNumbers(read, partsOf(text), text, true) : read(text))
    case 'vector':
      return (text) => (/\d/.test(text) ? readNumbers(read, partsOf(text), text) : read(text))
    default:
      return read
  }
}

/** The numbers of a list: by what can be no part of one where there is such a thing, else by commas. */
function partsOf(text: string, count?: number): readonly string[] {
  const bare = tidied(text)
    .trim()
    .replace(/^[[({]([^[\]]*)[\])}]$/, '$1')
    .trim()
  const apart = bare.split(/\s*[;|\t]\s*|,\s+|(?<!,)\s+/)
  if (apart.length > 1) return apart
  const byComma = bare.split(',')
  // `0,9,0,999`: two numbers with decimal commas.
  if (count === 2 && byComma.length === 4) return [byComma.slice(0, 2).join(), byComma.slice(2).join()]
  return byComma
}

/** Reads `parts` each as a number and then, written plainly, all of them by `read`; `text` as it is where one is none. */
function readNumbers<T>(
  read: (text: string) => Reading<T>,
  parts: readonly string[],
  text: string,
  whole = false,
): Reading<T> {
  const numbers = parts.map((part) => typedNumber(part, whole))
  if (numbers.some(({ texts }) => texts.length === 0)) return read(text)
  const written = (nth: number) => numbers.map(({ texts }) => texts[nth] ?? texts[0]).join()
  const first = read(written(0))
  if (numbers.every((number) => number.sure)) return first
  const readings = [...new Set([written(0), written(1)])].filter((each) => read(each).ok)
  return readings.length === 0 ? first : bad({ code: 'unsure', text: quoted(text.trim()), readings })
}
