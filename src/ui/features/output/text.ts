import { texts } from '../../../i18n/texts.ts'

/** The texts of the printed lines. */
export const outputText = texts({
  en: {
    printedLines: 'Printed lines',
  },

  zh: {
    printedLines: '打印的行',
  },
})
