import { texts } from '../../../i18n/texts.ts'

/** The texts of the matrices that come behind the first picture. */
export const matricesText = texts({
  en: {
    targetHint: 'Edit any cell: arrow keys move, Enter edits, and you can paste a whole matrix.',
    addRow: 'Add a row',
    removeRow: 'Remove the last row',
    addColumn: 'Add a column',
    removeColumn: 'Remove the last column',
  },

  zh: {
    targetHint: '每个格子都可以编辑：方向键移动，回车编辑，也可以粘贴整个矩阵。',
    addRow: '添加一行',
    removeRow: '删除最后一行',
    addColumn: '添加一列',
    removeColumn: '删除最后一列',
  },
})
