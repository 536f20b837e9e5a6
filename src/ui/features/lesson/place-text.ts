import { texts } from '../../../i18n/texts.ts'

/** Where a card sends its readers. */
export const placeText = texts({
  en: {
    panels: { setup: 'Look at Setup:', program: 'Look at Program:', matrices: 'Look at the matrices:' },
    cell: (row: number, column: number) => `row ${row}, column ${column}`,
  },
  zh: {
    panels: { setup: '请看“设置”：', program: '请看“程序”：', matrices: '请看矩阵：' },
    cell: (row, column) => `第 ${row} 行第 ${column} 列`,
  },
})
