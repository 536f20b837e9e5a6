import type { Query } from '../../../share/address.ts'
import { handoutIn, lessonIn } from '../../../share/card-entries.ts'
import { type Shared, writeHash } from '../../../share/codec.ts'
import { entriesOf } from '../../../share/entries.ts'
import type { Readers } from '../../../share/handout.ts'
import { readHash } from '../../../share/read-hash.ts'
import { sealed } from '../../../share/seal.ts'

/** How a link is given to others: what of it its sender chooses. */
export interface LinkChoices {
  /** The iteration at which the page stops and shows; null: it opens at the start. */
  readonly t: number | null
  /** The language that the page has for everybody; null: each reader's own. */
  readonly lang: Query['lang']
  /** Whether it is for a frame in another page. */
  readonly embed: boolean
  /** Of a lesson, on all of its cards; null: as the link has it. */
  readonly readers: Readers | null
  /** Whether it opens at the first card of its lesson, and not at the one on screen. */
  readonly first: boolean
}

/** `link`, a link to this page, with what was chosen in it. The run that it describes stays as it is. */
export function givenLink(link: string, { t, lang, embed, readers, first }: LinkChoices): string {
  const url = new URL(link)
  const { shared } = readHash(url.hash)
  if (lang !== null) url.searchParams.set('lang', lang)
  if (embed) url.searchParams.set('embed', '1')
  url.hash = sealed(writeHash(chosenOf({ ...shared, view: { ...shared.view, t } }, readers, first)))
  return url.href
}

function chosenOf(shared: Shared, readers: Readers | null, first: boolean): Shared {
  const { view } = shared
  const found = lessonIn(view.handout)
  if (found === null) return { ...shared, view: { ...view, handout: { ...view.handout, ...readers } } }
  const { lesson, open } = readers === null ? found : found.withReaders(readers)
  const [card] = lesson.cards
  return first
    ? { ...shared, run: card.run, view: { ...card.view, handout: handoutIn(lesson, 0) } }
    : { ...shared, view: { ...view, handout: handoutIn(lesson, open) } }
}

/** The lesson of a link. */
export interface LinkedLesson {
  readonly title: string
  readonly cards: number
  /** The card that is open, from 0. */
  readonly open: number
}

/** What lesson `link` has; null where it has none. */
export function lessonOf(link: string): LinkedLesson | null {
  const found = lessonIn(readHash(new URL(link).hash).shared.view.handout)
  return found && { title: found.lesson.title, cards: found.lesson.cards.length, open: found.open }
}

/** What is chosen in `link` as it is, for everybody's language and no frame. */
export function choicesOf(link: string): LinkChoices & { readonly readers: Readers } {
  const { t, handout } = readHash(new URL(link).hash).shared.view
  return { t, lang: null, embed: false, readers: { show: handout.show, controls: handout.controls }, first: false }
}

/** From so many characters on, chat and mail programs cut links off. */
export const LONG_LINK = 2000

/** What can make a link long. */
export type LongPart = 'matrix' | 'changes' | 'pins' | 'card' | 'cards' | 'rest'

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
  card: 'cards',
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
