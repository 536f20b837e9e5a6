import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The texts of the printed lines. */
export const outputText = texts({
  en: {
    outputHint: '“Epoch” is the tutorial’s word for an iteration.',
    nothingPrinted: (first: number) => `The first line comes at iteration ${count(first)}.`,
    onlyFinalPrinted: 'No cost line in this run; the weights are printed at its end.',
    omittedLines: (n: number) => `${count(n)} earlier lines are no longer kept.`,
    printedLines: 'Printed lines',
  },

  zh: {
    outputHint: '教程里的“Epoch”指的是一次迭代。',
    nothingPrinted: (first) => `第 ${count(first)} 次迭代时打印第一行。`,
    onlyFinalPrinted: '这次运行不打印 cost，结束时打印权重。',
    omittedLines: (n) => `更早的 ${count(n)} 行不再保留。`,
    printedLines: '打印的行',
  },
})
