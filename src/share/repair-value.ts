import { halfWidth } from '../experiment/numbers.ts'

// What stands around a value, or in it, that is no part of it: what a program took for a part of the link, or put there.

/** Values that `text`, which cannot be read as it is, may have been, the likeliest first. */
export function* likelyValues(text: string): Generator<string> {
  const bare = decoded(text.replace(INVISIBLE, '').replaceAll('\\', ''))
  for (const end of [bare.length, ...endsOf(bare)]) {
    const part = bare.slice(0, end)
    yield part
    yield withoutMarks(part)
  }
}

/** What nobody sees, and what no value has. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** `key` without what has no place in one: invisible characters, Markdown's backslashes, a second `#` and what is before it. */
export function likelyKey(key: string): string {
  const [last = ''] = key.split('#').slice(-1)
  return halfWidth(last)
    .replace(INVISIBLE, '')
    .replace(/[\\\s]/g, '')
    .replace(/^[?!/&]+/, '')
}

/** `text` with the escapes that are left in it resolved: it was escaped more than once. */
function decoded(text: string): string {
  let bare = text
  try {
    for (let times = 0; times < 3 && /%[\da-f]{2}/i.test(bare); times++) bare = decodeURIComponent(bare)
  } catch {
    return text
  }
  return bare.replace(INVISIBLE, '')
}

/** Where a query, a second hash or a tag begins. */
const BEHIND = /[?#"<>`\u201c\u201d\u00ab\u00bb]/

// Words of a language that no value is written in, but not Chinese numerals, which would make another number of it; and a mark
// that no number follows: in full width it may also stand in a value.
const LETTER = /(?![零〇一二三四五六七八九十百千万亿兆两半几])\p{Lo}|\p{Extended_Pictographic}/u
const MARK = /(?![\0-\x7f])[\p{P}\uff5c\uff5e](?!\s*[\d.+\-[(\uff08\uff0b\uff0d\uff0e\uff10-\uff19\uff3b])/u

/** Where in `text` something may begin that is no part of the value. */
function endsOf(text: string): number[] {
  return [text.search(BEHIND), text.search(LETTER), text.search(MARK)].filter((at) => at > 0)
}

const OPENING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])
const TRAILING =
  /[)\]}.,;:!?'"`*_~|>\s\u2018-\u201d\u2026\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]/

/** `text` without marks around it that belong to the sentence it stands in. Brackets that it opens itself are its own. */
function withoutMarks(text: string): string {
  const unopened = new Map(
    [...OPENING].map(([closing, opening]) => [closing, count(text, closing) - count(text, opening)]),
  )
  let end = text.length
  while (end > 0 && TRAILING.test(text.charAt(end - 1))) {
    const closing = text.charAt(end - 1)
    const surplus = unopened.get(closing)
    if (surplus !== undefined && surplus <= 0) break
    if (surplus !== undefined) unopened.set(closing, surplus - 1)
    end--
  }
  return text.slice(0, end).replace(/^["'\u2018-\u201d\s]+/, '')
}

function count(text: string, part: string): number {
  return text.split(part).length
}
