import type { Language } from './language.ts'
import { type LanguageTexts, languageFiles } from './language-files.ts'
import type { Texts } from './texts.ts'

const loaded: { [L in Language]?: LanguageTexts } = {}
let spoken: Language = 'en'

/** Has the page speak a language: what comes later comes with its texts in it. */
export function speak(language: Language): void {
  spoken = language
}

/** Loads what is said behind the first picture, in one language: the one that the page speaks. */
export async function loadLaterTexts(language = spoken): Promise<void> {
  loaded[language] ??= await languageFiles[language]()
}

/**
 * Texts that are loaded in one language at a time: what the build has in the place of `texts`.
 *
 * @param place of these texts among those of their language
 */
export function laterTexts(place: number): Texts<unknown> {
  return {
    get en() {
      return loaded.en?.[place]
    },
    get zh() {
      return loaded.zh?.[place]
    },
  }
}
