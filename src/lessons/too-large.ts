import { texts } from '../i18n/texts.ts'
import { between, less, ratio, staysFinite, willDiverge } from './claim.ts'
import { described, type Lesson } from './lesson.ts'
import { divergesAt, fallsTo, fullLoss, largestLoss, learned, lrLimit, maxError } from './measure.ts'

const run = described({ iterations: 1000, logEvery: 100 })

/** What happens as lr grows: faster, past the target and back, bursts, no number at all. */
export const tooLarge: Lesson = {
  id: 'too-large',
  next: 'batch-of-one',
  cards: [
    {
      kind: 'guess',
      title: texts({ en: 'Where does it break?', zh: '到哪里就不行了？' }),
      text: texts({
        en: 'A larger lr means longer steps, and the tutorial’s 0.01 is small. But beyond some lr almost every run diverges: its steps lead farther and farther from W. Where does that begin? Drag the mark to that lr.',
        zh: 'lr 越大，步子越长，教程的 0.01 算小的。但 lr 超过某个值，几乎每次运行都会发散：越走越远离 W。这个值是多少？把标记拖到那里。',
      }),
      run,
      at: 0,
      guess: { by: 'lr', truth: lrLimit('typical') },
      until: 0,
      reveal: texts({
        en: ({ short }) =>
          `That is some 280 times the tutorial’s lr. There is an earlier limit, too: up to ${short(lrLimit('meanSquare'))} runs are safe, and between the two most arrive, but the error can shoot up on the way. Data and batch size alone decide both.`,
        zh: ({ short }) =>
          `这是教程的 280 倍左右。在它之前还有稳定上限 ${short(lrLimit('meanSquare'))}：不超过它是安全的；两者之间多数运行能到达，但途中误差可能骤增。两个数只由数据和批大小决定。`,
      }),
      claims: [between(lrLimit('typical'), 2.75, 2.85), less(lrLimit('meanSquare'), lrLimit('typical'))],
    },
    {
      kind: 'guess',
      title: texts({ en: 'Two hundred times', zh: '二百倍' }),
      text: texts({
        en: 'With the tutorial’s lr of 0.01 the full loss takes 6,201 iterations to fall to 0.000001. Now lr = 2, which is 200 times as much. How many iterations will that take?',
        zh: '教程的 lr 是 0.01，全部样本损失要 6,201 次迭代才降到 0.000001。现在取 lr = 2，是原来的 200 倍。这要多少次迭代？',
      }),
      run,
      at: 0,
      answerRun: { lr: 2 },
      guess: { by: 'number', truth: fallsTo(1e-6), unit: texts({ en: 'iterations', zh: '次迭代' }) },
      until: 100,
      reveal: texts({
        en: ({ count }) =>
          `So it is about 200 times as fast, too. Where lr is not too large, twice the lr is about twice as fast: with 0.1 it takes ${count(fallsTo(1e-6, { lr: 0.1 }))} iterations, with 1 it takes ${count(fallsTo(1e-6, { lr: 1 }))}.`,
        zh: ({ count }) =>
          `速度也变为约 200 倍。只要 lr 不太大，加倍就差不多快一倍：取 0.1 要 ${count(fallsTo(1e-6, { lr: 0.1 }))} 次，取 1 要 ${count(fallsTo(1e-6, { lr: 1 }))} 次。`,
      }),
      claims: [
        between(fallsTo(1e-6, { iterations: 10_000 }), 6201, 6201),
        ratio(fallsTo(1e-6, { iterations: 10_000 }), fallsTo(1e-6, { lr: 2 }), 180, 220),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'One step of lr 2', zh: 'lr = 2 走一步' }),
      text: texts({
        en: 'Look at the learned weight in row 1, column 2. It begins at 0.1330, and its target is 0.4. Where will it be after a single step with lr = 2?',
        zh: '看学到的第 1 行第 2 列的权重。它从 0.1330 出发，目标是 0.4。用 lr = 2 只走一步，它会到哪里？',
      }),
      run,
      at: 0,
      look: { panel: 'matrices', cell: [0, 1] },
      answerRun: { lr: 2 },
      choices: [
        {
          text: texts({ en: 'Still well below 0.4', zh: '离 0.4 还差不少' }),
          claim: between(learned(0, 1, 1), -1, 0.37),
        },
        {
          text: texts({ en: 'Almost exactly at 0.4', zh: '几乎正好在 0.4' }),
          claim: between(learned(0, 1, 1), 0.37, 0.43),
        },
        {
          text: texts({ en: 'Past 0.4, almost as far off on the other side', zh: '越过 0.4，在另一侧差得几乎一样远' }),
          claim: between(learned(0, 1, 1), 0.6, 0.66),
        },
      ],
      right: 2,
      until: 1,
      reveal: texts({
        en: ({ cell }) =>
          `At ${cell(learned(0, 1, 1))}: it was too low by 0.267, now it is too high by 0.227. It overshoots, but by less than it corrects, so the run still gets there. The next steps bring it back, past, and back again.`,
        zh: ({ cell }) =>
          `到了 ${cell(learned(0, 1, 1))}：原来低 0.267，现在高 0.227。它越过了目标，但越过的比纠正的少，所以这次运行仍能到达。之后几步把它拉回来，再越过，再拉回。`,
      }),
      claims: [
        between(learned(0, 1, 0), 0.13295, 0.13305),
        between(learned(0, 1, 1, { lr: 2 }), 0.6265, 0.6275),
        between(fallsTo(1e-12, { lr: 2 }), 1, 200),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'Between the two limits', zh: '两个上限之间' }),
      text: texts({
        en: 'lr = 2.6 is above the safe limit, 2.34, and below 2.79, beyond which almost every run diverges. What will this run do?',
        zh: 'lr = 2.6 高于稳定上限 2.34，低于 2.79，超过后者几乎每次运行都会发散。这次运行会怎样？',
      }),
      run,
      at: 0,
      answerRun: { lr: 2.6 },
      pins: [{ lr: 2 }],
      choices: [
        { text: texts({ en: 'It diverges', zh: '发散' }), claim: willDiverge() },
        {
          text: texts({ en: 'It arrives, sooner than with lr = 2', zh: '到达，比 lr = 2 时更快' }),
          claim: less(fallsTo(1e-12), fallsTo(1e-12, { lr: 2 })),
        },
        {
          text: texts({ en: 'It arrives, later than with lr = 2', zh: '到达，比 lr = 2 时更慢' }),
          claim: less(fallsTo(1e-12, { lr: 2 }), fallsTo(1e-12)),
        },
      ],
      right: 2,
      until: 150,
      reveal: texts({
        en: 'It arrives, but it takes its time: the loss shoots up again and again, between iterations 11 and 15 to 14 times what it was. Other runs are less lucky. With np_seed = 2 the loss first climbs from 0.7 to more than 10.',
        zh: '到达了，只是费时更多：损失一次次骤增，从第 11 次到第 15 次迭代就变为 14 倍。换一次运行，运气可能更差：np_seed = 2 时，损失先从 0.7 涨到 10 以上。',
      }),
      claims: [
        between(lrLimit('meanSquare'), 2.335, 2.345),
        between(lrLimit('typical'), 2.785, 2.795),
        ratio(fullLoss(15, { lr: 2.6 }), fullLoss(11, { lr: 2.6 }), 13.5, 14.5),
        between(largestLoss({ lr: 2.6, npSeed: 2 }), 10, 100),
        staysFinite({ lr: 2.6 }),
      ],
    },
    {
      kind: 'choose',
      title: texts({ en: 'A little more', zh: '再大一点点' }),
      text: texts({
        en: 'lr = 3 is only 8% above 2.79, the limit beyond which almost every run diverges. The loss begins at 0.7. What will it be after 1,000 iterations?',
        zh: 'lr = 3 只比 2.79 大 8%，超过 2.79 几乎每次运行都会发散。损失从 0.7 开始，1,000 次迭代之后会是多少？',
      }),
      run,
      at: 0,
      answerRun: { lr: 3 },
      choices: [
        {
          text: texts({ en: 'About 1: it just does not fall', zh: '1 左右：只是不再下降' }),
          claim: between(fullLoss(1000), 0.1, 10),
        },
        { text: texts({ en: 'About a million', zh: '一百万左右' }), claim: between(fullLoss(1000), 1e5, 1e7) },
        { text: texts({ en: 'No number at all', zh: '已经不是一个数了' }), claim: willDiverge() },
      ],
      right: 2,
      reveal: texts({
        en: ({ number }) =>
          `From iteration ${number(divergesAt()) - 1} on the loss is beyond the largest number of float32, 3.4e38. Along the steepest direction a step multiplies the error by about −1.3. It need not be much too large: what grows by the same factor again and again leaves every number behind.`,
        zh: ({ number }) =>
          `从第 ${number(divergesAt()) - 1} 次迭代起，损失超出了 float32 的最大值 3.4e38。沿最陡的方向，每一步把误差变为约 −1.3 倍。不必超出太多：一次次乘上同一个倍数，迟早会大过任何数。`,
      }),
      more: texts({
        en: ({ short }) =>
          `The factor is 1 − lr λ, λ the steepest curvature of the loss: 1 − 3 × 0.765 = −1.29. Without batch noise a run diverges as soon as it is below −1, that is above lr = 2 / λ = ${short(lrLimit('fullBatch'))}.`,
        zh: ({ short }) =>
          `这个倍数是 1 − lr λ，λ 是损失最陡方向的曲率：1 − 3 × 0.765 = −1.29。没有批次噪声时，它一低于 −1 就发散，也就是 lr 超过 2 / λ = ${short(lrLimit('fullBatch'))}。`,
      }),
      claims: [between(lrLimit('typical'), 2.765, 2.8), between(lrLimit('fullBatch'), 2.61, 2.618)],
    },
    {
      kind: 'do',
      title: texts({ en: 'As fast as it goes', zh: '能多快就多快' }),
      text: texts({
        en: 'Bring every weight to within 0.001 of W in at most 66 iterations. The best lr needs 33 of them, so there is room on both sides. Once you are there, try to do it in another way than by lr alone.',
        zh: '在最多 66 次迭代内，让每个权重与 W 相差不到 0.001。最好的 lr 只要 33 次，所以往大往小都有余地。做到之后，试试不只靠 lr 的办法。',
      }),
      run,
      at: 0,
      look: { panel: 'setup', field: 'lr' },
      goal: [
        { quantity: 'max_error', atMost: 0.001 },
        { quantity: 'iteration', atMost: 66 },
      ],
      means: [{ lr: 1.5 }, { lr: 2.6 }, { lr: 2, batchSize: 100 }, { lr: 1, momentum: 0.5 }],
      claims: [between(maxError(33, { lr: 2.2 }), 0, 0.001), between(maxError(66, { lr: 1 }), 0.001, 1)],
    },
  ],
}
