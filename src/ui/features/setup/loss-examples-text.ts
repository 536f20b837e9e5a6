import { texts } from '../../../i18n/texts.ts'

/** Losses to begin with, and what is promised of them. */
export const lossExamplesText = texts({
  en: {
    label: 'example',
    hint: 'Expressions to begin with; each can be changed by hand',
    own: 'one’s own',
    fourth: 'fourth power',
    logCosh: 'log-cosh',
    root: 'square root',
    lopsided: 'too high counts three times',
    clipped: 'clipped square',
    sum: 'sum of squares',
    promise:
      'To the bit of PyTorch 1.13; of sin, cos, tan, atan, log1p, expm1, log2 and log10 each value to one unit in the last place.',
  },

  zh: {
    label: '示例',
    hint: '可从这些表达式开始，再自行修改',
    own: '自写',
    fourth: '四次方',
    logCosh: 'log-cosh',
    root: '平方根',
    lopsided: '偏高按三倍计',
    clipped: '截断的平方',
    sum: '平方和',
    promise:
      '与 PyTorch 1.13 逐位相同；sin、cos、tan、atan、log1p、expm1、log2 和 log10 的每个值相差不超过最末一位的一个单位。',
  },
})
