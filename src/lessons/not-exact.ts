import { texts } from '../i18n/texts.ts'
import { between, ratio } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { columnError, errorHalves, halving, learned, maxError } from './measure.ts'

const run = described()
const { iterations } = run.config

/** The same program, given time. */
const longer = described({ iterations: 20_000 })

/** The result is a little off: it is not finished, and one direction is slow. */
export const notExact: Lesson = {
  id: 'not-exact',
  next: 'noisy-cost',
  cards: [
    {
      kind: 'choose',
      title: texts({ en: 'Close, but not equal', zh: '很接近，但不相等' }),
      text: texts({
        en: 'After 5,000 iterations the tutorial prints 0.4021 where W has 0.4, and 0.5090 where W has 0.5. There is no noise: every row of y is computed from W itself. What keeps the program from printing 0.4000?',
        zh: '5,000 次迭代之后，W 中是 0.4 的位置，教程打印 0.4021；是 0.5 的位置，打印 0.5090。数据里没有噪声，y 的每一行都由 W 算出。为什么打印的不是 0.4000？',
      }),
      run,
      at: 0,
      choices: [
        {
          text: texts({ en: 'Rounding: float32 cannot hold 0.4', zh: '舍入误差：float32 存不下 0.4' }),
          claim: between(maxError(20_000, { iterations: 20_000 }), 0.001, 0.1),
        },
        {
          text: texts({ en: 'Bad luck with the random batches', zh: '随机批次的运气不好' }),
          claim: between(learned(0, 1, iterations, { npSeed: 1 }), 0.39995, 0.40005),
        },
        {
          text: texts({ en: 'It is not finished yet', zh: '还没有学完' }),
          claim: between(learned(0, 1, 20_000, { iterations: 20_000 }), 0.39995, 0.40005),
        },
        {
          text: texts({ en: 'lr is too large to settle on 0.4', zh: 'lr 太大，停不到 0.4 上' }),
          claim: ratio(maxError(iterations, { lr: 0.005 }), maxError(iterations), 0, 0.9),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ cell }) =>
          `It is not finished. float32 misses 0.4 by less than 0.00000001, and with other batches (np_seed 1 and 2) the same place reads ${cell(learned(0, 1, iterations, { npSeed: 1 }))} and ${cell(learned(0, 1, iterations, { npSeed: 2 }))}. After 5,000 steps the weights are simply still on their way.`,
        zh: ({ cell }) =>
          `没有学完。float32 与 0.4 相差不到 0.00000001；换别的批次（np_seed 取 1 和 2），同一位置是 ${cell(learned(0, 1, iterations, { npSeed: 1 }))} 和 ${cell(learned(0, 1, iterations, { npSeed: 2 }))}。走了 5,000 步，权重还在途中。`,
      }),
      claims: [
        between(learned(0, 1, iterations), 0.40205, 0.40215),
        between(learned(1, 0, iterations), 0.50895, 0.50905),
        between(maxError(iterations, { lr: 2 }), 0, 1e-8),
      ],
    },
    {
      kind: 'guess',
      title: texts({ en: 'How much longer?', zh: '还要多久？' }),
      text: texts({
        en: 'Here the loop has run 5,000 times, and the largest error is 0.0090. Let it run on with nothing changed. How many more iterations until that error is half as large?',
        zh: '这里循环已经运行了 5,000 次，最大误差是 0.0090。什么都不改，继续运行。再过多少次迭代，这个误差才会减半？',
      }),
      run: longer,
      at: 5000,
      guess: {
        by: 'number',
        truth: errorHalves(5000),
        unit: texts({ en: 'iterations', zh: '次迭代' }),
      },
      until: 10_000,
      reveal: texts({
        en: ({ cell }) =>
          `The next halving takes about as long, and so does every one after it, because each step removes the same share of what is left. At 10,000 iterations the error is ${cell(maxError(10_000))}: five halvings, nearly.`,
        zh: ({ cell }) =>
          `以后每减半一次，也要差不多同样久，因为每一步只能去掉剩余误差的一个固定比例。到第 10,000 次迭代，误差是 ${cell(maxError(10_000))}：减半了将近五次。`,
      }),
      claims: [
        between(maxError(5000), 0.00895, 0.00905),
        ratio(maxError(5000), maxError(10_000), 2 ** 4.5, 2 ** 5),
        ratio(errorHalves(5000), errorHalves(6000), 0.9, 1.1),
        ratio(errorHalves(5000), errorHalves(8000), 0.9, 1.1),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'What the errors have in common', zh: '这些误差的共同点' }),
      text: texts({
        en: 'Back to the start. After 5,000 iterations each column of the difference matrix will hold three errors. What will the three errors of a column have in common?',
        zh: '回到开头。5,000 次迭代之后，差值矩阵的每一列都剩三个误差。同一列的三个误差会有什么共同点？',
      }),
      run,
      at: 0,
      look: { panel: 'matrices' },
      choices: [
        {
          text: texts({ en: 'They have the same sign', zh: '符号相同' }),
          claim: between(learned(1, 0, iterations), 0, 0.5),
        },
        {
          text: texts({ en: 'They are equally large', zh: '大小相等' }),
          claim: between(learned(0, 0, iterations), 0.2, 0.294),
        },
        {
          text: texts({ en: 'Their sum is almost 0', zh: '加起来几乎是 0' }),
          claim: between(columnError(0, iterations), -0.0003, 0.0003),
        },
      ],
      right: 2,
      reveal: texts({
        en: ({ cell }) =>
          `They add up to almost 0: ${cell(columnError(0, iterations))} and ${cell(columnError(1, iterations))}. All x lie between 0 and 1, so errors that cancel leave every prediction almost right. The loss hardly notices them, and the gradient that would remove them is tiny: this is the slow direction.`,
        zh: ({ cell }) =>
          `加起来几乎是 0：两列分别是 ${cell(columnError(0, iterations))} 和 ${cell(columnError(1, iterations))}。x 都在 0 和 1 之间，误差互相抵消时预测几乎都对。损失察觉不到，能消除它们的梯度也就极小：这就是慢方向。`,
      }),
      more: texts({
        en: ({ count }) =>
          `A direction is a combination of the weights that shrinks as one. With this lr the error halves every ${count(halving('slowest'))} iterations along the slowest, and every ${count(halving('fastest'))} along the fastest, which raises or lowers all three weights of a column together.`,
        zh: ({ count }) =>
          `方向是几个权重的一种组合，它作为整体一起缩小。在这个 lr 下，沿最慢的方向误差每 ${count(halving('slowest'))} 次迭代减半；沿最快的方向每 ${count(halving('fastest'))} 次减半，那是一列的三个权重一起变大或变小。`,
      }),
      claims: [between(columnError(1, iterations), -0.0003, 0.0003)],
    },
    {
      kind: 'look',
      title: texts({ en: 'A reason for every cell', zh: '每个格子各有原因' }),
      text: texts({
        en: 'Every direction leaves its own share of the error in every cell. Click the learned 0.5090 and then 0.4021: the page splits each into its shares. Is it the same direction that holds both of them back?',
        zh: '每个方向都在每个格子里留下自己的一份误差。先点学到的 0.5090，再点 0.4021，页面会把它们拆开来看。拖慢这两个格子的，是同一个方向吗？',
      }),
      run,
      at: iterations,
      look: { panel: 'matrices', cell: [0, 1] },
    },
    {
      kind: 'do',
      title: texts({ en: 'Two ways to the same place', zh: '殊途同归' }),
      text: texts({
        en: 'Bring every weight to within 0.001 of W. First change nothing but lr. Then put lr back, and change nothing but iterations. Which takes fewer iterations, and how many times fewer? There are other ways, too.',
        zh: '让每个权重与 W 相差不到 0.001。先只改 lr；再把 lr 改回去，只改 iterations。哪种办法用的迭代更少，少多少倍？办法还不止这两种。',
      }),
      run,
      at: 0,
      look: { panel: 'setup', field: 'lr' },
      goal: [{ quantity: 'max_error', atMost: 0.001 }],
      means: [{ lr: 0.05 }, { lr: 1 }, { iterations: 10_000 }, { momentum: 0.9 }],
    },
  ],
}
