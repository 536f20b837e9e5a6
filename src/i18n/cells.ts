import { texts } from './texts.ts'

/** What the cells of the matrices are called, and what stands in them. */
export const cellText = texts({
  en: {
    weight: (row: number, column: number) => `row ${row + 1}, column ${column + 1}`,
    bias: (column: number) => `bias, column ${column + 1}`,
    target: 'target',
    best: 'best',
    learned: 'learned',
    difference: 'difference',
  },

  zh: {
    weight: (row, column) => `第 ${row + 1} 行第 ${column + 1} 列`,
    bias: (column) => `bias 第 ${column + 1} 列`,
    target: '目标',
    best: '最优',
    learned: '学到',
    difference: '差值',
  },
})
