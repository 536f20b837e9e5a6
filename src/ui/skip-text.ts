import { texts } from '../i18n/texts.ts'

export const skipText = texts({
  en: { skip: 'Skip to the panels' },
  zh: { skip: '跳到各面板' },
})
