import type { Language } from '../i18n/language.ts'
import type { Theme } from './page-state.ts'

/** What a reader chose by hand and finds again on the next visit. */
export interface Preferences {
  readonly language: Language | null
  readonly theme: Theme | null
}

const LANGUAGE = 'sgd-playground.language'
const THEME = 'sgd-playground.theme'

/** Reads what was stored; anything that is not one of our words, or a storage that refuses, counts as nothing. */
export function readPreferences(storage: () => Storage): Preferences {
  const language = read(storage, LANGUAGE)
  const theme = read(storage, THEME)
  return {
    language: language === 'en' || language === 'zh' ? language : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  }
}

export function storeLanguage(storage: () => Storage, language: Language): void {
  write(storage, LANGUAGE, language)
}

export function storeTheme(storage: () => Storage, theme: Theme): void {
  write(storage, THEME, theme)
}

// Even naming the storage throws where a browser forbids it, so it is handed in as a function.
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key)
  } catch {
    return null
  }
}

function write(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value)
  } catch {
    // The choice holds for this visit, then.
  }
}
