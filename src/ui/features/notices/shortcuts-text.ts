import { texts } from '../../../i18n/texts.ts'

/** What the keys do. */
export const shortcutsText = texts({
  en: {
    title: 'Keyboard',
    space: 'run or pause',
    s: 'step: one statement',
    shiftS: 'step: a whole iteration',
    f: 'finish',
    r: 'restart: the same run from iteration 0',
    undo: 'undo, while the page offers it',
    p: 'pin this run',
    help: 'this list',
    arrows: 'move between matrix cells, or read values off the chart',
    enter: 'edit a cell, or accept the typed value',
    escape: 'keep the old value',
    paste: 'into W: paste a matrix; elsewhere: data, a matrix or a script',
    keys: 'one iteration back, forward',
    statementKeys: 'one statement back, forward',
  },

  zh: {
    title: '键盘',
    space: '运行或暂停',
    s: '单步：一条语句',
    shiftS: '单步：整次迭代',
    f: '运行到底',
    r: '同一次运行从头开始',
    undo: '撤销（页面提示可撤销时）',
    p: '把这次运行加入对比',
    help: '本列表',
    arrows: '在矩阵的格子间移动，或读取图表上的点',
    enter: '编辑格子，或采用输入的值',
    escape: '放弃修改，保持原值',
    paste: '在 W 中：粘贴矩阵；在别处：粘贴数据、矩阵或脚本',
    keys: '后退、前进一次迭代',
    statementKeys: '后退、前进一条语句',
  },
})
