import { fieldOf, KEYS, STATE, snakeCase } from '../experiment/config.ts'
import { VERSIONS } from '../experiment/defaults.ts'
import { oneOf } from '../experiment/kinds.ts'
import { CHANGE_SYNTAX, momentKind } from './change-entries.ts'
import { type Entry, entriesOf, entryOf, unescaped } from './entries.ts'
import { writeEntry, writeText } from './escape.ts'
import { HANDOUT_KINDS, TEXT_KEYS } from './handout-entries.ts'
import { CHANGE_KEY, END_KEY, LENGTH_KEY, PIN_BETWEEN, PIN_KEY, VERSION_KEY } from './keys.ts'
import { CARD_KEY, CARD_RUN_KEY } from './lesson-keys.ts'
import { withEatenKeys, withEquals, withoutEntities, withoutMailEscapes } from './repair-text.ts'
import { likelyKey, likelyValues } from './repair-value.ts'
import { unsealed } from './unseal.ts'
import { scaleKind, tKind } from './view-entries.ts'

/*
 * What programs do to a link on its way is undone here: to the text as a whole (`repair-text.ts`), to its entries, to a key,
 * to a value (`repair-value.ts`). An entry that can be read as it stands stays as it is.
 */

/** What a link says, whatever was done to it on its way. */
export interface Understood {
  readonly entries: readonly Entry[]
  /** There were more than are looked at. */
  readonly more: boolean
  /** Something was done to it. */
  readonly repaired: boolean
  /** Its end is missing; the key of the entry that was the last one, which may not be whole and is left out. */
  readonly cutIn: string | null
}

/** The entries of `hash`, as they were when it was handed on. */
export function understood(hash: string): Understood {
  for (const each of likelyLinks(hash)) {
    const inner = unsealed(each)
    if (inner !== null && !ESCAPED_MARK.test(inner.hash))
      return { ...entriesOf(inner.hash), repaired: each !== hash || !inner.exact, cutIn: null }
  }
  const text = withMarks(withEquals(withMarks(hash)))
  const found = entriesOf(text)
  const mended = mendedEntries(found.entries)
  const isMended = mended.length !== found.entries.length || mended.some((entry, i) => entry !== found.entries[i])
  return { ...withoutSeal(mended), more: found.more, repaired: text !== hash || isMended }
}

/** What `hash` may have been, if it was sealed: its length says which it was. */
function* likelyLinks(hash: string): Generator<string> {
  yield hash
  const marked = withMarks(hash)
  const parted = marked.replace(/%26(?=\w+=)/g, '&')
  for (const each of [marked, withEquals(marked), parted, withKeys(parted)]) {
    let text = each
    for (let times = 0; times < 3; times++, text = text.replaceAll('%25', '%')) yield text
  }
}

/** A backslash before a mark that the page leaves as it is: a program put it there, however well the length may fit. */
const ESCAPED_MARK = /(?:\\|%5C)[_~.-]/i

function withMarks(hash: string): string {
  return withEatenKeys(withoutMailEscapes(withoutEntities(hash)))
}

/** The first `=` of each entry, and all of those that are no words of somebody's own, where they were escaped. */
function withKeys(hash: string): string {
  const entry = (part: string): string => {
    const [, key = ''] = /^#?(\w+)/.exec(part) ?? []
    if (!isCard(key)) return isText(key) ? part.replace(/%3D/i, '=') : part.replace(/%3D/gi, '=')
    const [whole, front = '', rest = ''] = /^(.*?)(?:%3D|=)(.*)$/i.exec(part) ?? []
    return whole === undefined ? part : `${front}=${rest.split(PIN_BETWEEN).map(entry).join(PIN_BETWEEN)}`
  }
  return hash.split('&').map(entry).join('&')
}

/** Without the two ends of a seal: what it says where it was changed by hand, or cut. */
function withoutSeal(entries: readonly Entry[]): Pick<Understood, 'entries' | 'cutIn'> {
  const has = (wanted: string) => entries.some(({ key }) => key === wanted)
  const rest = entries.filter(({ key }) => key !== LENGTH_KEY && key !== END_KEY)
  if (!has(LENGTH_KEY) || has(END_KEY)) return { entries: rest, cutIn: null }
  const last = rest.at(-1)
  return { entries: rest.slice(0, -1), cutIn: last !== undefined && isKnown(last.key) ? last.key : '' }
}

interface Readable {
  read(text: string): { readonly ok: boolean }
}

/** How the value of each key is read; of those that are no words of somebody's own. */
const KINDS: ReadonlyMap<string, Readable> = new Map<string, Readable>([
  ...KEYS.map((key) => [snakeCase(key), fieldOf(key).kind] as const),
  ...Object.entries({ [VERSION_KEY]: oneOf(VERSIONS.map(String)), t: tKind, scale: scaleKind, ...HANDOUT_KINDS }),
])

const OTHERS: readonly string[] = [CHANGE_KEY, PIN_KEY, CARD_KEY, CARD_RUN_KEY, LENGTH_KEY, END_KEY, ...TEXT_KEYS]

/** Whether links have such a key. */
export function isKnown(key: string): boolean {
  return KINDS.has(key) || OTHERS.includes(key)
}

