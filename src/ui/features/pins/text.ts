import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of the pinned runs. */
export const pinsText = texts({
  en: {
    pin: 'Pin',
    pinHint: 'Keep this run on the chart while the settings move on (P)',
    pinned: 'This run is pinned',
    full: 'Six runs are pinned: remove one first',
    compare: 'Compare optimizers',
    compareHint: 'Pin a run of each optimizer with the same data, initial weight and batches, and an lr that suits it',
    partings: 'Where the releases part',
    clear: 'Remove all',
    open: (number: number, name: string) => `Open run ${number}: ${name}`,
    remove: (number: number, name: string) => `Remove run ${number}: ${name}`,
    waiting: 'waiting',
    held: 'Press Run: the pinned runs are computed along with it.',
    computing: (percent: number) => `computing, ${percent}%`,
    broken: 'could not be computed',
    lossHint: 'batch loss at this moment',
    errorHint: 'largest error of any weight at this moment',
    matrix: (largest: string) => `weight.t() − W; the largest error is ${largest}`,
    caption: (iteration: number, limit: string) =>
      `At ${count(iteration)}: weight.t() − W (colours: max ${limit}), batch loss, largest error`,
    most: (largest: string) => `max ${largest}`,
  },

  zh: {
    pin: '加入对比',
    pinHint: '把这次运行留在图上，之后改设置也不受影响（P）',
    pinned: '这次运行已在对比中',
    full: '对比中已有六次运行：请先移除一次',
    compare: '比较优化器',
    compareHint: '每种优化器各加入一次运行：数据、初始权重和批次相同，lr 各取合适的值',
    partings: '两个版本从哪里开始不同',
    clear: '全部移除',
    open: (number, name) => `打开运行 ${number}：${name}`,
    remove: (number, name) => `移除运行 ${number}：${name}`,
    waiting: '等待计算',
    held: '按“运行”后，对比中的运行也会一并计算。',
    computing: (percent) => `计算中，${percent}%`,
    broken: '无法计算',
    lossHint: '此刻的小批量损失',
    errorHint: '此刻权重的最大误差',
    matrix: (largest) => `weight.t() − W，最大误差 ${largest}`,
    caption: (iteration, limit) =>
      `第 ${count(iteration)} 次迭代：weight.t() − W（颜色至 ${limit}）、小批量损失、最大误差`,
    most: (largest) => `最大 ${largest}`,
  },
})

/** The same in one language. */
export type PinsText = TextOf<typeof pinsText>
