/** The languages of the page. */
export type Language = 'en' | 'zh'

/** The first of the browser's preferred languages that the page speaks; English otherwise. */
export function preferredLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const language = preference.toLowerCase().split('-')[0]
    if (language === 'en' || language === 'zh') return language
  }
  return 'en'
}
