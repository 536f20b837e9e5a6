import type { Language } from './language.ts'

/** What is said in one language behind the first picture: the texts of one file after the other. */
export type LanguageTexts = readonly unknown[]

/**
 * What loads that. The build puts the texts of each language into a file of its own, and what loads it here
 * (build/one-language.ts); where nothing is built every text has all languages.
 */
export const languageFiles: { readonly [L in Language]: () => Promise<LanguageTexts> } = {
  en: async () => [],
  zh: async () => [],
}
