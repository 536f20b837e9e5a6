import { count } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

/** The texts of the printed lines. */
export const outputText = texts({
  en: {
    outputHint: '“Epoch” is the tutorial’s word for an iteration.',
    jumps: (batch: number, random: boolean) =>
      `Each cost is that of ${batch === 1 ? 'one' : count(batch)}${random ? ' random' : ''} ${batch === 1 ? 'sample' : 'samples'}, so it jumps.`,
    noisyCost: (batch: number, all: number, random: boolean) =>
      `Each cost is the loss on that iteration’s ${batch === 1 ? 'one' : count(batch)} ${random ? 'random ' : ''}${batch === 1 ? 'sample' : 'samples'}, so it jumps; the line “full loss” in the chart is the loss over all ${count(all)}.`,
    nothingPrinted: (first: number) => `The first line comes at iteration ${count(first)}.`,
    onlyFinalPrinted: 'This run prints no cost line; the weights are printed at the end.',
    omittedLines: (n: number) => `${count(n)} earlier lines are no longer kept.`,
    printedLines: 'Printed lines',
  },

  zh: {
    outputHint: '教程里的“Epoch”指的是一次迭代。',
    jumps: (batch, random) => `每个 cost 只来自 ${count(batch)} 个${random ? '随机' : ''}样本，所以会跳动。`,
    noisyCost: (batch, all, random) =>
      `每个 cost 只是该次迭代${random ? '随机抽取' : '所用'}的 ${count(batch)} 个样本上的损失，所以会跳动；图中的“全部样本损失”曲线才是全部 ${count(all)} 个样本上的损失。`,
    nothingPrinted: (first) => `第 ${count(first)} 次迭代时打印第一行。`,
    onlyFinalPrinted: '这次运行不打印 cost，结束时打印权重。',
    omittedLines: (n) => `更早的 ${count(n)} 行不再保留。`,
    printedLines: '打印的行',
  },
})
