/** The languages of the page. */
export const LANGUAGES = ['en', 'zh'] as const

export type Language = (typeof LANGUAGES)[number]

export function isLanguage(text: string | null): text is Language {
  return text === 'en' || text === 'zh'
}

/** The first of the browser's preferred languages that the page speaks; English otherwise. */
export function preferredLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const language = preference.toLowerCase().split('-')[0] ?? null
    if (isLanguage(language)) return language
  }
  return 'en'
}
