import { texts } from '../../../i18n/texts.ts'

/** The texts of the matrices that come behind the first picture. */
export const matricesText = texts({
  en: {
    targetHint: 'Edit any cell. Arrow keys move, Enter edits, paste takes a whole matrix.',
    targetCell: (row: number, column: number) => `Target, row ${row + 1}, column ${column + 1}`,
  },

  zh: {
    targetHint: '每个格子都可以编辑。方向键移动，回车编辑，粘贴可替换整个矩阵。',
    targetCell: (row, column) => `目标，第 ${row + 1} 行第 ${column + 1} 列`,
  },
})
