import { texts } from '../../../i18n/texts.ts'

/** The texts of the matrices that come behind the first picture. */
export const matricesText = texts({
  en: {
    targetCell: (row: number, column: number) => `Target, row ${row + 1}, column ${column + 1}`,
  },

  zh: {
    targetCell: (row, column) => `目标，第 ${row + 1} 行第 ${column + 1} 列`,
  },
})