function isCard(key: string): boolean {
  return key === CARD_KEY || key === CARD_RUN_KEY
}

function isText(key: string): boolean {
  return TEXT_KEYS.some((each) => each === key)
}

function mendedEntries(entries: readonly Entry[]): readonly Entry[] {
  const mended: Entry[] = []
  for (const entry of entries) {
    const parts = mendedEntry(entry, 0)
    for (const part of parts) mended.push(part)
    // A query that a program put behind the hash, or another hash: what follows is a part of it.
    const [{ key } = entry] = parts
    if (isKnown(key) && !isText(key) && /#.|\?[\w.-]+=/.test(entry.raw.slice(entry.raw.indexOf('=')))) break
  }
  return mended
}

/** The entries that were one, whose `&` or `=` are escaped; the entry itself where it is one, and whole. */
function mendedEntry(entry: Entry, depth: number): readonly Entry[] {
  const key = isKnown(entry.key) ? entry.key : likelyKey(entry.key)
  if (isText(key)) return [keyed(entry, key)]
  if (isCard(key)) return [mendedCard(keyed(entry, key))]
  const isOne = isKnown(key) && !(entry.value ?? '').includes('&')
  if (isOne) return [mendedValue(keyed(entry, key))]
  if (depth === 3 || !/%26|%3D/i.test(entry.raw)) return [entry]
  const parts = (unescaped(entry.raw) ?? '').split('&').flatMap((part) => mendedEntry(entryOf(part), depth + 1))
  return parts[0] !== undefined && isKnown(parts[0].key) ? parts : [entry]
}

function keyed(entry: Entry, key: string): Entry {
  return key === entry.key ? entry : { ...entry, key, raw: entry.raw.replace(/^[^=]*/, key) }
}

function mendedValue(entry: Entry): Entry {
  const { key } = entry
  const text = entry.value ?? entry.text
  if (key === CHANGE_KEY) return withValue(entry, mendedChange(text))
  if (key === PIN_KEY) return withValue(entry, mendedPin(text))
  const kind = KINDS.get(key)
  return kind === undefined ? entry : withValue(entry, likely(kind, text))
}

/** `text`, or what it may have been, where that can be read and it cannot. */
function likely(kind: Readable, text: string): string {
  if (kind.read(text).ok) return text
  for (const each of likelyValues(text)) if (kind.read(each).ok) return each
  return text
}

/** What the text of a state looks like: letters, digits and a few marks, none of them at its end. */
const STATE_FORM: Readable = { read: (text) => ({ ok: /^[\w.:,/-]*[\w-]$/.test(text) }) }

function mendedChange(text: string): string {
  const [whole, when = '', name = '', value = ''] = CHANGE_SYNTAX.exec(text) ?? []
  const key = KINDS.has(name) ? name : likelyKey(name)
  const kind = key === STATE ? STATE_FORM : KINDS.get(key)
  return whole === undefined || kind === undefined ? text : `${likely(momentKind, when)}:${key}=${likely(kind, value)}`
}

/** Entries of a pinned run that are looked at: one with everything in it has some 230. */
const MOST_PARTS = 300

function mendedPin(text: string): string {
  const part = (raw: string) => {
    const equals = raw.indexOf('=')
    const key = likelyKey(raw.slice(0, Math.max(0, equals)))
    if (equals < 0 || key === PIN_KEY || !isKnown(key)) return raw
    const value = raw.slice(equals + 1)
    return `${key}=${mendedValue({ key, text: value, value, raw }).value ?? value}`
  }
  const parts = text.split(PIN_BETWEEN, MOST_PARTS + 1)
  if (parts.length > MOST_PARTS) return text
  return parts.map(part).join(PIN_BETWEEN)
}

/** Within a card its words stay as they are, but for a backslash that Markdown put in front of what stands between them. */
function mendedCard(entry: Entry): Entry {
  const bare = entry.raw.replaceAll('\\', '')
  const { value } = entryOf(bare)
  const parts = value?.split(PIN_BETWEEN, MOST_PARTS + 1) ?? []
  if (value === null || parts.length > MOST_PARTS) return entry
  const mended = parts.map((raw) => {
    const equals = raw.indexOf('=')
    const key = likelyKey(raw.slice(0, Math.max(0, equals)))
    const text = raw.slice(equals + 1)
    if (equals < 0 || isCard(key) || !isKnown(key))
      return { before: raw, after: raw, written: writeText('', raw).slice(1) }
    if (isText(key)) return { before: raw, after: `${key}=${text}`, written: writeText(key, text) }
    const read = mendedValue({ key, text, value: text, raw }).value ?? text
    return { before: raw, after: `${key}=${read}`, written: writeEntry(key, read) }
  })
  if (bare === entry.raw && mended.every(({ before, after }) => before === after)) return entry
  const written = mended.map((part) => part.written).join(PIN_BETWEEN)
  return entryOf(`${entry.key}=${written}`)
}

function withValue(entry: Entry, value: string): Entry {
  if (value === (entry.value ?? entry.text)) return entry
  return { key: entry.key, text: value, value, raw: writeEntry(entry.key, value) }
}
