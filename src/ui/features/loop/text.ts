import { texts } from '../../../i18n/texts.ts'

/** The texts of the values in the program. */
export const loopText = texts({
  en: {
    value: (name: string, value: string) => `${name}, ${value}`,
    valueNow: (name: string, value: string, now: string) => `${name}, ${value}; now ${now}`,
    commentOut: (statement: string) => `Comment out ${statement}`,
  },

  zh: {
    value: (name: string, value: string) => `${name}，${value}`,
    valueNow: (name: string, value: string, now: string) => `${name}，${value}；现为 ${now}`,
    commentOut: (statement: string) => `注释掉 ${statement}`,
  },
})
