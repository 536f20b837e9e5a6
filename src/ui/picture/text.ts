import { count } from '../../i18n/number-text.ts'
import { texts } from '../../i18n/texts.ts'

/** What pictures say of themselves. */
export const pictureText = texts({
  en: {
    iteration: 'iteration',
    at: (iteration: number, of: number) => `Iteration ${count(iteration)} of ${count(of)}.`,
    tutorial: 'All settings are those of the tutorial.',
    differ: (settings: string) => `Not as in the tutorial: ${settings}.`,
    changes: (n: number, last: string) => (n === 1 ? `1 live change: ${last}.` : `${count(n)} live changes.`),
    change: (what: string, iteration: number) => `${what} at ${count(iteration)}`,
    longLink: (n: number) => `The link of this run has ${count(n)} characters, too many for a picture.`,
    pinned: (number: number, name: string) => `${number}: ${name}`,
    onlyColors: (rows: number, columns: number) =>
      `${count(rows)} × ${count(columns)} cells are too many for numbers: only the colours are shown.`,
    biasRow: 'Beneath each matrix: the bias.',
    noNumbers: 'There are no numbers to draw yet: the page is still starting.',
    weight: 'weight',
    lossScale: 'loss',
    notNamed: (n: number) => `${count(n)} lines are too many to be named one by one; their colours repeat.`,
    contours: 'equal loss',
    trajectory: 'this run',
    distance: 'distance from the optimum',
  },

  zh: {
    iteration: '迭代',
    at: (iteration, of) => `第 ${count(iteration)} 次迭代，共 ${count(of)} 次。`,
    tutorial: '所有设置都与教程相同。',
    differ: (settings) => `与教程不同的设置：${settings}。`,
    changes: (n, last) => (n === 1 ? `运行中修改 1 处：${last}。` : `运行中修改 ${count(n)} 处。`),
    change: (what, iteration) => `第 ${count(iteration)} 次迭代起 ${what}`,
    longLink: (n) => `这次运行的链接有 ${count(n)} 个字符，图中放不下。`,
    pinned: (number, name) => `${number}：${name}`,
    onlyColors: (rows, columns) => `${count(rows)} × ${count(columns)} 个格子写不下数字，只显示颜色。`,
    biasRow: '每个矩阵下方是 bias。',
    noNumbers: '还没有可画的数据：页面仍在启动。',
    weight: '权重',
    lossScale: '损失',
    notNamed: (n) => `${count(n)} 条曲线太多，不逐一标名，颜色会重复。`,
    contours: '损失等高线',
    trajectory: '本次运行',
    distance: '到最优点的距离',
  },
})
