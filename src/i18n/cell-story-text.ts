import { count } from './number-text.ts'
import { type TextOf, texts } from './texts.ts'

/** The sum that a weight is, and what would bring it home. */
export const cellStoryText = texts({
  en: {
    named: (value: string, name: string) => `${value} (${name})`,
    directions: ['slowest direction', 'second slowest', 'third slowest'],
    direction: (place: number) => `${count(place)}th slowest`,
    others: 'other directions',
    undetermined: 'directions in no sample',
    noise: 'noise in y',
    'missing-bias': 'missing bias',
    'weight-decay': 'weight_decay',
    'batch-noise': 'random batches',
    float32: 'rounding',
    atEnd: (sum: string) => `At the end about ${sum}.`,
    now: (sum: string) => `${sum}.`,
    home: (learned: string, target: string) => `${learned} equals ${target} to all printed digits.`,
    run: (iterations: number) => `Exact to all digits after about ${count(iterations)} iterations.`,
    numSamples: 'Only more samples can determine it.',
    bias: 'With a bias in the model it would reach W.',
    weightDecay: 'Less weight_decay brings it closer.',
    batchSize: 'Larger batches or a smaller lr would bring it closer.',
    lost: 'No training brings it closer.',
  },

  zh: {
    named: (value, name) => `${value}（${name}）`,
    directions: ['最慢的方向', '第二慢的方向', '第三慢的方向'],
    direction: (place) => `第 ${count(place)} 慢的方向`,
    others: '其他方向',
    undetermined: '样本中没有的方向',
    noise: 'y 中的噪声',
    'missing-bias': '缺少偏置',
    'weight-decay': 'weight_decay',
    'batch-noise': '随机批次',
    float32: '舍入',
    atEnd: (sum) => `到结束时约为 ${sum}。`,
    now: (sum) => `${sum}。`,
    home: (learned, target) => `${learned} 与 ${target} 显示的各位数字都相同。`,
    run: (iterations) => `约 ${count(iterations)} 次迭代后各位数字都对。`,
    numSamples: '增加样本才能确定它。',
    bias: '给模型加上 bias 就能纠正。',
    weightDecay: '减小 weight_decay 就能接近。',
    batchSize: '增大批次或减小 lr 就能接近。',
    lost: '再怎么训练也不会更近。',
  },
})

/** The same in one language. */
export type CellStoryText = TextOf<typeof cellStoryText>
