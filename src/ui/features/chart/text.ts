import { count } from '../../../i18n/number-text.ts'
import { type TextOf, texts } from '../../../i18n/texts.ts'

/** The texts of the loss chart. */
export const chartText = texts({
  en: {
    summary: (iterations: number) => `Loss over ${count(iterations)} iterations`,
    nanLosses: (n: number) => (n === 1 ? '1 loss is nan' : `${count(n)} losses are nan`),
    change: (iteration: number, what: string) => `iteration ${count(iteration)}: ${what}`,
  },

  zh: {
    summary: (iterations) => `${count(iterations)} 次迭代的损失`,
    nanLosses: (n) => `${count(n)} 个损失为 nan`,
    change: (iteration, what) => `第 ${count(iteration)} 次迭代：${what}`,
  },
})

/** The same in one language. */
export type ChartText = TextOf<typeof chartText>
