import type { Run } from '../../../experiment/config.ts'
import type { PresetId } from '../../../experiment/presets.ts'
import { configAt } from '../../../experiment/run.ts'
import { count, decimal } from '../../../i18n/number-text.ts'
import { texts } from '../../../i18n/texts.ts'

interface ExampleText {
  readonly name: string
  /** What to look for; the numbers that the run has are read from it. */
  readonly look: (run: Run) => string
}

/** The examples, each with what there is to see in it. */
export const headerText = texts({
  en: {
    examples: {
      tutorial: {
        name: 'The tutorial as it is',
        look: ({ config }) =>
          `The cost gets tiny, yet after ${count(config.iterations)} iterations one weight still misses by 0.009: why?`,
      },
      fast: {
        name: 'lr 0.1',
        look: () => 'Ten times the rate: after some 500 iterations it is where the tutorial ends.',
      },
      edge: {
        name: 'On the edge of divergence',
        look: (run) => {
          const from = run.changes[0]?.iteration ?? 0
          const { lr } = configAt(run, from)
          return `lr ${run.config.lr} still shrinks the error, in bursts. From iteration ${from} on lr is ${lr}, and it grows without end.`
        },
      },
      single: {
        name: 'A batch of one',
        look: () => 'One sample a step: the same course on average, in a much wider band of losses.',
      },
      full: {
        name: 'Full batch',
        look: ({ config }) =>
          `All ${config.numSamples} samples a step: no randomness is left, the band closes to a line.`,
      },
      noise: {
        name: 'Noisy data',
        look: () => 'With noise in y the loss stops at a floor, and the weights keep trembling.',
      },
      forgot: {
        name: 'Forgot zero_grad()',
        look: () =>
          'It looks like learning for some 500 iterations. But gradients accumulate: the weights swing past W and back, for ever.',
      },
      sum: {
        name: 'Four backward() to one step()',
        look: ({ config: { lr, accumulationSteps } }) =>
          `A quarter of the steps, each with the sum of four gradients: as with lr ${lr * accumulationSteps}, it ends where the tutorial does.`,
      },
      mean: {
        name: 'The same with the mean',
        look: ({ config: { batchSize, accumulationSteps } }) =>
          `loss / ${accumulationSteps}: each step is that of a batch of ${batchSize * accumulationSteps}. Here that only costs time; it is for batches that fill the memory.`,
      },
      momentum: {
        name: 'Momentum 0.9',
        look: ({ config: { lr, momentum } }) =>
          `Each step goes on in the next, ten steps’ worth in all: about the course of lr ${decimal(lr / (1 - momentum), 1)}.`,
      },
      adam: {
        name: 'Adam',
        look: () =>
          'Each weight moves by about lr, however small its gradient: at first a straight way, then it feels for the target.',
      },
      loader: {
        name: 'A DataLoader’s epochs',
        look: ({ config: { numSamples, batchSize } }) =>
          `Every sample once in ${numSamples / batchSize} batches, then shuffled anew: each printed line is a real epoch.`,
      },
    } satisfies Record<PresetId, ExampleText>,
  },

  zh: {
    examples: {
      tutorial: {
        name: '教程原样',
        look: ({ config }) => `cost 越来越小，可 ${count(config.iterations)} 次迭代后有一个权重仍差 0.009：为什么？`,
      },
      fast: { name: 'lr 0.1', look: () => '学习率是十倍：500 次左右的迭代就到了教程结束时的位置。' },
      edge: {
        name: '发散的边缘',
        look: (run) => {
          const from = run.changes[0]?.iteration ?? 0
          const { lr } = configAt(run, from)
          return `lr 为 ${run.config.lr} 时误差仍在起伏中缩小；第 ${from} 次迭代起 lr 为 ${lr}，误差便无止境地增大。`
        },
      },
      single: { name: '每批一个样本', look: () => '每步只看一个样本：平均走势相同，损失的波动带却宽得多。' },
      full: {
        name: '全批量',
        look: ({ config }) => `每步用全部 ${config.numSamples} 个样本：没有随机性，波动带收成一条线。`,
      },
      noise: { name: '带噪声的数据', look: () => 'y 中有噪声：损失停在一个下限上，权重不停颤动。' },
      forgot: {
        name: '忘了 zero_grad()',
        look: () => '前 500 次左右的迭代看上去在学习；其实梯度在不断累积，权重荡过 W 又荡回来，永不停歇。',
      },
      sum: {
        name: '四次 backward() 一次 step()',
        look: ({ config: { lr, accumulationSteps } }) =>
          `步数只有四分之一，每步用四个梯度之和：相当于 lr ${lr * accumulationSteps}，终点与教程相同。`,
      },
      mean: {
        name: '同上，但取平均',
        look: ({ config: { batchSize, accumulationSteps } }) =>
          `loss / ${accumulationSteps}：每一步等于批大小 ${batchSize * accumulationSteps} 的一步。在这里只是更慢；它是为放不进内存的大批次准备的。`,
      },
      momentum: {
        name: '动量 0.9',
        look: ({ config: { lr, momentum } }) =>
          `每一步都延续到后面的步里，合起来约为十步：走势接近 lr ${decimal(lr / (1 - momentum), 1)}。`,
      },
      adam: {
        name: 'Adam',
        look: () => '无论梯度多小，每个权重每步约移动 lr：起初直奔目标，随后在目标附近摸索。',
      },
      loader: {
        name: 'DataLoader 的训练轮',
        look: ({ config: { numSamples, batchSize } }) =>
          `${numSamples / batchSize} 个批次正好遍历全部样本，然后重新打乱：打印的每一行都是真正的训练轮。`,
      },
    },
  },
})
