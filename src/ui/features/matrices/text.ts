import { texts } from '../../../i18n/texts.ts'

/** The texts of the matrices that come behind the first picture. */
export const matricesText = texts({
  en: {
    bestHint: 'Best: the least-squares solution for your data, worked out in float64 and shown in float32.',
    smallestHint: 'Best: the smallest of several least-squares solutions, which explain your data equally well.',
    targetHint: 'Edit any cell: arrow keys move, Enter edits, and you can paste a whole matrix.',
    addRow: 'Add a row',
    removeRow: 'Remove the last row',
    addColumn: 'Add a column',
    removeColumn: 'Remove the last column',
  },

  zh: {
    bestHint: '最优：你的数据的最小二乘解，以 float64 求出，以 float32 显示。',
    smallestHint: '最优：多个最小二乘解中最小的一个，它们对你的数据同样好。',
    targetHint: '每个格子都可以编辑：方向键移动，回车编辑，也可以粘贴整个矩阵。',
    addRow: '添加一行',
    removeRow: '删除最后一行',
    addColumn: '添加一列',
    removeColumn: '删除最后一列',
  },
})
