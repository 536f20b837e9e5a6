import { texts } from '../i18n/texts.ts'
import { between, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { fallsTo, fullLoss, gradientVariance, largestLoss, lrLimit, maxError } from './measure.ts'

const run = described()

/** Gradients of single samples scatter, and lr multiplies that as well. */
export const batchOfOne: Lesson = {
  id: 'batch-of-one',
  next: 'zero-grad',
  cards: [
    {
      kind: 'choose',
      title: texts({ en: 'The same on average', zh: '平均是一样的' }),
      text: texts({
        en: 'With batches of 4, lr is safe up to 2.34. On average the gradient of one random sample is the same as that of four. How large may lr be with a batch of one?',
        zh: '批大小为 4 时，lr 的稳定上限是 2.34。平均来说，随机一个样本的梯度与四个样本的相同。批大小为 1 时，上限是多少？',
      }),
      run,
      at: 0,
      answerRun: { batchSize: 1 },
      choices: [
        {
          text: texts({ en: 'The same: the average decides', zh: '一样：起作用的是平均' }),
          claim: ratio(lrLimit('meanSquare'), lrLimit('meanSquare', { batchSize: 4 }), 0.95, 1.05),
        },
        {
          text: texts({ en: 'A quarter: there is a quarter of the data', zh: '四分之一：数据只有四分之一' }),
          claim: ratio(lrLimit('meanSquare'), lrLimit('meanSquare', { batchSize: 4 }), 0.2, 0.3),
        },
        {
          text: texts({ en: 'About 1.65: somewhat lower', zh: '约 1.65：低一些' }),
          claim: between(lrLimit('meanSquare'), 1.64, 1.66),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ short }) =>
          `${short(lrLimit('meanSquare'))}. A step follows one gradient, not the average of all. Where the one sample has large x, its step overshoots although the average step would not, and other samples cannot make up for it within that step.`,
        zh: ({ short }) =>
          `${short(lrLimit('meanSquare'))}。每一步走的是某一个梯度，而不是平均。抽到的样本 x 较大时，平均的一步不会越过最优点，这一步却会，而且同一步里没有别的样本来抵消。`,
      }),
      claims: [between(lrLimit('meanSquare'), 2.335, 2.345)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Below every limit', zh: '都在上限以内' }),
      text: texts({
        en: 'Now lr = 1, which is safe for every batch size. Compare batches of 1, of 4 and of all 100 rows: which needs the most iterations until the full loss is 0.000001?',
        zh: '现在取 lr = 1，对每种批大小都安全。比较批大小 1、4 和 100：全部样本损失降到 0.000001，哪一种要的迭代最多？',
      }),
      run,
      at: 0,
      answerRun: { lr: 1, batchSize: 1 },
      pins: [
        { lr: 1, batchSize: 4 },
        { lr: 1, batchSize: 100 },
      ],
      choices: [
        {
          text: texts({ en: 'The batch of one, several times as many', zh: '批大小 1，要多好几倍' }),
          claim: ratio(fallsTo(1e-6), fallsTo(1e-6, { batchSize: 100 }), 2, 1000),
        },
        {
          text: texts({ en: 'The full batch, several times as many', zh: '全批量，要多好几倍' }),
          claim: ratio(fallsTo(1e-6, { batchSize: 100 }), fallsTo(1e-6), 2, 1000),
        },
        {
          text: texts({ en: 'They need about the same', zh: '差不多一样多' }),
          claim: ratio(fallsTo(1e-6), fallsTo(1e-6, { batchSize: 100 }), 0.85, 1.15),
        },
      ],
      right: 2,
      until: 150,
      reveal: texts({
        en: ({ count }) =>
          `${count(fallsTo(1e-6))}, ${count(fallsTo(1e-6, { batchSize: 4 }))} and ${count(fallsTo(1e-6, { batchSize: 100 }))} iterations. Below the limit the scatter of single steps averages out over many of them. By then the batch of one has used ${count(fallsTo(1e-6))} samples, the full batch 6,000.`,
        zh: ({ count }) =>
          `分别是 ${count(fallsTo(1e-6))}、${count(fallsTo(1e-6, { batchSize: 4 }))} 和 ${count(fallsTo(1e-6, { batchSize: 100 }))} 次。在上限以内，单步的波动走多了就互相抵消。到那时，批大小 1 只用了 ${count(fallsTo(1e-6))} 个样本，全批量用了 6,000 个。`,
      }),
      claims: [
        between(fallsTo(1e-6, { lr: 1, batchSize: 100 }), 60, 60),
        ratio(fallsTo(1e-6, { lr: 1 }), fallsTo(1e-6, { lr: 1, batchSize: 100 }), 0.85, 1.15),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Above its limit', zh: '超过它的上限' }),
      text: texts({
        en: 'With lr = 2 batches of 4 bring the loss from 0.7 down to 0.000001 within 30 iterations. Now the same lr with a batch of one. What is the largest loss in 5,000 iterations?',
        zh: 'lr = 2、批大小为 4 时，30 次迭代之内损失就从 0.7 降到 0.000001。同样的 lr，批大小换成 1，5,000 次迭代中最大的损失是多少？',
      }),
      run,
      at: 0,
      answerRun: { lr: 2, batchSize: 1 },
      choices: [
        {
          text: texts({ en: 'Below 1: it only falls more slowly', zh: '不到 1：只是降得慢些' }),
          claim: between(largestLoss(), 0, 1),
        },
        { text: texts({ en: 'About 10', zh: '10 左右' }), claim: between(largestLoss(), 1, 100) },
        { text: texts({ en: 'More than a million', zh: '超过一百万' }), claim: between(largestLoss(), 1e6, 1e9) },
      ],
      right: 2,
      reveal: texts({
        en: ({ short }) =>
          `More than ten million. Yet at iteration 2,000 it is ${short(fullLoss(2000), 1)}, and for a long time W looks as good as found. Bursts like these are rare and huge: most steps shrink the error, but now and then several in a row multiply it.`,
        zh: ({ short }) =>
          `超过一千万。可是第 2,000 次迭代时它是 ${short(fullLoss(2000), 1)}，很长时间里 W 看起来已经找到了。这样的骤增少见而巨大：多数步子使误差缩小，偶尔接连几步把它成倍放大。`,
      }),
      claims: [
        between(fallsTo(1e-6, { lr: 2 }), 30, 30),
        between(fullLoss(2000, { lr: 2, batchSize: 1 }), 0, 5e-12),
        between(fullLoss(3000, { lr: 2, batchSize: 1 }), 0, 1e-12),
        between(largestLoss({ lr: 2, batchSize: 1 }), 1e7, 1e9),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'How much gradients scatter', zh: '梯度的波动有多大' }),
      text: texts({
        en: 'The gradient of a batch scatters around that of all 100 rows. Its variance measures how much. How many times as large is it for a batch of one as for a batch of 4?',
        zh: '一个批次的梯度围绕全部 100 行的梯度波动，波动的大小用方差衡量。批大小为 1 的方差，是批大小为 4 的多少倍？',
      }),
      run,
      at: 0,
      choices: [
        {
          text: texts({ en: '2 times', zh: '2 倍' }),
          claim: ratio(gradientVariance({ batchSize: 1 }), gradientVariance(), 1.5, 3),
        },
        {
          text: texts({ en: 'About 4 times', zh: '约 4 倍' }),
          claim: ratio(gradientVariance({ batchSize: 1 }), gradientVariance(), 3.5, 4.5),
        },
        {
          text: texts({ en: '16 times', zh: '16 倍' }),
          claim: ratio(gradientVariance({ batchSize: 1 }), gradientVariance(), 12, 20),
        },
      ],
      right: 1,
      until: 0,
      reveal: texts({
        en: ({ short, number }) =>
          `${(1 / number(gradientVariance())).toFixed(2)} times. An average of four has a quarter of the variance; it is ${short(gradientVariance(), 3)} of it here because the four are always different rows. A step multiplies the gradient by lr, its scatter included: the larger lr, the more the scatter matters.`,
        zh: ({ short, number }) =>
          `${(1 / number(gradientVariance())).toFixed(2)} 倍。四个数的平均，方差是四分之一；这里是 ${short(gradientVariance(), 3)}，因为四行互不相同。每一步都把梯度连同它的波动乘上 lr：lr 越大，波动越要紧。`,
      }),
      more: texts({
        en: 'Drawn without replacement, a mean of B out of n rows has (n − B) / (B (n − 1)) of the variance of one row: 96 / (4 × 99) = 0.242. Of all n rows it has none.',
        zh: '不放回地抽取时，n 行中 B 行的平均，方差是单行的 (n − B) / (B (n − 1)) 倍：96 / (4 × 99) = 0.242。取全部 n 行时，方差为 0。',
      }),
      claims: [between(gradientVariance(), 0.242, 0.2425), between(gradientVariance({ batchSize: 100 }), 0, 0)],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Larger and larger batches', zh: '批次越来越大' }),
      text: texts({
        en: 'From batches of 1 to batches of 4 the safe limit of lr rises from 1.65 to 2.34. How far does it rise from there to the full batch, all 100 rows?',
        zh: '批大小从 1 增到 4，lr 的稳定上限从 1.65 升到 2.34。再增到全批量，即全部 100 行，会升到多少？',
      }),
      run,
      at: 0,
      choices: [
        {
          text: texts({ en: '58: 25 times the batch, 25 times the lr', zh: '58：批大小 25 倍，lr 也 25 倍' }),
          claim: between(lrLimit('meanSquare', { batchSize: 100 }), 50, 65),
        },
        {
          text: texts({ en: '12: five times, the square root of 25', zh: '12：5 倍，即 25 的平方根' }),
          claim: between(lrLimit('meanSquare', { batchSize: 100 }), 10, 14),
        },
        {
          text: texts({ en: '2.61: hardly at all', zh: '2.61：几乎不再升高' }),
          claim: between(lrLimit('meanSquare', { batchSize: 100 }), 2.605, 2.62),
        },
      ],
      right: 2,
      until: 0,
      reveal: texts({
        en: ({ short }) =>
          `To ${short(lrLimit('meanSquare', { batchSize: 100 }))}. There the scatter is gone, but above that the average step itself overshoots by more than it corrects, and no batch is large enough to help against that. The map under Sweep draws this edge, batch size by batch size.`,
        zh: ({ short }) =>
          `升到 ${short(lrLimit('meanSquare', { batchSize: 100 }))}。那里已没有波动，但再往上，平均的一步本身越过的就比纠正的还多，批次再大也无济于事。“参数扫描”中的热力图画出了这条边界。`,
      }),
    },
    {
      kind: 'do',
      title: texts({ en: 'Make a batch of one arrive', zh: '让批大小 1 到达' }),
      text: texts({
        en: 'lr = 2 and a batch of one. Leave batch_size at 1, and bring every weight to within 0.001 of W in at most 250 iterations. One way is lr. Another lets several backward passes share a step.',
        zh: '现在 lr = 2，批大小为 1。保持 batch_size 为 1，在最多 250 次迭代内让每个权重与 W 相差不到 0.001。一种办法是改 lr，另一种是让几次反向传播合成一步。',
      }),
      run: described({ lr: 2, batchSize: 1, iterations: 1000, logEvery: 100 }),
      look: { panel: 'setup', field: 'lr' },
      goal: [
        { quantity: 'max_error', atMost: 0.001 },
        { quantity: 'iteration', atMost: 250 },
      ],
      means: [{ lr: 1 }, { lr: 0.5 }, { lr: 1.5 }, { accumulationSteps: 4, accumulationMean: true }],
      claims: [between(maxError(250, { lr: 0.1 }), 0.001, 1)],
    },
  ],
}
