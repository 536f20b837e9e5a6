import type { Messages } from './en.ts'
import type { Language } from './language.ts'

/** Each language is a file of its own, so that a reader loads one. */
const loaders: { readonly [L in Language]: () => Promise<Messages> } = {
  en: () => import('./en.ts').then(({ en }) => en),
  zh: () => import('./zh.ts').then(({ zh }) => zh),
}

/** The texts of a language. */
export function loadMessages(language: Language): Promise<Messages> {
  return loaders[language]()
}
