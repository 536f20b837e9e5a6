import type { Messages } from './en.ts'
import type { Language } from './language.ts'
import { loadLaterTexts, speak } from './later-texts.ts'

/** Each language is a file of its own, so that a reader loads one. */
const loaders: { readonly [L in Language]: () => Promise<Messages> } = {
  en: () => import('./en.ts').then(({ en }) => en),
  zh: () => import('./zh.ts').then(({ zh }) => zh),
}

/** Has the page speak a language, all of its texts being there in it: gives back those of the first picture. */
export async function loadMessages(language: Language): Promise<Messages> {
  const [text] = await Promise.all([loaders[language](), loadLaterTexts(language)])
  speak(language)
  return text
}

/** The texts that a page begins with. */
export interface FirstMessages {
  readonly language: Language
  readonly text: Messages
  /** Where they are in another language than was wanted: the texts in that one, should they come after all. */
  readonly late: Promise<Messages> | null
}

/** How long the page waits for the reader's language before it comes up in another, in milliseconds. */
const PATIENCE = 4000

/** The texts in the language that is wanted; in the other where they cannot be loaded, or not in time. */
export async function firstMessages(
  wanted: Language,
  load = (language: Language) => loaders[language](),
): Promise<FirstMessages> {
  const own = load(wanted)
  const inTime = await Promise.race([own, patience()]).catch(() => null)
  if (inTime !== null) return { language: wanted, text: inTime, late: null }
  const other: Language = wanted === 'en' ? 'zh' : 'en'
  return Promise.any([
    own.then((text) => ({ language: wanted, text, late: null })),
    load(other).then((text) => ({ language: other, text, late: own })),
  ])
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE))
}
