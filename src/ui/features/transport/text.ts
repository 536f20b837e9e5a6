import { texts } from '../../../i18n/texts.ts'

/** What the line of the buttons has only inside another page. */
export const transportText = texts({
  en: { openFull: 'Open in SGD Playground' },

  zh: { openFull: '在 SGD Playground 中打开' },
})
