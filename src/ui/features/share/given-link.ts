import type { Query } from '../../../share/address.ts'
import { writeHash } from '../../../share/codec.ts'
import { entriesOf } from '../../../share/entries.ts'
import { readHash } from '../../../share/read-hash.ts'
import { sealed } from '../../../share/seal.ts'
import type { Readers } from './reader-ticks.ts'

/** How a link is given to others: what of it its sender chooses. */
export interface LinkChoices {
  /** The iteration at which the page stops and shows; null: it opens at the start. */
  readonly t: number | null
  /** The language that the page has for everybody; null: each reader's own. */
  readonly lang: Query['lang']
  /** Whether it is for a frame in another page. */
  readonly embed: boolean
  readonly readers: Readers
}

/** `link`, a link to this page, with what was chosen in it. The run that it describes stays as it is. */
export function givenLink(link: string, { t, lang, embed, readers }: LinkChoices): string {
  const url = new URL(link)
  const { shared } = readHash(url.hash)
  if (lang !== null) url.searchParams.set('lang', lang)
  if (embed) url.searchParams.set('embed', '1')
  const handout = { ...shared.view.handout, ...readers }
  url.hash = sealed(writeHash({ ...shared, view: { ...shared.view, t, handout } }))
  return url.href
}

/** What is chosen in `link` as it is, for everybody's language and no frame. */
export function choicesOf(link: string): LinkChoices {
  const { t, handout } = readHash(new URL(link).hash).shared.view
  return { t, lang: null, embed: false, readers: { show: handout.show, controls: handout.controls } }
}

/** From so many characters on, chat and mail programs cut links off. */
export const LONG_LINK = 2000

/** What can make a link long. */
export type LongPart = 'matrix' | 'changes' | 'pins' | 'card' | 'rest'

const PART_OF: Readonly<Record<string, LongPart>> = {
  W: 'matrix',
  true_bias: 'matrix',
  at: 'changes',
  pin: 'pins',
  title: 'card',
  note: 'card',
  ask: 'card',
  choice: 'card',
  answer: 'card',
}

/** What takes up more than a fifth of `link`, the longest first, each with how many characters that is. */
export function longParts(link: string): readonly (readonly [LongPart, number])[] {
  const lengths = new Map<LongPart, number>()
  for (const { key, raw } of entriesOf(new URL(link).hash).entries) {
    const part = Object.hasOwn(PART_OF, key) ? (PART_OF[key] ?? 'rest') : 'rest'
    lengths.set(part, (lengths.get(part) ?? 0) + raw.length + 1)
  }
  return [...lengths].filter(([, length]) => 5 * length > link.length).sort(([, a], [, b]) => b - a)
}
