import { texts } from '../../../i18n/texts.ts'
import type { ReadingNote } from '../../../reading/pasted.ts'

/** The question what was pasted. */
export const pasteText = texts({
  en: {
    title: 'Pasted: is it this?',
    titleOf: (count: number) => `Pasted: which of ${count}?`,
    shape: (rows: number, columns: number) => `${rows} × ${columns}`,
    take: 'Use it as W',
    takeNumber: 'Use it in the cell',
    asData: 'Train on it as data …',
    cancel: 'Cancel',
    preview: 'What it would be',
    more: 'Not all of it is shown.',
    note: (note: ReadingNote): string => {
      switch (note.code) {
        case 'headingOut':
          return `first row left out as a heading: ${note.text}`
        case 'indexOut':
          return `first column left out as an index: ${note.text}`
        case 'headingIn':
          return 'with the first row'
        case 'indexIn':
          return 'with the first column'
        case 'decimalComma':
          return 'a comma before decimals'
        case 'decimalPoint':
          return 'a point before decimals'
        case 'commaBetween':
          return 'a comma between two values'
        case 'thousands':
          return 'separators of thousands'
        case 'transposed':
          return 'transposed: nn.Linear keeps its weight as out × in, W is in × out'
        case 'asPrinted':
          return 'as printed'
        case 'rowsByLine':
          return 'each line a row'
        case 'rowsByComma':
          return 'each comma ends a row'
        case 'oneRow':
          return 'all in one row'
        case 'columnsFirst':
          return 'filled column by column'
        case 'rowsFirst':
          return 'filled row by row'
        case 'times':
          return `all values times ${note.text}, as printed above them`
        case 'blocksJoined':
          return `${note.blocks} blocks of columns put side by side`
        case 'intoCell':
          return 'one number, into the cell'
        case 'leftOut':
          return `not looked at: “${note.text}”`
      }
    },
  },

  zh: {
    title: '粘贴的内容是这样吗？',
    titleOf: (count) => `粘贴的内容有 ${count} 种读法，是哪一种？`,
    shape: (rows, columns) => `${rows} × ${columns}`,
    take: '用作 W',
    takeNumber: '填入单元格',
    asData: '作为数据来训练……',
    cancel: '取消',
    preview: '读出的结果',
    more: '这里没有全部显示。',
    note: (note) => {
      switch (note.code) {
        case 'headingOut':
          return `第一行是表头，已略去：${note.text}`
        case 'indexOut':
          return `第一列是序号，已略去：${note.text}`
        case 'headingIn':
          return '包含第一行'
        case 'indexIn':
          return '包含第一列'
        case 'decimalComma':
          return '逗号是小数点'
        case 'decimalPoint':
          return '点是小数点'
        case 'commaBetween':
          return '逗号隔开两个值'
        case 'thousands':
          return '是千位分隔符'
        case 'transposed':
          return '已转置：nn.Linear 的权重是 out × in，W 是 in × out'
        case 'asPrinted':
          return '按打印的原样'
        case 'rowsByLine':
          return '每行文本是一行'
        case 'rowsByComma':
          return '每个逗号结束一行'
        case 'oneRow':
          return '全部在一行里'
        case 'columnsFirst':
          return '按列填入'
        case 'rowsFirst':
          return '按行填入'
        case 'times':
          return `所有值乘以 ${note.text}（打印在上方的公因子）`
        case 'blocksJoined':
          return `${note.blocks} 段列已并排`
        case 'intoCell':
          return '一个数，填入单元格'
        case 'leftOut':
          return `没有读的部分：“${note.text}”`
      }
    },
  },
})
