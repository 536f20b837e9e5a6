import { isLoader } from '../experiment/choices.ts'
import type { Config } from '../experiment/config.ts'
import { count, decimal } from './number-text.ts'
import { texts } from './texts.ts'

/** The words of the readouts and legends explained, with the numbers of the run on screen. */
export const termText = texts({
  en: {
    epoch: (config: Config) =>
      isLoader(config)
        ? `An epoch is one pass over all ${count(config.numSamples)} samples: here ${batchesOf(config)} batches of ${count(config.batchSize)}. What the tutorial prints as “Epoch” is an iteration.`
        : `An epoch is as many draws as there are samples: here ${batchesOf(config)} batches of ${count(config.batchSize)}. What the tutorial prints as “Epoch” is an iteration.`,
    batchLoss: ({ batchSize, numSamples }: Config) =>
      batchSize < numSamples
        ? `The loss on the ${samples(batchSize)} of one iteration, before its step: what the program prints as cost. Each batch is different, so it jumps.`
        : `The loss on all ${count(numSamples)} samples before the step of an iteration: what the program prints as cost.`,
    band: (_: Config) => 'From the smallest to the largest batch loss of the iterations that share a pixel.',
    fullLoss: ({ numSamples, reduction, squeezeY }: Config) => {
      const loss = `The loss over all ${count(numSamples)} samples. It falls more smoothly than the batch loss, and it is what counts.`
      const mean = reduction === 'sum' ? ' It is their mean, whatever reduction is, so that it can be compared.' : ''
      return `${loss}${mean}${squeezeY ? ' Each prediction is compared with its own target.' : ''}`
    },
    predicted: (_: Config) =>
      'The predicted full loss, computed from the data before anything runs: the average over all possible sequences of batches.',
    ofMeanWeight: (_: Config) =>
      'The full loss at the average weight of all possible runs. Their average loss is not below it.',
    floor: (_: Config) =>
      'The smallest full loss that any weights can reach: the rest is what no weights explain in y.',
    liveChange: (_: Config) =>
      'A setting was changed here while the run was under way; the label says from what to what.',
    maxError: ({ W, data }: Config) =>
      `The largest distance of any of the ${count(W.data.length)} learned weights from its ${data === null ? 'target in W' : 'best value'}.`,
  },

  zh: {
    epoch: (config) =>
      isLoader(config)
        ? `一个训练轮（epoch）遍历一次全部 ${count(config.numSamples)} 个样本，这里是 ${batchesOf(config)} 个批次，每批 ${count(config.batchSize)} 个。教程打印的“Epoch”其实是一次迭代。`
        : `抽取的样本数等于样本总数，算作一个训练轮（epoch）：这里是 ${batchesOf(config)} 个批次，每批 ${count(config.batchSize)} 个。教程打印的“Epoch”其实是一次迭代。`,
    batchLoss: ({ batchSize, numSamples }) =>
      batchSize < numSamples
        ? `一次迭代所用的 ${count(batchSize)} 个样本上的损失，在更新权重之前计算，也就是程序打印的 cost。每个批次不同，所以它会跳动。`
        : `每次迭代更新权重之前，全部 ${count(numSamples)} 个样本上的损失，也就是程序打印的 cost。`,
    band: () => '落在同一像素内的各次迭代中，小批量损失的最小值到最大值。',
    fullLoss: ({ numSamples, reduction, squeezeY }) => {
      const loss = `全部 ${count(numSamples)} 个样本上的损失。它比小批量损失平稳，是真正要减小的量。`
      const mean = reduction === 'sum' ? '无论 reduction 是什么，它都取平均值，便于比较。' : ''
      return `${loss}${mean}${squeezeY ? '每个预测只与自己的目标比较。' : ''}`
    },
    predicted: () => '全部样本损失的预测值：运行之前仅由数据算出，是对所有可能的批次序列取的平均。',
    ofMeanWeight: () => '所有可能的运行的平均权重处的全部样本损失；各次运行的平均损失不会低于它。',
    floor: () => '任何权重所能达到的最小全部样本损失；剩下的是 y 中权重无法解释的部分。',
    liveChange: () => '运行中在此处修改了设置；标签写明由什么改成什么。',
    maxError: ({ W, data }) =>
      `学到的 ${count(W.data.length)} 个权重中，与${data === null ? '目标' : '最优'} W 相差最大的那个差多少。`,
  },
})

/** The batches of an epoch: `25`, `33.3`. */
function batchesOf(config: Config): string {
  const { numSamples, batchSize, dropLast } = config
  const batches = numSamples / batchSize
  if (!isLoader(config)) return Number.isInteger(batches) ? count(batches) : decimal(batches, 1)
  return count(dropLast ? Math.floor(batches) : Math.ceil(batches))
}

function samples(n: number): string {
  return n === 1 ? 'one sample' : `${count(n)} samples`
}
