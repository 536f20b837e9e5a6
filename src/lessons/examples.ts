import type { Run } from '../experiment/config.ts'
import type { ExampleId } from '../experiment/presets.ts'
import { configAt } from '../experiment/run.ts'
import { count, decimal } from '../i18n/number-text.ts'
import { texts } from '../i18n/texts.ts'

interface ExampleText {
  readonly name: string
  /** What to look for; the numbers that the run has are read from it. */
  readonly look: (run: Run) => string
}

/** The examples, each a card of its own with what there is to see in it. */
export const exampleText = texts({
  en: {
    tutorial: {
      name: 'The tutorial as it is',
      look: ({ config }) =>
        `The cost gets tiny, yet after ${count(config.iterations)} iterations one weight is still off by 0.009. Why?`,
    },
    fast: {
      name: 'lr 0.1',
      look: () => 'Ten times the learning rate: after about 500 iterations it is where the tutorial ends.',
    },
    edge: {
      name: 'On the edge of divergence',
      look: (run) => {
        const from = run.changes[0]?.iteration ?? 0
        const { lr } = configAt(run, from)
        return `With lr ${run.config.lr} the error still shrinks, though it jumps about. At iteration ${from} lr becomes ${lr}, and the error grows until the end.`
      },
    },
    single: {
      name: 'A batch of one',
      look: ({ config }) =>
        `One sample per step, and lr ${config.lr}: much the same course on average, but the loss jumps about far more.`,
    },
    full: {
      name: 'Full batch',
      look: ({ config }) =>
        `All ${config.numSamples} samples in every step, and lr ${config.lr}: nothing is random any more, and the band closes to a line.`,
    },
    noise: {
      name: 'Noisy data',
      look: ({ config }) =>
        `With noise in y (and lr ${config.lr}) the loss stops at a floor, and the weights keep jittering.`,
    },
    scales: {
      name: 'Columns of different size',
      look: ({ config: { xScale, lr } }) =>
        `The columns of x go up to ${listed(xScale)}. The largest sets the limit: lr ${10 * lr} would diverge. With lr ${lr} its weights are nearly there within 10 iterations, those of the smallest have come a tenth of their way after 5,000.`,
    },
    standardized: {
      name: 'The same standardized',
      look: ({ config: { lr } }) =>
        `(x - x.mean(0)) / x.std(0) makes the columns alike: lr ${lr} is far from the limit, and after 100 iterations every weight equals W to four decimals.`,
    },
    forgot: {
      name: 'Forgot zero_grad()',
      look: () =>
        'For about 500 iterations it looks like learning. But the gradients accumulate: the weights swing past W and back, and never stop.',
    },
    squeezed: {
      name: 'y of the wrong shape',
      look: ({ config: { numSamples } }) =>
        `y.squeeze(1) makes y [${numSamples}], and the model predicts [${numSamples}, 1]: PyTorch broadcasts both to ${numSamples} × ${numSamples} and only warns. The loss falls, and stops at 0.0618, the variance of y: every prediction is compared with all targets, and the best answer to all of them is their mean. The weights end at 0, the bias at that mean, 0.6623. Pinned, the same without that line.`,
    },
    sum: {
      name: 'Four backward() per step()',
      look: ({ config: { lr, accumulationSteps } }) =>
        `Gradient accumulation: a quarter of the steps, each with the sum of four gradients. Like lr ${lr * accumulationSteps}, so it ends where the tutorial does.`,
    },
    mean: {
      name: 'The same with the mean',
      look: ({ config: { batchSize, accumulationSteps } }) =>
        `loss / ${accumulationSteps}: each step is that of a batch of ${batchSize * accumulationSteps}. Here that only costs time; it helps when such a batch does not fit into memory.`,
    },
    total: {
      name: 'The sum, not the mean',
      look: ({ config: { lr, batchSize, W } }) => {
        const elements = batchSize * W.columns
        return `MSELoss(reduction='sum') adds up the ${elements} squared errors of a batch: loss and gradients are ${elements} times as large. Pinned, the mean with lr ${decimal(elements * lr, 2)}: the same weights to the last bit, for ${elements} is a power of 2. With any other batch size lr would mean something else.`
      },
    },
    momentum: {
      name: 'Momentum 0.9',
      look: ({ config: { lr, momentum } }) =>
        `Each step carries over into the next ones and counts about ${decimal(1 / (1 - momentum), 0)} times in all: much the course of lr ${decimal(lr / (1 - momentum), 1)}.`,
    },
    adam: {
      name: 'Adam',
      look: () =>
        'Each weight moves by about lr per step, however small its gradient: it heads straight for the target at first, then hunts around it.',
    },
    schedule: {
      name: 'A learning rate schedule',
      look: ({ config: { lr, stepSize } }) =>
        `With noise in y and lr ${lr} the full loss keeps jumping by more than 10%. StepLR makes lr a tenth of itself every ${count(stepSize)} iterations: from ${count(2 * stepSize)} on the full loss changes by less than 1%.`,
    },
    fourth: {
      name: 'A loss of one’s own',
      look: ({ config: { lr } }) =>
        `The mean of the fourth powers of the errors; pinned, the same with MSELoss, both with lr ${lr}. After 10 iterations the largest error is 0.46 against 0.52. But this gradient goes with the cube of the error, so that steps shrink faster than the error does: after 1,000 it is still 0.16, with MSELoss 0.0003.`,
    },
    loader: {
      name: 'A DataLoader’s epochs',
      look: ({ config: { numSamples, batchSize } }) =>
        `${numSamples / batchSize} batches go through every sample once, then they are shuffled again: each printed line is a real epoch.`,
    },
    release: {
      name: 'Which PyTorch?',
      look: ({ config: { lr } }) =>
        `The same program on PyTorch 2 and, pinned, on 1.13. At iteration 2 their losses part in the last bit, at 32 a printed weight does, and at the end the same weight is 126 and −200. Neither is wrong: float32 rounds every sum, 1.13 fuses each product with its sum and 2 does not, and at lr ${lr} bursts enlarge whatever differs.`,
    },
    norris: {
      name: 'A straight line: an ozone monitor',
      look: ({ config: { iterations } }) =>
        `36 readings, and what they should be. The weight is right to 1% after 10 iterations. The bias is not: beside inputs of up to 1,000 its gradient is small, and five times this lr diverges. After ${count(iterations)} iterations it is still 0.53; best is −0.26.`,
    },
    longley: {
      name: 'Columns of any size: US employment',
      look: ({ config: { lr, iterations } }) =>
        `Six columns, from 83 to 554,894, are to say how many people worked in each of 16 years. Even lr 1e-11 diverges; with ${lr} the loss after ${count(iterations)} iterations is still 17 times the least.`,
    },
    standardize: {
      name: 'US employment, standardized',
      look: ({ config: { lr, iterations } }) =>
        `The same with (x - x.mean(0)) / x.std(0): lr ${lr} is fine, and after 20 iterations the loss is lower than without after ${count(iterations)}. But four of the columns rise together, year by year, so that one weight can stand in for another: at the end the loss is still 1.4 times the least.`,
    },
  } satisfies Record<ExampleId, ExampleText>,

  zh: {
    tutorial: {
      name: '教程原样',
      look: ({ config }) => `cost 越来越小，可 ${count(config.iterations)} 次迭代后有一个权重仍差 0.009：为什么？`,
    },
    fast: { name: 'lr 0.1', look: () => '学习率是教程的十倍：大约 500 次迭代就到了教程结束时的位置。' },
    edge: {
      name: '发散的边缘',
      look: (run) => {
        const from = run.changes[0]?.iteration ?? 0
        const { lr } = configAt(run, from)
        return `lr 为 ${run.config.lr} 时误差虽有起伏，仍在减小；从第 ${from} 次迭代起 lr 改为 ${lr}，误差便不断增大，直至发散。`
      },
    },
    single: {
      name: '每批一个样本',
      look: ({ config }) => `每步只用一个样本，lr 为 ${config.lr}：平均走势大致相同，损失的波动却大得多。`,
    },
    full: {
      name: '全批量',
      look: ({ config }) =>
        `每步用全部 ${config.numSamples} 个样本，lr 为 ${config.lr}：不再有随机性，波动带收成一条线。`,
    },
    noise: {
      name: '带噪声的数据',
      look: ({ config }) => `y 中有噪声（lr 为 ${config.lr}）：损失降到一个下限就不再下降，权重不停抖动。`,
    },
    scales: {
      name: '各列大小悬殊',
      look: ({ config: { xScale, lr } }) =>
        `x 的三列最大分别约为 ${listed(xScale)}。最大的一列决定了上限：lr 取 ${10 * lr} 就会发散；lr 为 ${lr} 时，它的权重 10 次迭代内就几乎到位，而最小一列的权重 5,000 次后才走了十分之一。`,
    },
    standardized: {
      name: '同样的数据，标准化后',
      look: ({ config: { lr } }) =>
        `(x - x.mean(0)) / x.std(0) 让各列大小相同：lr ${lr} 远低于上限，100 次迭代后每个权重的前四位小数都与 W 一致。`,
    },
    forgot: {
      name: '忘了 zero_grad()',
      look: () => '前 500 次左右的迭代看上去在学习；其实梯度在不断累积，权重荡过 W 又荡回来，停不下来。',
    },
    squeezed: {
      name: 'y 的形状错了',
      look: ({ config: { numSamples } }) =>
        `y.squeeze(1) 之后 y 的形状是 [${numSamples}]，而模型的预测是 [${numSamples}, 1]：PyTorch 把两者都广播成 ${numSamples} × ${numSamples}，只给出警告。损失照样下降，停在 0.0618，也就是 y 的方差：每个预测都与所有目标比较，对所有目标最好的答案是它们的平均值。权重最后都是 0，偏置是这个平均值 0.6623。对比中的是去掉这一行的同一次运行。`,
    },
    sum: {
      name: '每四次 backward() 一次 step()',
      look: ({ config: { lr, accumulationSteps } }) =>
        `梯度累积：步数只有四分之一，每步用四个梯度之和，相当于 lr ${lr * accumulationSteps}，终点与教程相同。`,
    },
    mean: {
      name: '同上，但取平均',
      look: ({ config: { batchSize, accumulationSteps } }) =>
        `loss / ${accumulationSteps}：每一步相当于批大小为 ${batchSize * accumulationSteps} 的一步。在这里只是更慢；内存放不下这么大的批次时才用得上。`,
    },
    total: {
      name: '取总和而不是平均',
      look: ({ config: { lr, batchSize, W } }) => {
        const elements = batchSize * W.columns
        return `MSELoss(reduction='sum') 把一批的 ${elements} 个误差平方加起来：损失和梯度都大 ${elements} 倍。对比中的是取平均、lr 为 ${decimal(elements * lr, 2)}：权重直到最后一位都相同，因为 ${elements} 是 2 的幂。换一个批大小，同样的 lr 就是另一回事了。`
      },
    },
    momentum: {
      name: '动量 0.9',
      look: ({ config: { lr, momentum } }) =>
        `每一步都会延续到后面各步，合起来约相当于 ${decimal(1 / (1 - momentum), 0)} 步：走势接近 lr ${decimal(lr / (1 - momentum), 1)}。`,
    },
    adam: {
      name: 'Adam',
      look: () => '无论梯度多小，每个权重每步都约移动 lr：起初直奔目标，随后在目标附近来回摆动。',
    },
    schedule: {
      name: '学习率调度',
      look: ({ config: { lr, stepSize } }) =>
        `y 中有噪声，lr 为 ${lr} 时，全部样本损失一直上下跳动，幅度超过 10%。StepLR 每 ${count(stepSize)} 次迭代把 lr 减到十分之一：从第 ${count(2 * stepSize)} 次起，全部样本损失的变化不到 1%。`,
    },
    fourth: {
      name: '自写的损失',
      look: ({ config: { lr } }) =>
        `误差四次方的平均值；对比中的是 MSELoss，两者的 lr 都是 ${lr}。第 10 次迭代后，最大误差是 0.46，而 MSELoss 是 0.52。但这里的梯度与误差的立方成正比，步长比误差缩得更快：1,000 次后最大误差仍有 0.16，MSELoss 只有 0.0003。`,
    },
    loader: {
      name: 'DataLoader 的训练轮',
      look: ({ config: { numSamples, batchSize } }) =>
        `${numSamples / batchSize} 个批次正好遍历全部样本，然后重新打乱：打印的每一行都是真正的训练轮。`,
    },
    release: {
      name: '哪个 PyTorch？',
      look: ({ config: { lr } }) =>
        `同一个程序，一次按 PyTorch 2，一次按 1.13（在对比中）：第 2 次迭代时损失的最后一位开始不同，第 32 次时打印出的权重不同，最后同一个权重一个是 126，一个是 −200。两者都没有错：float32 每次求和都要舍入，1.13 把乘与加融合成一步，2 不融合；lr ${lr} 时的骤增又把差别放大。`,
    },
    norris: {
      name: '一条直线：臭氧监测仪',
      look: ({ config: { iterations } }) =>
        `36 个读数与标准值。权重的误差不到 1%，只用了 10 次迭代；偏置却没有动：输入高达 1,000，相比之下偏置的梯度很小，而把这个 lr 加大到五倍就会发散。${count(iterations)} 次迭代后它仍是 0.53，最优值是 −0.26。`,
    },
    longley: {
      name: '各列大小悬殊：美国就业人数',
      look: ({ config: { lr, iterations } }) =>
        `六列数据，小到 83，大到 554,894，用来说明 16 年间每年的就业人数。lr 取 1e-11 也会发散；取 ${lr} 时，${count(iterations)} 次迭代后损失仍是最小值的 17 倍。`,
    },
    standardize: {
      name: '美国就业人数，标准化后',
      look: ({ config: { lr, iterations } }) =>
        `同样的数据，加上 (x - x.mean(0)) / x.std(0)：lr ${lr} 没有问题，20 次迭代后的损失就低于未标准化时 ${count(iterations)} 次后的损失。但其中四列逐年一起增大，一个权重可以代替另一个：到最后损失仍是最小值的 1.4 倍。`,
    },
  },
})

/** `1, 10, 100` */
function listed(values: readonly number[] | null): string {
  return (values ?? []).join(', ')
}
